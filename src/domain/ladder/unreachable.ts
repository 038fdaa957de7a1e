import { nthWorkingDayAfter } from '../calendar/working-days.ts';
import type { Facts } from '../facts.ts';
import { administrators, ladderReceivers, type Receiver } from '../line/receivers.ts';
import type { Notice } from '../notice.ts';
import type { TaskState } from '../plan-state.ts';
import type { LocalDate } from '../time.ts';
import { noticeOn, type Morning } from './morning.ts';
import { isTold } from './told.ts';

const WORKING_DAYS_UNTIL_ABOVE = 2;

/** Since when nobody responsible for the task can be reached by mail; undefined while somebody can. */
export function unreachableSince(facts: Facts, task: TaskState): LocalDate | undefined {
  const since = task.holders.map((person) => facts.unreachable[person]);
  if (since.length === 0 || since.includes(undefined)) return undefined;
  return since.reduce((latest, date) => (date !== undefined && (latest === undefined || date > latest) ? date : latest), undefined);
}

/** The two rungs of *kunde inte nås*: the administrators next morning, the chef above two working days after. */
export function unreachableRungs(facts: Facts, since: LocalDate): { rung: string; on: LocalDate; above: boolean }[] {
  return [
    { rung: `unreachable/${since}/administrator`, on: nthWorkingDayAfter(facts.calendar, since, 1), above: false },
    { rung: `unreachable/${since}/above`, on: nthWorkingDayAfter(facts.calendar, since, WORKING_DAYS_UNTIL_ABOVE), above: true },
  ];
}

/** What is told of a task whose people cannot be reached: to those who can find the right address, never as late. */
export function unreachableOn(morning: Morning, task: TaskState, since: LocalDate): Notice[] {
  const { facts, ledger, on } = morning;
  return unreachableRungs(facts, since)
    .filter(({ rung, on: due }) => due <= on && !isTold(ledger, task, rung))
    .flatMap(({ rung, above }) => {
      const receivers: Receiver[] = above
        ? ladderReceivers(facts, 'approver', { on, except: task.holders }).filter(({ person }) => !task.holders.includes(person))
        : administrators(facts, on);
      return receivers.map(({ person, as }) => noticeOn(morning, task, { kind: 'unreachable', rung, receiver: person, as }));
    });
}
