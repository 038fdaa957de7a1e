import { dayOf, nextSendingMorning, nthWorkingDayAfter, workingDaysBetween } from './calendar/working-days.ts';
import { mayBeLate } from './deadline.ts';
import type { Facts } from './facts.ts';
import { reviewLadder } from './ladder/climb-review.ts';
import type { Climb } from './ladder/escalate.ts';
import { nextFirstOfWeek, summaryReceivers } from './ladder/summary.ts';
import { taskLadder } from './ladder/task-ladder.ts';
import { asKnownNow, isTold, openLedger } from './ladder/told.ts';
import { isUnreachable } from './ladder/unreachable.ts';
import { indexOf } from './line/organisation-index.ts';
import { copyReceivers, ladderReceivers, type Receiver } from './line/receivers.ts';
import { ladderOf } from './line/step-of.ts';
import type { NamedPerson, OutlookEntry } from './mail-item.ts';
import type { PersonId } from './organisation.ts';
import type { Review, TaskState } from './plan-state.ts';
import { missingOfOthers, reopenedBelow } from './requirements.ts';
import { isWithin } from './responsible.ts';
import type { Instant, LocalDate } from './time.ts';

/** A person's name and what she is called in the post she holds that day. */
export function namedPerson(facts: Pick<Facts, 'organisation'>, person: PersonId, on: LocalDate): NamedPerson {
  const index = indexOf(facts.organisation);
  const post = index.postsOf.get(person)?.find((one) => isWithin(one, on));
  return { name: index.person.get(person)?.name ?? '', title: post?.title ?? '' };
}

type Asked = { readonly facts: Facts; readonly task: TaskState; readonly now: Instant };

/**
 * What follows if nothing happens, in order of date: for what is handed in and waits for its review, what happens to the
 * review; else what happens to the task. What has been is left out, and so are rungs that would reach only those who are
 * late. The same rules as the mornings themselves.
 */
export function outlook(asked: Asked): readonly OutlookEntry[] {
  const { facts, task, now } = asked;
  const today = dayOf(facts.calendar, now);
  const review = task.chart === 'handedIn' ? task.review : undefined;
  return (review ? ofReview(asked, review) : ofTask(asked))
    .filter(({ on }) => on >= today)
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** What does not come as long as a task waits for others (domain §5). */
const WHILE_OTHERS_ARE_MISSING: ReadonlySet<OutlookEntry['kind']> = new Set(['escalation', 'summary']);

function ofTask(asked: Asked): OutlookEntry[] {
  const { facts, task } = asked;
  const entries: OutlookEntry[] = [];
  if (task.chart === 'upcoming') entries.push({ on: task.opensOn, kind: 'opens', to: [] });
  entries.push({ on: task.due, kind: 'due', to: [] });
  const ladder = taskLadder(facts, task);
  if (ladder) {
    const { overdue, climb } = ladder;
    const rules = ladderOf(facts, task);
    const copies = rules && overdue !== null ? copyReceivers(facts, rules, { on: overdue, late: task.holders }) : [];
    const reminders = ladder.reminders.map(({ on }) => on);
    entries.push(...rungs(asked, { due: task.due, reminders, overdue, copies, climb, summed: mayBeLate(task) }));
  }
  const waits = missingOfOthers(facts, task).length > 0;
  return entries.filter(({ kind }) => !waits || !WHILE_OTHERS_ARE_MISSING.has(kind));
}

/** While plans below are open again its ladder waits, and where nobody may review there is nobody to remind (domain §6). */
function ofReview(asked: Asked, review: Review): OutlookEntry[] {
  const { facts, task } = asked;
  const due: OutlookEntry = { on: review.due, kind: 'review-due', to: [] };
  const ladder = reviewLadder(facts, task, review);
  if (!ladder || review.holders.length === 0 || reopenedBelow(facts, task).length > 0) return [due];
  const copies = ladder.overdue === null ? [] : ladder.copies(ladder.overdue);
  return [due, ...rungs(asked, { ...ladder, due: review.due, copies, summed: true })];
}

type Rungs = {
  readonly due: LocalDate;
  readonly reminders: readonly LocalDate[];
  readonly overdue: LocalDate | null;
  readonly copies: readonly Receiver[];
  readonly climb: Climb;
  /** What is never late stands in no summary. */
  readonly summed: boolean;
};

/** What a ladder brings, from the first reminder to the first Monday after its end. */
function rungs({ facts, task, now }: Asked, { due, reminders, overdue, copies, climb, summed }: Rungs): OutlookEntry[] {
  const ledger = openLedger(asKnownNow(facts));
  // Its morning has passed, through no fault of the late: it comes the next.
  const soonest = nextSendingMorning(facts.calendar, now);
  const isReached = !isUnreachable(facts, climb.late);
  const putOff = (index: number): boolean => isReached && !isTold(ledger, task, climb.rungName(index));
  const late = (on: LocalDate): number => workingDaysBetween(facts.calendar, due, on);
  const named = (receivers: readonly Receiver[], on: LocalDate): NamedPerson[] =>
    receivers.filter(({ person }) => !climb.late.includes(person)).map(({ person }) => namedPerson(facts, person, on));
  const entries = reminders.map((on): OutlookEntry => ({ on, kind: 'reminder', to: [] }));
  if (overdue !== null)
    entries.push({ on: overdue, kind: 'overdue', to: named(copies, overdue), workingDays: late(overdue) });
  const told = new Set<string>(climb.late);
  let { shift } = climb;
  for (const [index, rung] of climb.rungs.entries()) {
    const planned = nthWorkingDayAfter(facts.calendar, rung.on, shift);
    const on = putOff(index) && planned < soonest ? soonest : planned;
    const receivers = ladderReceivers(facts, rung.to, { on, except: climb.late }).filter(
      ({ person }) => !told.has(person),
    );
    if (receivers.length === 0) continue;
    shift = Math.max(shift, workingDaysBetween(facts.calendar, rung.on, on));
    receivers.forEach(({ person }) => told.add(person));
    entries.push({ on, kind: 'escalation', to: named(receivers, on), workingDays: late(on) });
  }
  if (!summed) return entries;
  const last = entries.reduce((latest, entry) => (entry.on > latest ? entry.on : latest), due);
  const monday = nextFirstOfWeek(facts.calendar, last);
  const summary = named(summaryReceivers(facts, { on: monday, except: climb.late }), monday);
  return summary.length === 0 ? entries : [...entries, { on: monday, kind: 'summary', to: summary }];
}
