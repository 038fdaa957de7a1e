import { expect, test } from 'vitest';
import type { Ladder } from '../../../src/domain/cycle-definition.ts';
import type { SmtpAnswer } from '../../../src/domain/simulate/freeze-morning.ts';
import { playYear, type Deed } from '../support/played-year.ts';
import { DEFINITION, smallYear } from '../support/small-municipality.ts';

const KINDS = [
  'overdue',
  'overdue-copy',
  'escalation',
  'summary',
  'unreachable',
  'review-overdue',
  'review-escalation',
] as const;

/** Mail to this person is refused from one date to another, both included. */
const refusing =
  (person: string, from: string, to: string) =>
  (on: string, receiver: string): SmtpAnswer =>
    receiver === person && from <= on && on <= to ? 'refused' : 'accepted';

test('a chef found before 08:00 to be out of reach is not told of as late; both are told when the address is right, the VC of the escalation a day later', () => {
  const year = playYear({
    addressWrong: { at: '2026-11-09 07:00', person: 'rektor-skola-1' },
    smtp: refusing('rektor-skola-1', '2026-11-09', '2026-11-11'),
    addressesRight: '2026-11-11 17:00',
    to: '2026-11-20',
  });
  expect(year.about('skola-1', { kinds: KINDS })).toEqual([
    '2026-11-10 08:00 unreachable → adam',
    '2026-11-11 08:00 unreachable → vera',
    '2026-11-12 08:00 overdue → rektor-skola-1',
    '2026-11-12 08:00 overdue-copy → vera',
    '2026-11-13 08:00 escalation → vera',
    '2026-11-20 08:00 escalation → dag',
  ]);
});

test('where another chef of the same task is reached, the VC has her copy', () => {
  const year = playYear({
    addressWrong: { at: '2026-11-09 07:00', person: 'asta' },
    smtp: refusing('asta', '2026-11-09', '2026-12-31'),
    to: '2026-11-09',
  });
  expect(year.about('asp', { kinds: KINDS })).toEqual([
    '2026-11-09 08:00 overdue → alf',
    '2026-11-09 08:00 overdue-copy → vera',
  ]);
});

test('a copy that could not leave and now may not stays as it is, planned once when the chef can be reached', () => {
  const year = playYear({
    smtp: (on, receiver) => (receiver === 'vera' && on === '2026-11-09' ? 'away' : 'accepted'),
    addressWrong: { at: '2026-11-09 14:00', person: 'rektor-skola-1' },
    addressesRight: '2026-11-18 10:00',
    to: '2026-11-20',
  });
  const copies = year.plan('skola-1').ledger.filter(({ kind }) => kind === 'overdue-copy');
  expect(copies.map(({ morning, status }) => [morning, status])).toEqual([
    ['2026-11-09', 'dissolved'],
    ['2026-11-19', 'sent'],
  ]);
});

test('where one of two chefs was reached, a copy that could not leave goes next morning', () => {
  const year = playYear({
    smtp: (on, receiver) =>
      receiver === 'asta' ? 'refused' : receiver === 'vera' && on === '2026-11-09' ? 'away' : 'accepted',
    to: '2026-11-10',
  });
  expect(year.about('asp', { kinds: ['overdue', 'overdue-copy'] })).toEqual([
    '2026-11-09 08:00 overdue → alf',
    '2026-11-10 08:00 overdue-copy → vera',
  ]);
});

test('what is no longer so drops, also of somebody who cannot be reached', () => {
  const year = playYear({
    addressWrong: { at: '2026-11-09 07:00', person: 'rektor-skola-1' },
    deeds: [{ at: '2026-11-09 07:30', by: 'rektor-skola-1', on: 'skola-1', act: 'hand-in' }],
    to: '2026-11-09',
  });
  const copies = year.plan('skola-1').ledger.filter(({ kind }) => kind === 'overdue-copy');
  expect(copies.map(({ status }) => status)).toEqual(['dropped']);
});

test('a summary does not tell of somebody found before 08:00 to be out of reach; the next does, when she can be reached', () => {
  const year = playYear({
    addressWrong: { at: '2026-11-23 07:00', person: 'rektor-skola-1' },
    smtp: refusing('rektor-skola-1', '2026-11-23', '2026-11-25'),
    addressesRight: '2026-11-25 10:00',
    to: '2026-11-30',
  });
  expect(year.about('skola-1', { kinds: KINDS }).filter((line) => line > '2026-11-19')).toEqual([
    '2026-11-24 08:00 unreachable → adam',
    '2026-11-25 08:00 unreachable → vera',
    '2026-11-30 08:00 summary → vera',
    '2026-11-30 08:00 summary → dag',
  ]);
});

test('a reviewer found before 08:00 to be out of reach is not told of as late either', () => {
  const review: Ladder = { reminders: [], overdue: { workingDays: 1, copyTo: 'director' }, escalations: [] };
  const handIn: Deed = { at: '2026-11-05 10:00', by: 'rektor-skola-1', on: 'skola-1', act: 'hand-in' };
  const year = playYear({
    input: smallYear({ definition: { ...DEFINITION, ladders: { ...DEFINITION.ladders, review } } }),
    deeds: [handIn],
    addressWrong: { at: '2026-11-23 07:00', person: 'vera' },
    smtp: refusing('vera', '2026-11-23', '2026-11-25'),
    addressesRight: '2026-11-25 10:00',
    to: '2026-11-26',
  });
  expect(year.about('skola-1', { kinds: KINDS })).toEqual([
    '2026-11-24 08:00 unreachable → adam',
    '2026-11-25 08:00 unreachable → dag',
    '2026-11-26 08:00 review-overdue → vera',
    '2026-11-26 08:00 overdue-copy → dag',
  ]);
});
