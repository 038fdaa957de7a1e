import { dayOf } from '../calendar/working-days.ts';
import { isPastDeadline } from '../deadline.ts';
import type { Facts } from '../facts.ts';
import type { Intent } from '../intent.ts';
import { inRoleAlone } from '../line/in-role-alone.ts';
import type { PlanState } from '../plan-state.ts';
import type { Verdict } from '../refusal.ts';
import { chartAllows } from '../task-chart.ts';
import { fits } from './fits.ts';
import { MAY } from './may.ts';

/**
 * The answer to a click, judged as of the click: the chart first, then the person, then what it says. Changes nothing. A
 * click in one role alone must be right by that role as well as by all that its person holds: another post of hers gives
 * it nothing, and still bars her from her own work. Who has been named to review is named as a person, in whatever role.
 */
export function judge(state: PlanState, facts: Facts, intent: Intent): Verdict {
  const verdict = judgeByPosts(state, facts, intent);
  if (!verdict.accepted || intent.asRole === undefined) return verdict;
  const organisation = inRoleAlone(facts.organisation, { person: intent.by, role: intent.asRole });
  if (organisation === facts.organisation) return verdict;
  // Whether somebody in the line may review is asked of the line as it is, whatever role names her.
  if (intent.act.kind === 'name-reviewer') return mayByRole(state, { ...facts, organisation }, intent) ?? verdict;
  return judgeByPosts(state, { ...facts, organisation }, intent);
}

function mayByRole(state: PlanState, facts: Facts, intent: Intent): Verdict | null {
  const task = state.tasks[intent.task];
  const on = dayOf(facts.calendar, intent.clickedAt);
  const refusal = task && MAY[intent.act.kind]({ facts, task, person: intent.by, on });
  return refusal ? { accepted: false, refusal } : null;
}

function judgeByPosts(state: PlanState, facts: Facts, intent: Intent): Verdict {
  const task = Object.hasOwn(state.tasks, intent.task) ? state.tasks[intent.task] : undefined;
  if (!task) return { accepted: false, refusal: 'unknown-task' };
  if (state.closed) return { accepted: false, refusal: 'plan-closed' };
  const on = dayOf(facts.calendar, intent.clickedAt);
  const person = MAY[intent.act.kind]({ facts, task, person: intent.by, on });
  if (person === 'not-responsible' || person === 'not-approver' || person === 'not-administrator') {
    return { accepted: false, refusal: person };
  }
  const forbidden = chartAllows(task.chart, intent.act.kind);
  if (forbidden) return { accepted: false, refusal: forbidden };
  if (person) return { accepted: false, refusal: person };
  const unfit = fits({ state, facts, task, intent });
  // Nobody is late who does not exist: while the post is vacant the deadline is nobody's (cycle-format §2, *Receivers*).
  const isSomebodys = task.holders.length > 0;
  const late = intent.act.kind === 'hand-in' && isSomebodys && isPastDeadline(facts, task, intent.clickedAt);
  return unfit ?? { accepted: true, late };
}
