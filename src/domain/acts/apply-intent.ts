import type { AuditEntry } from '../decide.ts';
import type { Facts } from '../facts.ts';
import type { Intent } from '../intent.ts';
import type { Notice } from '../notice.ts';
import type { PlanState } from '../plan-state.ts';
import type { Verdict } from '../refusal.ts';
import type { Instant } from '../time.ts';
import { actNotices, refusedNotice } from './act-notices.ts';
import { concernsAbove } from './concerns-above.ts';
import { enact } from './enact.ts';
import { judge } from './judge.ts';
import { onBehalfOf } from './on-behalf-of.ts';
import { planAfter } from './plan-effect.ts';

/** After so long the person has left the page: a refusal is then told by e-mail. */
const LEFT_THE_PAGE = 60_000;

export type Applied = {
  readonly state: PlanState;
  readonly verdict: Verdict;
  readonly notices: readonly Notice[];
  readonly audit: AuditEntry;
  readonly concernsAbove: boolean;
};

/** Judges a click as of its moment and, where it is accepted, carries it out. */
export function applyIntent(
  state: PlanState,
  facts: Facts,
  { intent, now }: { intent: Intent; now: Instant },
): Applied {
  const verdict = judge(state, facts, intent);
  const before = Object.hasOwn(state.tasks, intent.task) ? state.tasks[intent.task] : undefined;
  const forWhom = before && verdict.accepted ? onBehalfOf(facts, { task: before, intent }) : [];
  const audit: AuditEntry = {
    at: intent.clickedAt,
    actor: intent.by,
    ...(forWhom.length > 0 && { onBehalfOf: forWhom }),
    ...(intent.via !== undefined && { via: intent.via }),
    ...('reason' in intent.act && { reason: intent.act.reason }),
    action: verdict.accepted ? intent.act.kind : `${intent.act.kind}-refused`,
    details: {
      task: intent.task,
      intent: intent.id,
      act: intent.act,
      // The last day may move afterwards; what was on time was so by this one.
      ...(intent.act.kind === 'hand-in' && before !== undefined && { due: before.due }),
      ...(intent.asRole !== undefined && { asRole: intent.asRole }),
      verdict,
    },
  };
  if (!verdict.accepted || !before) {
    const isMissed = before !== undefined && now - intent.clickedAt >= LEFT_THE_PAGE;
    return {
      state,
      verdict,
      audit,
      concernsAbove: false,
      notices: isMissed ? [refusedNotice({ facts, task: before, intent })] : [],
    };
  }
  const task = enact({ facts, task: before, intent, late: verdict.late });
  const changed: PlanState = { ...state, tasks: { ...state.tasks, [task.key]: task } };
  const chart = planAfter(changed, facts, { task, act: intent.act.kind });
  return {
    state: { ...changed, chart },
    verdict,
    audit,
    notices: actNotices({ facts, task, intent }),
    concernsAbove: concernsAbove(facts, task, intent.act.kind),
  };
}
