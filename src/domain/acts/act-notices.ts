import { dayOf, nextSendingMorning } from '../calendar/working-days.ts';
import type { Facts } from '../facts.ts';
import type { ActKind, Intent } from '../intent.ts';
import { actRung, clickRung, OPENING, reviewRung } from '../ladder/rung-names.ts';
import { noticeOn } from '../ladder/morning.ts';
import { receiversAbove, type Receiver } from '../line/receivers.ts';
import { reviewersOf } from '../line/reviewers.ts';
import { actorsOf } from '../line/seats.ts';
import { reviewLadderOf } from '../line/step-of.ts';
import type { Notice, NoticeKind } from '../notice.ts';
import type { TaskState } from '../plan-state.ts';

type Told = { readonly facts: Facts; readonly task: TaskState; readonly intent: Intent };

function toActors(told: Told, kind: NoticeKind): Notice[] {
  const { facts, task, intent } = told;
  const sendOn = nextSendingMorning(facts.calendar, intent.clickedAt);
  return actorsOf(facts, task, sendOn).persons.map((receiver) =>
    noticeOn({ facts, sendOn }, task, { kind, rung: actRung(kind, intent.clickedAt), receiver, as: 'responsible' }),
  );
}

function toReviewers({ facts, task, intent }: Told): Notice[] {
  if (!reviewLadderOf(facts, task) || !task.handedIn || !task.review) return [];
  const sendOn = nextSendingMorning(facts.calendar, intent.clickedAt);
  const found = reviewersOf(facts, task, sendOn);
  const receivers: readonly Receiver[] =
    found.kind === 'found'
      ? found.persons.map((person) => ({ person, as: 'reviewer' as const }))
      : found.administrators;
  const rung = reviewRung(
    { version: task.handedIn.version, round: task.review.round },
    found.kind === 'found' ? OPENING : 'unnamed',
  );
  return receivers.map(({ person, as }) =>
    noticeOn({ facts, sendOn }, task, { kind: 'review', rung, receiver: person, as }),
  );
}

function receipt({ facts, task, intent }: Told): Notice {
  const rung = clickRung('receipt', intent);
  return noticeOn({ facts, sendOn: 'at-once' }, task, { kind: 'receipt', rung, receiver: intent.by, as: 'actor' });
}

function toApprover({ facts, task, intent }: Told): Notice[] {
  const sendOn = nextSendingMorning(facts.calendar, intent.clickedAt);
  const below = actorsOf(facts, task, dayOf(facts.calendar, intent.clickedAt)).persons;
  return receiversAbove(facts, { on: sendOn, below }).map(({ person, as }) =>
    noticeOn({ facts, sendOn }, task, {
      kind: 'extension-asked',
      rung: actRung('extension-asked', intent.clickedAt),
      receiver: person,
      as,
    }),
  );
}

const NONE = (): Notice[] => [];
const ACT_NOTICES: Readonly<Record<ActKind, (told: Told) => Notice[]>> = {
  'hand-in': (told) => [receipt(told), ...toReviewers(told)],
  withdraw: NONE,
  'begin-review': NONE,
  approve: (told) => toActors(told, 'approved'),
  return: (told) => toActors(told, 'returned'),
  reopen: (told) => toActors(told, 'reopened'),
  except: (told) => toActors(told, 'excepted'),
  'ask-extension': toApprover,
  extend: (told) => toActors(told, 'extended'),
  'refuse-extension': (told) => toActors(told, 'extension-refused'),
  'name-reviewer': toReviewers,
};

/** Whom an accepted click concerns, beside the one who clicked. `task` is the task after the click. */
export function actNotices(told: Told): Notice[] {
  return ACT_NOTICES[told.intent.act.kind](told);
}

/** Tells who has left the page that the click was refused. */
export function refusedNotice({ facts, task, intent }: Told): Notice {
  const rung = clickRung('refused', intent);
  return noticeOn({ facts, sendOn: 'at-once' }, task, { kind: 'refused', rung, receiver: intent.by, as: 'actor' });
}
