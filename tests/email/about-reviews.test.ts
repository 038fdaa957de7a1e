import { expect, test } from 'vitest';
import type { MailItem } from '../../src/domain/mail-item.ts';
import type { NoticeKind } from '../../src/domain/notice.ts';
import { factsOf } from '../../src/domain/simulate/world.ts';
import { composeMailItem } from '../../src/outbox/compose-mail-item.ts';
import { playYear, type Deed, type Play } from '../domain/support/played-year.ts';

const baseUrl = 'https://arshjul.kommun.example';
const HAND_IN: Deed = { at: '2026-11-05 10:00', by: 'rektor-skola-1', on: 'skola-1', act: 'hand-in' };

/** What the school's report brings of a kind, as it reads on its morning. */
function itemOf(kind: NoticeKind, play: Play & { readonly to: string }): MailItem {
  const year = playYear({ deeds: [HAND_IN], ...play });
  const plan = year.plan('skola-1');
  const notice = plan.ledger.filter((entry) => entry.kind === kind && entry.task === 'report').at(-1);
  if (!notice) throw new Error(`no ${kind}`);
  const source = { notice, state: plan.state, facts: factsOf(year.world, plan), on: notice.morning, baseUrl };
  const item = composeMailItem(source);
  if (!item) throw new Error(`no item of ${kind}`);
  return item;
}

test.each([
  ['review', '2026-11-06', ['reminder', 'review-due', 'overdue', 'escalation', 'summary']],
  ['review-reminder', '2026-11-18', ['reminder', 'review-due', 'overdue', 'escalation', 'summary']],
  ['review-overdue', '2026-11-23', ['overdue', 'escalation', 'summary']],
  ['review-escalation', '2026-11-27', ['escalation', 'summary']],
] as const)('an item of %s tells what happens to the review if nothing happens', (kind, to, told) => {
  expect(itemOf(kind, { to }).outlook.map((entry) => entry.kind)).toEqual(told);
});

test('it is the reviewer who could not be reached, not the chef who has handed in', () => {
  const item = itemOf('unreachable', { to: '2026-11-26', smtp: (_, to) => (to === 'vera' ? 'refused' : 'accepted') });
  expect(item).toMatchObject({ review: true, by: { name: 'vera' } });
});

test('what has its answer brings no more dates', () => {
  const approve: Deed = { at: '2026-11-10 10:00', by: 'vera', on: 'skola-1', act: 'approve' };
  expect(itemOf('approved', { deeds: [HAND_IN, approve], to: '2026-11-11' }).outlook).toEqual([]);
});
