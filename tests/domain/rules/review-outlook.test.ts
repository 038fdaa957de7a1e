import { expect, test } from 'vitest';
import type { Ladder } from '../../../src/domain/cycle-definition.ts';
import { outlook } from '../../../src/domain/outlook.ts';
import { factsOf } from '../../../src/domain/simulate/world.ts';
import { changed, DEFINITION, post, smallOrganisation, smallYear } from '../support/small-municipality.ts';
import { local, playYear, type Deed, type Played } from '../support/played-year.ts';

const HAND_IN: Deed = { at: '2026-11-05 10:00', by: 'rektor-skola-1', on: 'skola-1', act: 'hand-in' };

/** `2026-11-18 reminder`, with who else is told. */
function ahead(year: Played, on: string, at: string): string[] {
  const entries = outlook({
    facts: factsOf(year.world, year.plan(on.split('/')[0] ?? '')),
    task: year.task(on),
    now: local(at),
  });
  return entries.map(({ on: date, kind, to }) => [date, kind, ...to.map(({ name }) => name)].join(' '));
}

test('what waits for its review says what happens to the review, and the mornings do as it says', () => {
  const year = playYear({ deeds: [HAND_IN], to: '2026-11-06' });
  expect(ahead(year, 'skola-1', '2026-11-06 08:00')).toEqual([
    '2026-11-18 reminder',
    '2026-11-20 review-due',
    '2026-11-23 overdue',
    '2026-11-27 escalation dag',
    '2026-11-30 summary dag',
  ]);
  const kinds = ['review-reminder', 'review-overdue', 'review-escalation', 'summary'] as const;
  expect(playYear({ deeds: [HAND_IN], to: '2026-11-30' }).about('skola-1', { kinds })).toEqual([
    '2026-11-18 08:00 review-reminder → vera',
    '2026-11-23 08:00 review-overdue → vera',
    '2026-11-27 08:00 review-escalation → dag',
    '2026-11-30 08:00 summary → dag',
  ]);
});

test('where another reviewer is known to come, her whole ladder is told beforehand', () => {
  const organisation = changed(smallOrganisation(), {
    without: ['vera@grundskola'],
    posts: [
      { ...post('vera', 'operationHead', 'grundskola'), to: '2026-11-24' },
      { ...post('vilma', 'operationHead', 'grundskola'), from: '2026-11-25' },
    ],
  });
  const year = playYear({ input: smallYear({ organisation }), deeds: [HAND_IN], to: '2026-11-06' });
  expect(ahead(year, 'skola-1', '2026-11-06 12:00')).toEqual([
    '2026-11-18 reminder',
    '2026-11-20 review-due',
    '2026-11-23 overdue',
    '2026-11-30 reminder',
    '2026-12-03 overdue',
    '2026-12-09 escalation dag',
    '2026-12-14 summary dag',
  ]);
});

test('nothing is said to follow for a review that nobody has, nor once it has its answer', () => {
  const approve: Deed = { at: '2026-11-10 10:00', by: 'vera', on: 'skola-1', act: 'approve' };
  const answered = playYear({ deeds: [HAND_IN, approve], to: '2026-11-11' });
  expect(ahead(answered, 'skola-1', '2026-11-11 12:00').filter((line) => line.includes('review'))).toEqual([]);

  const vacant = changed(smallOrganisation(), { without: ['dag@kommun', 'vera@grundskola'] });
  const unnamed = playYear({ input: smallYear({ organisation: vacant }), deeds: [HAND_IN], to: '2026-11-06' });
  expect(ahead(unnamed, 'skola-1', '2026-11-06 12:00')).toEqual(['2026-11-20 review-due']);
});

test('a review ladder that sends a copy tells it beforehand, and sends it to others than the late reviewer', () => {
  const copied: Ladder = { reminders: [], overdue: { workingDays: 1, copyTo: 'director' }, escalations: [] };
  const definition = { ...DEFINITION, ladders: { ...DEFINITION.ladders, review: copied } };
  const year = playYear({ input: smallYear({ definition }), deeds: [HAND_IN], to: '2026-11-24' });
  expect(ahead(year, 'skola-1', '2026-11-06 12:00')).toContain('2026-11-23 overdue dag');
  expect(year.about('skola-1', { kinds: ['review-overdue', 'overdue-copy'] })).toEqual([
    '2026-11-23 08:00 review-overdue → vera',
    '2026-11-23 08:00 overdue-copy → dag',
  ]);

  const own: Ladder = { ...copied, overdue: { workingDays: 1, copyTo: 'approver' } };
  const toReviewer = { ...DEFINITION, ladders: { ...DEFINITION.ladders, review: own } };
  const alone = playYear({ input: smallYear({ definition: toReviewer }), deeds: [HAND_IN], to: '2026-11-24' });
  expect(alone.about('skola-1', { kinds: ['overdue-copy'] })).toEqual([]);
});

test('a copy about a review goes to the new director, and to nobody once the review is done', () => {
  const copied: Ladder = { reminders: [], overdue: { workingDays: 1, copyTo: 'director' }, escalations: [] };
  const definition = { ...DEFINITION, ladders: { ...DEFINITION.ladders, review: copied } };
  const input = smallYear({ definition });
  const later = changed(input.organisation, { without: ['dag@kommun'], posts: [post('disa', 'director', 'kommun')] });
  const year = playYear({
    input,
    deeds: [HAND_IN],
    organisations: [{ at: '2026-11-23 07:30', organisation: later }],
    to: '2026-11-24',
  });
  expect(year.about('skola-1', { kinds: ['overdue-copy'] })).toEqual(['2026-11-23 08:00 overdue-copy → disa']);
  const done: Deed = { at: '2026-11-23 07:30', by: 'vera', on: 'skola-1', act: 'approve' };
  const stopped = playYear({ input, deeds: [HAND_IN, done], to: '2026-11-24' });
  expect(stopped.about('skola-1', { kinds: ['overdue-copy', 'review-overdue'] })).toEqual([]);
});
