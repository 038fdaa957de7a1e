import { nthWorkingDayAfter, sendInstant } from '../calendar/working-days.ts';
import { withDeadline } from '../deadline.ts';
import { actorsOf } from '../line/seats.ts';
import { administrators, ladderReceivers, type Receiver } from '../line/receivers.ts';
import type { Notice } from '../notice.ts';
import type { TaskState } from '../plan-state.ts';
import { ladderOf } from '../line/step-of.ts';
import type { PersonId } from '../organisation.ts';
import { noticeOn, type Morning, type Outcome } from './morning.ts';
import { dayRung, OPENING } from './rung-names.ts';
import { isInformed } from './told.ts';

/** What a new chef gets at the least for what is open (domain §5). */
export const HANDOVER_WORKING_DAYS = 5;

function unique(receivers: readonly Receiver[]): Receiver[] {
  return receivers.filter((one, index) => receivers.findIndex((other) => other.person === one.person) === index);
}

/** "Tjänsten är vakant": put to the approver as such, and told the administrators. */
function vacancy(morning: Morning, task: TaskState): Outcome {
  const { facts, on } = morning;
  if (!ladderOf(facts, task)) return { task: { ...task, holders: [] }, notices: [] };
  const told = unique([
    ...ladderReceivers(facts, 'approver', { on: morning.sendOn, except: [] }),
    ...administrators(facts, morning.sendOn),
  ]);
  return {
    task: { ...task, holders: [] },
    notices: told.map(({ person, as }) =>
      noticeOn(morning, task, { kind: 'vacancy', rung: dayRung('vacancy', on), receiver: person, as }),
    ),
  };
}

/**
 * Who answers on the day of the e-mail, for a task that is open. New people get one handover notice and at least five
 * working days, unless one of those responsible before remains; a post without anybody is put to the approver as vacant.
 */
export function handOver(morning: Morning, task: TaskState, isOpening: boolean): Outcome {
  const { facts, sendOn } = morning;
  const { persons, vacant } = actorsOf(facts, task, sendOn);
  if (vacant) return isOpening || task.holders.length > 0 ? vacancy(morning, task) : { task, notices: [] };
  if (isOpening || task.holders.some((person) => persons.includes(person))) {
    const taken = { ...task, holders: persons };
    return { task: taken, notices: isLeftToUninformed(morning, task, persons) ? toTakers(morning, taken) : [] };
  }
  const atLeast = nthWorkingDayAfter(facts.calendar, sendOn, HANDOVER_WORKING_DAYS);
  const renewed =
    task.due < atLeast ? withDeadline(task, { due: atLeast, at: sendInstant(facts.calendar, sendOn) }) : task;
  const taken = { ...renewed, holders: persons, skipped: [...renewed.skipped, OPENING] };
  return { task: taken, notices: toTakers(morning, taken) };
}

/** A step without a ladder is mailed to nobody. */
function toTakers(morning: Morning, task: TaskState): Notice[] {
  if (!ladderOf(morning.facts, task)) return [];
  const rung = dayRung('handover', morning.on);
  return task.holders.map((receiver) =>
    noticeOn(morning, task, { kind: 'handover', rung, receiver, as: 'responsible' }),
  );
}

/** Those told of the task have gone, and who remains came too late to have been told anything: she is told now. */
function isLeftToUninformed({ ledger }: Morning, task: TaskState, persons: readonly PersonId[]): boolean {
  const isTold = (person: PersonId): boolean => isInformed(ledger, { task: task.key, person });
  return task.holders.some(isTold) && !persons.some(isTold);
}
