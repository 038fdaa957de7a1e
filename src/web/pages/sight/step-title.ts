import type { Facts } from '../../../domain/facts.ts';
import { stepOf } from '../../../domain/line/step-of.ts';
import type { TaskState } from '../../../domain/plan-state.ts';

/** What the step itself is called, whatever unit or board a task of it is about. */
export function stepTitle(rules: Pick<Facts, 'definition'>, task: Pick<TaskState, 'step' | 'title'>): string {
  return stepOf(rules, task)?.title ?? task.title;
}
