import type { CheckedContent } from '../contract/forms/check-content.ts';
import type { FormContent } from '../contract/forms/form-content.ts';
import type { HandedInVersion } from '../database/handed-in-versions.ts';
import type { StoredIntent } from '../database/intent-store.ts';
import type { StoredVersion } from '../database/version-store.ts';
import type { PersonId } from '../domain/organisation.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Instant } from '../domain/time.ts';
import type { TaskSight } from './acts/task-sight.ts';
import type { OrganisationOutcome } from './administration/load-organisation-file.ts';
import type { YearAnswer, YearAsked } from './administration/start-year.ts';

export type SavedText = {
  readonly content: FormContent;
  readonly savedBy: PersonId;
  readonly savedAt: Instant;
};

/**
 * A task's form, or the same once more before it is handed in. Controls are named by `controlName`; the form also posts
 * `csrf`, `revision`, and by its buttons `gor`: `spara`, `granska` (save, then look through) or `lamna-in`.
 */
export type FormPageModel = TaskSight & {
  /** `unit`: filled in from above, in the unit's place. */
  readonly author: 'own' | 'unit';
  /** What stands in the controls, letter for letter. */
  readonly content: FormContent;
  readonly checked: CheckedContent;
  /** Goes back with the form: which saved draft it was made from; 0 for none. */
  readonly revision: number;
  /** Undefined while nothing has been saved. */
  readonly saved?: SavedText | undefined;
  /** Just saved by this very press. */
  readonly justSaved: boolean;
  /** Hand-in was pressed: empty required fields are faults now. */
  readonly pressedHandIn: boolean;
  /** Somebody saved meanwhile: `content` is what was typed here and is not saved, this is what they saved. */
  readonly theirs?: SavedText | undefined;
  /** Why it can be neither saved nor handed in now; what was typed stands in `content`. */
  readonly refusal?: Refusal | undefined;
};

/** What became of a click; its verdict is null while nobody has judged it. */
export type ReceiptModel = TaskSight & {
  readonly intent: StoredIntent;
  /** Of an accepted hand-in: what has become of its version. */
  readonly handedInAs?: HandedInVersion | undefined;
};

/** What was handed in, to be read. */
export type VersionPageModel = TaskSight & {
  readonly version: StoredVersion;
  readonly content: FormContent;
  /** What has become of it since it was handed in; `refused`: it was never accepted as handed in. */
  readonly standing: 'stands' | 'withdrawn' | 'returned' | 'reopened' | 'refused';
};

/** The review of what is handed in now: `hash` goes back with begin-review, approve and return. */
export type ReviewPageModel = VersionPageModel;

/** `/admin/lasar`: posts `year`, `definition` (YAML, may be empty) and `mote.BOARD` for each meeting; `gor=starta`. */
export type StartYearPageModel = {
  readonly typed: YearAsked;
  /** A sentence each; nothing has been started. */
  readonly faults: readonly string[];
  readonly started?: Extract<YearAnswer, { kind: 'started' }> | undefined;
};

/**
 * `/admin/organisation`: a multipart form with the file as `fil` and `gor=visa` shows what it would change; the page then
 * posts the file again as `innehall` (base64, hidden) with `gor=las-in`.
 */
export type OrganisationPageModel = {
  readonly outcome?: OrganisationOutcome | undefined;
  /** The file that `outcome` is about, base64; goes back as `innehall`. */
  readonly contents?: string | undefined;
};

/** `/kom-igang`, while there is no organisation: posts `gor=exempel`, or a multipart form with `fil` and `gor=fil`. */
export type FirstStartPageModel = {
  /** False where the system does not run embedded: then the file is loaded from the command line. */
  readonly offered: boolean;
  readonly outcome?: OrganisationOutcome | undefined;
  /** Where caught mail is read, and with it the sign-in links. */
  readonly mailCatcher?: string | undefined;
  /** Who can sign in and start a läsår now: the administrators just loaded. */
  readonly administrators: readonly { readonly name: string; readonly email: string }[];
};
