import { contentOfPost, normalContent, type FormContent } from '../../contract/forms/form-content.ts';
import { contentHash } from '../../database/content-hash.ts';
import { formPage } from '../pages/report/form-page.ts';
import { handInPage } from '../pages/report/hand-in-page.ts';
import { receivedHandIn } from '../pages/sight/plan-sight.ts';
import { readPage } from '../pages/report/read-page.ts';
import type { Html, Page, PageContext } from '../page-context.ts';
import { handInForUnitPath, handInPath, receiptPath, taskForUnitPath, taskPath, versionPath } from '../routes.ts';
import type { PostedForm } from '../security/posted-form.ts';
import type { FormPage } from '../session/signed-in.ts';
import { WEB_ERROR_STATUS, type WebErrorCode } from '../web-error.ts';
import { addressOf } from './address-of.ts';
import { requireWriter, saveTyped, startingText, type DraftAuthor } from './draft.ts';
import { earlyHandInRefusal, refusalError } from './early-refusal.ts';
import { formPageModel } from './form-page-model.ts';
import { handIn } from './hand-in.ts';
import { draftRefusal, loadTask, type TaskSight } from './task-sight.ts';

type Answer = Html | Response;

/** The form of a task, to fill in; to those who do not fill it in, or not now, the task as it can be read. */
export function showForm(author: DraftAuthor): Page {
  return async (context) => {
    const sight = await loadTask(context, addressOf(context.http));
    const refusal = draftRefusal(sight, context.now);
    const isReceived = receivedHandIn(sight.sight, sight.task.key) !== undefined;
    if (author === 'own' && (!sight.writesOwn || isReceived || refusal !== null)) return await readPage(context, sight);
    requireWriter(sight, author);
    if (refusal !== null) throw refusalError(refusal);
    const start = await startingText(context, sight, author);
    const justSaved = context.http.req.query('sparat') !== undefined && start.revision > 0;
    return await formPage(context, formPageModel(sight, { author, start, justSaved }));
  };
}

/** Saves what is typed, and goes where the button says: back to the form, on to look it through, or hands in. */
export function postForm(author: DraftAuthor): FormPage {
  return async (context, form) => {
    const sight = await loadTask(context, addressOf(context.http));
    requireWriter(sight, author);
    const start = await startingText(context, sight, author);
    const typed = contentOfPost(sight.form, form, start.content);
    const refusal = draftRefusal(sight, context.now);
    if (refusal !== null) {
      if (form['gor'] === 'lamna-in' && isHandedIn(sight, typed)) return toHandedIn(context, sight);
      const model = formPageModel(sight, { author, start, typed, refusal });
      return await withStatus(context, formPage(context, model), 409);
    }
    const saved = await saveTyped(context, sight, { author, content: typed, over: revisionOf(form) });
    if (!saved.saved) {
      const model = formPageModel(sight, { author, start, typed, theirs: saved.theirs });
      return await withStatus(context, formPage(context, model), 409);
    }
    if (form['gor'] === 'lamna-in') return await handInSaved(context, sight, { author, revision: saved.revision });
    return context.http.redirect(nextPath(sight, author, form), 303);
  };
}

/** Everything once more before it is handed in. */
export function showHandIn(author: DraftAuthor): Page {
  return async (context) => {
    const sight = await loadTask(context, addressOf(context.http));
    requireWriter(sight, author);
    const refused = earlyHandInRefusal(sight, context.now);
    if (refused !== null && refused.refusal !== 'requirement-missing') throw refusalError(refused.refusal);
    const start = await startingText(context, sight, author);
    return await handInPage(context, formPageModel(sight, { author, start }));
  };
}

/** Hands in the saved draft that the page showed, and no other. */
export async function postHandIn(context: PageContext, form: PostedForm): Promise<Answer> {
  const sight = await loadTask(context, addressOf(context.http));
  const author: DraftAuthor = form['for'] === 'unit' ? 'unit' : 'own';
  requireWriter(sight, author);
  return await handInSaved(context, sight, { author, revision: revisionOf(form) });
}

async function handInSaved(
  context: PageContext,
  sight: TaskSight,
  { author, revision }: { author: DraftAuthor; revision: number },
): Promise<Answer> {
  const start = await startingText(context, sight, author);
  const shown = { author, start, pressedHandIn: true };
  const refused = start.revision === revision ? earlyHandInRefusal(sight, context.now)?.refusal : 'other-version';
  if (refused === 'already-handed-in' && isHandedIn(sight, start.content)) return toHandedIn(context, sight);
  if (refused !== undefined) {
    const model = formPageModel(sight, { ...shown, refusal: refused });
    return await withStatus(context, handInPage(context, model), WEB_ERROR_STATUS[refusalError(refused).code]);
  }
  const handedIn = await handIn(context, sight, start.content);
  if (handedIn.kind === 'faulty') {
    return await withStatus(context, formPage(context, formPageModel(sight, shown)), 422);
  }
  return context.http.redirect(receiptPath(handedIn.answer.intent), 303);
}

/** This very text stands handed in: the button was pressed again. */
function isHandedIn({ form, task }: TaskSight, content: FormContent): boolean {
  return task.handedIn?.hash === contentHash(normalContent(form, content));
}

function toHandedIn({ http }: PageContext, { plan, task }: TaskSight): Response {
  return http.redirect(versionPath(plan, task.key, task.handedIn?.version ?? 1), 303);
}

function nextPath({ plan, task }: TaskSight, author: DraftAuthor, form: PostedForm): string {
  const own = author === 'own';
  if (form['gor'] === 'granska') {
    return own ? handInPath(plan, task.key) : handInForUnitPath(plan, task.key);
  }
  return `${own ? taskPath(plan, task.key) : taskForUnitPath(plan, task.key)}?sparat`;
}

/** The revision a page was made from; of a page that does not say, the first. */
function revisionOf(form: PostedForm): number {
  const revision = Number(form['revision']);
  return Number.isSafeInteger(revision) && revision >= 0 && revision < 2 ** 31 ? revision : 0;
}

async function withStatus(
  { http }: PageContext,
  page: Promise<Html>,
  status: (typeof WEB_ERROR_STATUS)[WebErrorCode] | 422,
): Promise<Response> {
  return http.html(await page, status);
}
