import { checkContent } from '../../contract/forms/check-content.ts';
import { storedContent, type FormContent } from '../../contract/forms/form-content.ts';
import type { StoredDraft } from '../../database/draft-store.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { FormPageModel, SavedText } from '../page-models.ts';
import type { DraftAuthor, StartingText } from './draft.ts';
import type { TaskSight } from './task-sight.ts';

/** The form as it is shown; what was typed and could not be saved stands in it all the same. */
export function formPageModel(
  sight: TaskSight,
  shown: {
    author: DraftAuthor;
    start: StartingText;
    typed?: FormContent;
    theirs?: StoredDraft | undefined;
    refusal?: Refusal | null;
    justSaved?: boolean;
    pressedHandIn?: boolean;
  },
): FormPageModel {
  const { start, theirs, refusal } = shown;
  const content = shown.typed ?? start.content;
  return {
    ...sight,
    author: shown.author,
    content,
    checked: checkContent(sight.form, content),
    revision: theirs?.revision ?? start.revision,
    saved: start.saved === undefined ? undefined : savedText(sight, start.saved),
    justSaved: shown.justSaved ?? false,
    pressedHandIn: shown.pressedHandIn ?? false,
    theirs: theirs === undefined ? undefined : savedText(sight, theirs),
    refusal: refusal ?? undefined,
  };
}

function savedText(sight: TaskSight, draft: StoredDraft): SavedText {
  return {
    content: storedContent(sight.form, draft.content),
    savedBy: draft.savedBy,
    savedAt: draft.savedAt,
  };
}
