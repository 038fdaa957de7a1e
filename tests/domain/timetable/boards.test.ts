import { describe, expect, test } from 'vitest';
import type { Step } from '../../../src/domain/cycle-definition.ts';
import { timetableFor } from '../../../src/domain/timetable/timetable-for.ts';
import { aDefinition } from './a-definition.ts';
import { drawn, faultsIn, YEAR } from './draw.ts';

/** Meetings: `earlier` 20 October 2027, `later` 26 October 2027. */
const before = { before: 'board', workingDays: 10 } as const;
const place = { key: 'x', level: 'operation', schoolForms: [], yearGroups: [] };

function rows(...steps: readonly (Partial<Step> & Pick<Step, 'key' | 'due'>)[]): readonly string[] {
  return drawn(aDefinition(steps)).steps.map(({ key, board, due }) => [key, board, due].filter(Boolean).join(' '));
}

describe('a step below the top that counts from the meeting', () => {
  test('has a row for each board, in the order of the file where dates are equal', () => {
    expect(rows({ key: 'plan', level: 'operation', due: before })).toEqual([
      'plan earlier 2027-10-06',
      'plan later 2027-10-12',
    ]);
    const same = { later: '2027-10-20', earlier: '2027-10-20' };
    const definition = aDefinition([{ key: 'plan', level: 'operation', due: before }]);
    expect(drawn(definition, YEAR, same).steps.map(({ board }) => board)).toEqual(['later', 'earlier']);
  });

  test('has rows only for the boards under which its operations stand', () => {
    expect(rows({ key: 'plan', operations: ['grundskola'], due: before })).toEqual(['plan later 2027-10-12']);
    expect(rows({ key: 'plan', operations: ['gymnasieskola', 'resurscentrum'], due: before })).toEqual([
      'plan earlier 2027-10-06',
    ]);
  });

  test('has one row, by the earliest meeting, when its operations stand under no board', () => {
    expect(rows({ key: 'plan', operations: ['resurscentrum'], due: before })).toEqual(['plan 2027-10-06']);
  });

  test('has them too when it counts through another step', () => {
    const chain = rows(
      { key: 'plan', level: 'operation', due: before },
      { key: 'unit', operations: ['grundskola'], due: { before: 'plan', workingDays: 5 } },
    );
    expect(chain).toEqual(['unit later 2027-10-05', 'plan earlier 2027-10-06', 'plan later 2027-10-12']);
  });
});

describe('a step of the top level', () => {
  test('counts from the earliest meeting, and what counts from it has its one date', () => {
    const chain = rows(
      { key: 'municipal', level: 'municipality', due: before },
      { key: 'unit', due: { before: 'municipal', workingDays: 5 } },
    );
    expect(chain).toEqual(['unit 2027-09-29', 'municipal 2027-10-06']);
  });

  test('that counts from a step below it takes that step’s earliest date', () => {
    const chain = rows(
      { key: 'plan', level: 'operation', operations: ['grundskola'], due: before },
      { key: 'municipal', level: 'municipality', due: { after: 'plan', workingDays: 1 } },
    );
    expect(chain).toEqual(['plan later 2027-10-12', 'municipal 2027-10-13']);
  });
});

test('a perBoard step has a row per board at every level, counted from that board’s meeting', () => {
  expect(rows({ key: 'package', level: 'municipality', perBoard: true, due: before })).toEqual([
    'package earlier 2027-10-06',
    'package later 2027-10-12',
  ]);
  expect(rows({ key: 'package', level: 'municipality', perBoard: true, due: { isoWeek: 40, in: 'end' } })).toHaveLength(
    2,
  );
});

test('a date entered by hand stands as it is, working day or not', () => {
  const definition = aDefinition([{ key: 'decision', level: 'municipality', due: { after: 'board', workingDays: 1 } }]);
  const [row] = drawn(definition, YEAR, { earlier: '2027-10-23', later: '2027-10-30' }).steps;
  expect(row).toMatchObject({ opensOn: '2027-10-25', due: '2027-10-25' });
});

test('a meeting that the year lacks is refused, naming it', () => {
  const definition = aDefinition([{ key: 'one', due: { isoWeek: 45, in: 'start' } }], {
    boards: [{ key: 'b', title: 'Nämnden', operations: [], meeting: { isoWeek: 53, in: 'end' } }],
  });
  expect(faultsIn(definition)).toMatchObject([
    { path: ['boards', 0, 'meeting'], expected: 'date-in-year', years: [YEAR] },
  ]);
});

describe('the rows of one plan', () => {
  const definition = aDefinition([
    { key: 'plan', level: 'operation', due: before },
    { key: 'school', level: 'operation', operations: ['grundskola'], due: before },
    {
      key: 'decision',
      level: 'operation',
      perBoard: true,
      actor: 'secretary',
      due: { after: 'board', workingDays: 5 },
    },
    { key: 'unit-plan', level: 'unit', due: { isoWeek: 36, in: 'end' } },
  ]);
  const timetable = drawn(definition);
  const rowsOf = (operation: string): readonly string[] =>
    timetableFor({ definition, timetable, place: { ...place, key: operation, operation } }).map(({ key, board, due }) =>
      [key, board, due].filter(Boolean).join(' '),
    );

  test('are counted from its board', () => {
    expect(rowsOf('gymnasieskola')).toEqual(['plan 2027-10-06', 'decision earlier 2027-10-27']);
    expect(rowsOf('grundskola')).toEqual(['plan 2027-10-12', 'school 2027-10-12', 'decision later 2027-11-09']);
  });

  test('are counted from the earliest, where it goes to several; perBoard gives one for each', () => {
    expect(rowsOf('resurscentrum')).toEqual([
      'plan 2027-10-06',
      'decision earlier 2027-10-27',
      'decision later 2027-11-09',
    ]);
  });

  test('of an operation that stands under no board count by the earliest meeting, even beside one that does', () => {
    const both = aDefinition([
      { key: 'plan', level: 'operation', operations: ['grundskola', 'resurscentrum'], due: before },
    ]);
    const drawnBoth = drawn(both);
    expect(drawnBoth.steps.map(({ board }) => board)).toEqual(['later']);
    const found = timetableFor({
      definition: both,
      timetable: drawnBoth,
      place: { ...place, operation: 'resurscentrum' },
    });
    expect(found).toMatchObject([{ key: 'plan', due: '2027-10-06' }]);
    expect(found[0]).not.toHaveProperty('board');
  });

  test('narrow by school form, year group and unit', () => {
    const narrowed = aDefinition([
      { key: 'sar', schoolForms: ['grundsarskola'], due: { isoWeek: 36, in: 'end' } },
      { key: 'first', yearGroups: ['1'], due: { isoWeek: 36, in: 'end' } },
      { key: 'own', units: ['lina'], due: { isoWeek: 36, in: 'end' } },
    ]);
    const stepsOf = (key: string, schoolForms: readonly string[], yearGroups: readonly string[]): readonly string[] =>
      timetableFor({
        definition: narrowed,
        timetable: drawn(narrowed),
        place: { key, level: 'unit', operation: 'grundskola', schoolForms, yearGroups },
      }).map((row) => row.key);
    expect(stepsOf('lina', ['grundskola'], ['7', '8', '9'])).toEqual(['own']);
    expect(stepsOf('ene', ['grundskola', 'grundsarskola'], ['1', '2'])).toEqual(['sar', 'first']);
  });
});
