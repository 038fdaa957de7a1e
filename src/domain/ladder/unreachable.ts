import { nthWorkingDayAfter } from '../calendar/working-days.ts';
import type { Facts } from '../facts.ts';
import { administrators, ladderReceivers, type Receiver } from '../line/receivers.ts';
import type { Notice } from '../notice.ts';
import type { PersonId } from '../organisation.ts';
import type { TaskState } from '../plan-state.ts';
import type { LocalDate } from '../time.ts';
import { noticeOn, type Morning } from './morning.ts';
import { isTold } from './told.ts';

const WORKING_DAYS_UNTIL_ABOVE = 2;

/** Since when none of these persons can be reached by mail; undefined while somebody can. */
export function unreachableSince(facts: Pick<Facts, 'unreachable'>, persons: readonly PersonId[]): LocalDate | undefined {
  const since = persons.map((person) => facts.unreachable[person]);
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

/** Those above the late who are not among them: the level above, else the director, else the administrators. */
function receiversAbove(facts: Facts, { on, late }: { on: LocalDate; late: readonly PersonId[] }): Receiver[] {
  const others = (role: 'approver' | 'director'): Receiver[] =>
    ladderReceivers(facts, role, { on, except: late }).filter(({ person }) => !late.includes(person));
  const approvers = others('approver');
  return approvers.length > 0 ? approvers : others('director');
}

/** What is told of a task whose people cannot be reached: to those who can find the right address, never as late. */
export function unreachableOn(morning: Morning, task: TaskState, about: { since: LocalDate; late: readonly PersonId[]; rungOf?: (name: string) => string }): Notice[] {
  const { facts, ledger, on } = morning;
  return unreachableRungs(facts, about.since)
    .map((one) => ({ ...one, rung: about.rungOf?.(one.rung) ?? one.rung }))
    .filter(({ rung, on: due }) => due <= on && !isTold(ledger, task, rung))
    .flatMap(({ rung, above }) => {
      const receivers = above ? receiversAbove(facts, { on, late: about.late }) : administrators(facts, on);
      return receivers.map(({ person, as }) => noticeOn(morning, task, { kind: 'unreachable', rung, receiver: person, as }));
    });
}
