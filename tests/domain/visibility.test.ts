import { expect, test } from 'vitest';
import { planId } from '../../src/domain/plan-id.ts';
import { MATTERS, maySee, viewerPlace, type Matter } from '../../src/domain/visibility.ts';
import { changed, DEFINITION, post, smallOrganisation } from './support/small-municipality.ts';

const organisation = changed(smallOrganisation(), {
  posts: [
    { ...post('sigrid', 'secretary'), board: 'namnden' },
    { ...post('nobody', 'unitHead', 'skola-2'), to: '2026-10-01' },
  ],
});
const on = '2026-11-05';
const of = (place: string) => {
  const address = { municipality: '9999', place, year: '2026/2027' };
  return { organisation, definition: DEFINITION, address, id: planId(address) };
};
const sees = (person: string, place = 'skola-1'): Matter[] =>
  MATTERS.filter((matter) => maySee(of(place), matter, { person, on }));

test('own chefs see everything of their own, drafts too, and nobody else sees a draft', () => {
  expect(sees('rektor-skola-1')).toEqual([...MATTERS]);
  expect(organisation.persons.filter(({ id }) => sees(id).includes('draft')).map(({ id }) => id)).toEqual([
    'rektor-skola-1',
  ]);
});

test.each(['vera', 'dag', 'adam'])(
  '%s, above or administrating, reads what is handed in and its lateness',
  (person) => {
    expect(sees(person)).toEqual(['submission', 'approved-plan', 'lateness', 'state']);
  },
);

test('a chef of the same operation reads the approved plan, and nothing of how it came about', () => {
  expect(viewerPlace(of('skola-1'), 'rektor-skola-2', on)).toBe('sibling');
  expect(sees('rektor-skola-2')).toEqual(['approved-plan']);
});

test('a secretary reads approved plans; who holds no post any longer sees nothing', () => {
  expect(sees('sigrid')).toEqual(['approved-plan']);
  expect(sees('nobody')).toEqual([]);
  expect(sees('a stranger')).toEqual([]);
});

test('a substitute stands where the absent stood', () => {
  const absent = changed(organisation, {
    absences: [{ person: 'vera', from: '2026-11-01', to: '2026-11-30', substitute: 'rektor-skola-2' }],
  });
  const facts = { ...of('skola-1'), organisation: absent };
  expect(maySee(facts, 'submission', { person: 'rektor-skola-2', on })).toBe(true);
  expect(maySee(facts, 'submission', { person: 'vera', on })).toBe(false);
  expect(maySee(facts, 'submission', { person: 'rektor-skola-2', on: '2026-12-01' })).toBe(false);
});
