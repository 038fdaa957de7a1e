import { localDateOf } from '../../../domain/calendar/local-time.ts';
import type { Facts } from '../../../domain/facts.ts';
import type { TaskState } from '../../../domain/plan-state.ts';
import { weekdayAndDate } from '../../../text/dates.ts';
import type { Here } from '../../../text/pages/dates.ts';
import { EXTENDED_VERB, REASON_VERBS, reasonLine } from '../../../text/pages/reasons.ts';
import { namedPerson } from './person-names.ts';

/** What somebody gave as the reason, with who and when before it. */
export type Quote = { readonly before: string; readonly text: string };

/** Why a task stands where it stands: the reason last given, where the state came with one. */
export function quoteOf({ organisation }: Pick<Facts, 'organisation'>, task: TaskState, here: Here): Quote | undefined {
  const verb = REASON_VERBS[task.chart] ?? (task.chart === 'open' && task.lateness > 1 ? EXTENDED_VERB : undefined);
  if (task.reason === undefined || verb === undefined) return undefined;
  const { by, at, text } = task.reason;
  const when = weekdayAndDate(localDateOf(here.timezone, at), here.today);
  return {
    before: reasonLine({ by: namedPerson(organisation, { person: by, on: here.today }).name, verb, when }),
    text,
  };
}
