import { foreignFields, normalContent, storedContent, type FormContent } from '../../contract/forms/form-content.ts';
import { lastHandedIn } from '../../database/handed-in-versions.ts';
import { loadDraft, saveDraft, type SavedDraft, type StoredDraft } from '../../database/draft-store.ts';
import { API_FAULT_TEXT, foreignFieldLine } from '../../text/api-faults.ts';
import { PAGE_REFUSALS } from '../../text/web-errors.ts';
import type { PageContext } from '../page-context.ts';
import { WebError } from '../web-error.ts';
import { draftRefusal, hasHandedIn, type TaskSight } from './task-sight.ts';

/** `own`: the draft that all who answer for the task share; `unit`: of one person above, in the unit's place. */
export type DraftAuthor = 'own' | 'unit';

/** What a writer starts from, and which saved revision that is; 0 and no `saved` where nothing is saved yet. */
export type StartingText = {
  readonly content: FormContent;
  readonly revision: number;
  readonly saved?: StoredDraft;
};

/** @throws WebError `not-allowed` for who may not write as `author`. */
export function requireWriter(sight: TaskSight, author: DraftAuthor): void {
  const may = author === 'own' ? sight.writesOwn : sight.writesForUnit;
  if (!may) {
    throw new WebError('not-allowed', { refusal: 'not-responsible', sentence: PAGE_REFUSALS.notYourTask });
  }
}

/** The saved draft, else what was handed in last, else an empty form; never somebody else's draft. */
export async function startingText(
  { services, viewer }: PageContext,
  sight: TaskSight,
  author: DraftAuthor,
): Promise<StartingText> {
  const { database } = services;
  const { plan, task, form } = sight;
  const key = { plan, task: task.key, author: authorKey(author, viewer.person.id) };
  const saved = await loadDraft(database, key);
  if (saved !== undefined) {
    return { content: storedContent(form, saved.content), revision: saved.revision, saved };
  }
  const last = hasHandedIn(task) ? await lastHandedIn(database, { plan, task: task.key }) : undefined;
  return { content: storedContent(form, last?.content), revision: 0 };
}

/**
 * Saves what is typed, faults and all, over the revision it was made from. Refuses nothing but the wrong person and the
 * wrong time (`refusal`); numbers that are none are saved as they stand.
 */
export async function saveTyped(
  { services, viewer, now }: PageContext,
  sight: TaskSight,
  typed: { author: DraftAuthor; content: FormContent; over: number },
): Promise<SavedDraft> {
  requireWriter(sight, typed.author);
  const refusal = draftRefusal(sight, now);
  if (refusal !== null) throw new WebError('old-page', { refusal });
  refuseForeign(sight, typed.content);
  return await saveDraft(services.database, {
    plan: sight.plan,
    task: sight.task.key,
    author: authorKey(typed.author, viewer.person.id),
    content: normalContent(sight.form, typed.content),
    by: viewer.person.id,
    at: now,
    over: typed.over,
  });
}

/** Nothing that was sent is left out unsaid. @throws WebError `incomplete` for fields that the form does not have. */
export function refuseForeign({ form }: TaskSight, content: FormContent): void {
  const faults = foreignFields(form, content)
    .slice(0, 50)
    .map((name) => {
      const place = `sections.${name.length > 120 ? `${name.slice(0, 119)}…` : name}`;
      return { place, expected: API_FAULT_TEXT.foreignField };
    });
  const [first] = faults;
  if (first !== undefined) throw new WebError('incomplete', { faults, sentence: foreignFieldLine(first.place) });
}

function authorKey(author: DraftAuthor, person: string): string {
  return author === 'own' ? 'own' : person;
}
