import { checkContent, type CheckedContent } from '../../contract/forms/check-content.ts';
import { normalContent, type FormContent } from '../../contract/forms/form-content.ts';
import type { PageContext } from '../page-context.ts';
import { click, type ClickAnswer } from './click.ts';
import type { TaskSight } from './task-sight.ts';

/** Handing in stops at what must be put right first; nothing is recorded then. */
export type HandedIn =
  | { readonly kind: 'clicked'; readonly answer: ClickAnswer }
  | { readonly kind: 'faulty'; readonly checked: CheckedContent };

/** Hands in a content as it is typed, at the moment the button was pressed. */
export async function handIn(
  { services, viewer, now }: PageContext,
  { plan, task, form }: TaskSight,
  content: FormContent,
): Promise<HandedIn> {
  const checked = checkContent(form, content);
  if (checked.faults.length > 0 || checked.empty.length > 0 || checked.missing.length > 0) {
    return { kind: 'faulty', checked };
  }
  const answer = await click(services, {
    plan,
    task: task.key,
    by: viewer.person.id,
    clickedAt: now,
    via: viewer.via,
    asRole: viewer.asRole,
    act: { kind: 'hand-in' },
    content: { value: normalContent(form, content), missing: checked.missing },
  });
  return { kind: 'clicked', answer };
}
