import type { TaskChartState } from '../../domain/plan-state.ts';

/** What was done when a reason was given, by where the task stands since. */
export const REASON_VERBS: Readonly<Partial<Record<TaskChartState, string>>> = {
  returned: 'återlämnade för komplettering',
  reopened: 'öppnade igen',
  excepted: 'undantog uppgiften',
};

/** An open task has a reason only where it was given more time. */
export const EXTENDED_VERB = 'gav ny tid';

/** "Elin Sjöholt återlämnade för komplettering fredag 23 oktober:" */
export function reasonLine(reason: { readonly verb: string; readonly by: string; readonly when: string }): string {
  return `${reason.by} ${reason.verb} ${reason.when}:`;
}
