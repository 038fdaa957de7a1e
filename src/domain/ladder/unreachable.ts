import { nthWorkingDayAfter } from '../calendar/working-days.ts';
import type { Facts } from '../facts.ts';
import { administrators, receiversAbove } from '../line/receivers.ts';
import type { Notice } from '../notice.ts';
import type { PersonId } from '../organisation.ts';
import type { TaskState } from '../plan-state.ts';
import type { LocalDate } from '../time.ts';
import { noticeOn, type Morning } from './morning.ts';
import { isTold } from './told.ts';

const WORKING_DAYS_UNTIL_ABOVE = 2;

/** None of these persons can be reached by mail. */
export function isUnreachable(facts: Pick<Facts, 'unreachable'>, persons: readonly PersonId[]): boolean {
  return persons.length > 0 && persons.every((person) => facts.unreachable[person] !== undefined);
}

/**
 * The two rungs of *kunde inte nås*: the administrators next morning; where nobody of them can be reached, the chef above two
 * working days after. Empty while all can be reached.
 */
export function unreachableRungs(
  facts: Pick<Facts, 'calendar' | 'unreachable'>,
  persons: readonly PersonId[],
): { rung: string; on: LocalDate; above: boolean }[] {
  const since = persons
    .map((person) => facts.unreachable[person])
    .filter((date) => date !== undefined)
    .sort()
    .at(-1);
  if (since === undefined) return [];
  const administrator = {
    rung: `unreachable/${since}/administrator`,
    on: nthWorkingDayAfter(facts.calendar, since, 1),
    above: false,
  };
  if (!isUnreachable(facts, persons)) return [administrator];
  return [
    administrator,
    {
      rung: `unreachable/${since}/above`,
      on: nthWorkingDayAfter(facts.calendar, since, WORKING_DAYS_UNTIL_ABOVE),
      above: true,
    },
  ];
}

/** Whether *kunde inte nås* is shown on a day: to the chefs above from the day of the e-mail that tells them so. */
export function isShownUnreached(
  facts: Pick<Facts, 'calendar' | 'unreachable'>,
  persons: readonly PersonId[],
  { on, to }: { on: LocalDate; to: 'at-once' | 'as-above' },
): boolean {
  if (to === 'at-once') return isUnreachable(facts, persons);
  return unreachableRungs(facts, persons).some((rung) => rung.above && rung.on <= on);
}

/** What is told of a task whose people cannot be reached: to those who can find the right address, never as late. */
export function unreachableOn(
  morning: Morning,
  task: TaskState,
  about: { late: readonly PersonId[]; rungOf?: (name: string) => string },
): Notice[] {
  const { facts, ledger, on } = morning;
  return unreachableRungs(facts, about.late)
    .map((one) => ({ ...one, rung: about.rungOf?.(one.rung) ?? one.rung }))
    .filter(({ rung, on: due }) => due <= on && !isTold(ledger, task, rung))
    .flatMap(({ rung, above }) => {
      const receivers = above
        ? receiversAbove(facts, { on: morning.sendOn, below: about.late })
        : administrators(facts, morning.sendOn);
      return receivers.map(({ person, as }) =>
        noticeOn(morning, task, { kind: 'unreachable', rung, receiver: person, as }),
      );
    });
}
