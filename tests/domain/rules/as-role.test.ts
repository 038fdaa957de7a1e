import { expect, test } from 'vitest';
import { stepPlan } from '../../../src/domain/simulate/step-plan.ts';
import type { Role } from '../../../src/domain/cycle-definition.ts';
import type { Act } from '../../../src/domain/intent.ts';
import { local, playYear, type Deed } from '../support/played-year.ts';
import { changed, post, smallOrganisation, smallYear } from '../support/small-municipality.ts';

const AT = local('2026-10-20 10:00');
const EXTEND = { kind: 'extend', due: '2026-11-12', reason: 'Sjukdom.' } as const;

/** What is said of one click, pressed by a page or in one role alone. */
function verdict(
  organisation: ReturnType<typeof smallOrganisation>,
  by: string,
  act: Act,
  { asRole, deeds = [] }: { asRole?: Role; deeds?: readonly Deed[] } = {},
): string {
  const year = playYear({ input: smallYear({ organisation }), deeds, to: '2026-10-19' });
  const intent = { id: 'one', task: 'report', by, clickedAt: AT, act, ...(asRole && { asRole }) };
  const { verdicts } = stepPlan(year.world, year.plan('skola-1'), { intents: [intent], now: AT });
  const [said] = verdicts;
  return said?.verdict.accepted === false ? said.verdict.refusal : 'accepted';
}

test('a click in one role is not given what the person may by another post', () => {
  const two = changed(smallOrganisation(), { posts: [post('dag', 'administrator')] });
  expect(verdict(two, 'dag', EXTEND)).toBe('accepted');
  expect(verdict(two, 'dag', EXTEND, { asRole: 'director' })).toBe('accepted');
  expect(verdict(two, 'dag', EXTEND, { asRole: 'administrator' })).toBe('not-approver');
});

test('a role that the person no longer holds gives nothing, whatever she holds instead', () => {
  const moved = changed(smallOrganisation(), {
    without: ['vera@grundskola', 'dag@kommun'],
    posts: [post('nya', 'operationHead', 'grundskola'), post('vera', 'director', 'kommun')],
  });
  expect(verdict(moved, 'vera', EXTEND)).toBe('accepted');
  expect(verdict(moved, 'vera', EXTEND, { asRole: 'operationHead' })).toBe('not-approver');
});

test('the post that a role leaves out is not vacant: its work does not pass up to the role', () => {
  const both = changed(smallOrganisation(), {
    without: ['vera@grundskola'],
    posts: [post('dag', 'operationHead', 'grundskola')],
  });
  const past = { ...EXTEND, due: '2026-12-01' };
  expect(verdict(both, 'dag', past)).toBe('accepted');
  expect(verdict(both, 'dag', past, { asRole: 'operationHead' })).toBe('accepted');
  expect(verdict(both, 'dag', past, { asRole: 'director' })).toBe('date-outside-cycle');
});

test('a role frees nobody from what bars the person: her own work stays her own', () => {
  const own = changed(smallOrganisation(), { posts: [post('vera', 'unitHead', 'skola-1')] });
  expect(verdict(own, 'vera', EXTEND)).toBe('own-work');
  expect(verdict(own, 'vera', EXTEND, { asRole: 'operationHead' })).toBe('own-work');
});

test('a reviewer is named by the role that names, whatever else the person holds', () => {
  const all = changed(smallOrganisation(), {
    without: ['vera@grundskola'],
    posts: [post('dag', 'operationHead', 'grundskola'), post('dag', 'administrator')],
  });
  const handIn: Deed = { at: '2026-10-15 10:00', by: 'dag', on: 'skola-1', act: 'hand-in' };
  const name: Act = { kind: 'name-reviewer', reviewer: 'asta' };
  expect(verdict(all, 'dag', name, { deeds: [handIn] })).toBe('accepted');
  expect(verdict(all, 'dag', name, { deeds: [handIn], asRole: 'administrator' })).toBe('accepted');
  expect(verdict(all, 'dag', name, { deeds: [handIn], asRole: 'director' })).toBe('not-administrator');
});
