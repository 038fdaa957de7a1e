import { readActForm, type ActField, type SimpleAct, type SimpleActKind } from '../../contract/forms/act-form.ts';
import { findIntent } from '../../database/intent-store.ts';
import { storedContent } from '../../contract/forms/form-content.ts';
import { handedInVersions } from '../../database/handed-in-versions.ts';
import { loadVersion } from '../../database/version-store.ts';
import { ACTS, type Act } from '../../domain/intent.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { ACT_FORM_TEXT } from '../../text/act-forms.ts';
import { REFUSAL_SENTENCES } from '../../text/refusals.ts';
import { PAGE_REFUSALS } from '../../text/web-errors.ts';
import type { Html, PageContext } from '../page-context.ts';
import type { VersionPageModel } from '../page-models.ts';
import { receiptPage } from '../pages/receipt/receipt-page.ts';
import { versionPage } from '../pages/report/version-page.ts';
import { reviewPage } from '../pages/review/review-page.ts';
import { ACT_WORDS, receiptPath, taskPath } from '../routes.ts';
import type { PostedForm } from '../security/posted-form.ts';
import { WebError } from '../web-error.ts';
import { actFormPage } from './act-form-page.ts';
import { addressOf } from './address-of.ts';
import { click, type ClickAnswer } from './click.ts';
import { earlyRefusal, FIELD_REFUSALS, refusalError } from './early-refusal.ts';
import { postHandIn } from './form-handlers.ts';
import { loadTask, loadTaskUnjudged, type TaskSight } from './task-sight.ts';

/** Which field a refusal is about. */
const REFUSED_FIELD: Readonly<Partial<Record<Refusal, ActField>>> = {
  'reason-missing': 'reason',
  'date-not-ahead': 'due',
  'date-before-told': 'due',
  'date-outside-cycle': 'due',
  'unknown-person': 'reviewer',
};

/** Any button that is an act: withdraw, begin review, approve, return, extend … */
export async function postAct(context: PageContext, posted: PostedForm): Promise<Html | Response> {
  const word = context.http.req.param('act');
  const kind = ACTS.find((candidate) => ACT_WORDS[candidate] === word);
  if (kind === undefined) throw new WebError('not-found');
  if (kind === 'hand-in') return await postHandIn(context, posted);
  const sight = await loadTask(context, addressOf(context.http));
  const read = readActForm(kind, posted);
  if (!('act' in read)) {
    const faults = Object.fromEntries(read.faults.map((name) => [name, ACT_FORM_TEXT.fault[name]]));
    return await askAgain(context, sight, { kind, posted, faults });
  }
  const act = actOf(read.act);
  const refused = earlyRefusal(context, sight, act);
  if (refused !== null && FIELD_REFUSALS.includes(refused.refusal)) {
    const name = REFUSED_FIELD[refused.refusal] ?? 'reason';
    return await askAgain(context, sight, { kind, posted, faults: { [name]: REFUSAL_SENTENCES[refused.refusal] } });
  }
  if (refused !== null) throw refusalError(refused.refusal, refused.missing);
  const answer = await pressAct(context, sight, act);
  return context.http.redirect(receiptPath(answer.intent), 303);
}

/** Keeps the click, which `earlyRefusal` has let through, and waits some seconds for its verdict. */
export async function pressAct(
  { services, viewer, now }: PageContext,
  sight: TaskSight,
  act: Exclude<Act, { kind: 'hand-in' }>,
): Promise<ClickAnswer> {
  const { plan, task } = sight;
  const { person, via, asRole } = viewer;
  return await click(services, { plan, task: task.key, by: person.id, clickedAt: now, via, asRole, act });
}

/** As the domain has it: what is not given is not there. */
export function actOf(act: SimpleAct): Exclude<Act, { kind: 'hand-in' }> {
  if (act.kind !== 'return' && act.kind !== 'reopen') return act;
  const { due, ...rest } = act;
  return due === undefined ? rest : { ...rest, due };
}

/** What became of a click, to who made it. */
export async function showReceipt(context: PageContext): Promise<Html> {
  const intent = await findIntent(context.services.database, context.http.req.param('intent') ?? '');
  if (intent?.by !== context.viewer.person.id) throw new WebError('not-found');
  const sight = await loadTaskUnjudged(context, intent);
  const { act, plan, task } = intent;
  const handedInAs =
    act.kind === 'hand-in'
      ? (await handedInVersions(context.services.database, { plan, task })).find(({ number }) => number === act.version)
      : undefined;
  return await receiptPage(context, { ...sight, intent, handedInAs });
}

/** What is handed in now, before the one who reviews it. */
export async function showReview(context: PageContext): Promise<Html | Response> {
  const sight = await loadTask(context, addressOf(context.http));
  const { handedIn } = sight.task;
  if (!sight.readsHistory) throw new WebError('not-allowed', { sentence: PAGE_REFUSALS.notVisible });
  if (handedIn === undefined) return context.http.redirect(taskPath(sight.plan, sight.task.key), 303);
  return await reviewPage(context, await versionModel(context, sight, handedIn.version));
}

/** One version, as it was handed in. */
export async function showVersion(context: PageContext): Promise<Html> {
  const sight = await loadTask(context, addressOf(context.http));
  if (!sight.readsSubmission) throw new WebError('not-allowed', { sentence: PAGE_REFUSALS.notVisible });
  return await versionPage(context, await loadVersionOf(context, sight, context.http.req.param('number') ?? ''));
}

/**
 * A version by the number in an address. What was refused is seen by its writer alone, what was taken back by her and those
 * whose draft it is again; of an approved plan others than its line read what was approved.
 * @throws WebError `not-found`.
 */
export async function loadVersionOf(context: PageContext, sight: TaskSight, typed: string): Promise<VersionPageModel> {
  const number = Number(typed);
  if (!/^[1-9]\d{0,8}$/.test(typed)) throw new WebError('not-found');
  if (!sight.readsHistory && sight.task.handedIn?.version !== number) throw new WebError('not-found');
  const model = await versionModel(context, sight, number);
  const { plan, task, writesOwn } = sight;
  const handedIn = await handedInVersions(context.services.database, { plan, task: task.key });
  const ended = handedIn.find((version) => version.number === number)?.ended;
  const isHandedIn = handedIn.some((version) => version.number === number);
  const isRead = isHandedIn && (writesOwn || ended?.how !== 'withdrawn');
  if (!isRead && model.version.by !== context.viewer.person.id) throw new WebError('not-found');
  return { ...model, standing: isHandedIn ? (ended?.how ?? 'stands') : 'refused' };
}

async function versionModel({ services }: PageContext, sight: TaskSight, number: number): Promise<VersionPageModel> {
  const { plan, task, form } = sight;
  const version = await loadVersion(services.database, { plan, task: task.key, number });
  if (version === undefined) throw new WebError('not-found');
  return { ...sight, version, content: storedContent(form, version.content), standing: 'stands' };
}

async function askAgain(
  context: PageContext,
  sight: TaskSight,
  asked: { kind: SimpleActKind; posted: PostedForm; faults: Readonly<Partial<Record<ActField, string>>> },
): Promise<Response> {
  return context.http.html(await actFormPage(context, sight, asked), 422);
}
