import type { Organisation } from '../../../domain/organisation.ts';
import { planAddress } from '../../../domain/plan-id.ts';
import type { TaskState } from '../../../domain/plan-state.ts';
import { placeTitle } from './person-names.ts';

/** The task's own title, with the unit or board it is about where the title does not name it. */
export function taskTitle(organisation: Organisation, task: Pick<TaskState, 'title' | 'child' | 'board'>): string {
  const about = aboutTitle(organisation, task);
  return about === undefined || task.title.includes(about) ? task.title : `${task.title}, ${about}`;
}

/** The unit or board a task is about. */
export function aboutTitle(organisation: Organisation, task: Pick<TaskState, 'child' | 'board'>): string | undefined {
  if (task.child !== undefined) return placeTitle(organisation, planAddress(task.child).place);
  if (task.board === undefined) return undefined;
  return organisation.boards.find((board) => board.key === task.board)?.title ?? task.board;
}
