import { nthWorkingDayAfter } from '../calendar/working-days.ts';
import type { Facts } from '../facts.ts';
import type { Notice } from '../notice.ts';
import type { TaskState } from '../plan-state.ts';
import type { LocalDate } from '../time.ts';
import type { Morning, Outcome } from './morning.ts';
import { replanDissolved } from './replan-dissolved.ts';
import { arrived, asKnownNow, openLedger, writeDownArrived } from './told.ts';

export type Ahead = {
  readonly task: TaskState;
  /** The first and the last working day that are played. */
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly brings: (morning: Morning, task: TaskState) => Outcome;
};

/**
 * What a task's mornings to come bring, one after the other, if nothing happens and every e-mail arrives; no further than
 * the first summary. On the first of them goes what the mail server's absence undid, too. Nothing is kept of it.
 */
export function playAhead(facts: Facts, { task, from, until, brings }: Ahead): readonly Notice[] {
  const { unreachable } = facts;
  const own = facts.ledger.filter((entry) => entry.task === task.key);
  const known = asKnownNow({ ledger: own, unreachable }).map(arrived);
  const lost = replanDissolved(known, { morning: from, unreachable, tasks: { [task.key]: task } });
  const ledger = openLedger(known);
  writeDownArrived(ledger, lost);
  const told: Notice[] = [...lost];
  let played = task;
  for (let on = from; on <= until; on = nthWorkingDayAfter(facts.calendar, on, 1)) {
    const outcome = brings({ facts, ledger, on, sendOn: on }, played);
    played = outcome.task;
    told.push(...outcome.notices);
    writeDownArrived(ledger, outcome.notices);
    if (outcome.notices.some(({ kind }) => kind === 'summary')) break;
  }
  return told;
}
