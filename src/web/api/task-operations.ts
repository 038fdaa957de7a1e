import { checkContent, type FieldFault } from '../../contract/forms/check-content.ts';
import { storedContent } from '../../contract/forms/form-content.ts';
import { z } from 'zod';
import {
  actBodySchema,
  authorSchema,
  clickSchema,
  draftSchema,
  saveDraftSchema,
  taskSchema,
  versionSchema,
} from '../../contract/api/task-schemas.ts';
import { findIntent } from '../../database/intent-store.ts';
import { formatInstant } from '../../domain/calendar/local-time.ts';
import { API_TEXT } from '../../text/api.ts';
import { FIELD_FAULTS } from '../../text/pages/report.ts';
import { PAGE_REFUSALS } from '../../text/web-errors.ts';
import { actOf, loadVersionOf, pressAct } from '../acts/act-handlers.ts';
import { addressOf } from '../acts/address-of.ts';
import type { ClickAnswer } from '../acts/click.ts';
import {
  refuseForeign,
  requireWriter,
  saveTyped,
  startingText,
  type DraftAuthor,
  type StartingText,
} from '../acts/draft.ts';
import { earlyHandInRefusal, earlyRefusal, refusalError } from '../acts/early-refusal.ts';
import { handIn } from '../acts/hand-in.ts';
import { loadTask, loadTaskOfPlan, type TaskSight } from '../acts/task-sight.ts';
import type { PageContext } from '../page-context.ts';
import { WebError } from '../web-error.ts';
import { operation, type ApiAnswer, type Operation } from './operation.ts';
import { clickBody, personBody, taskSummary } from './summaries.ts';

const { operations: TEXT } = API_TEXT;
const PATH = '/plans/{place}/{year}/tasks/{task}';
const asQuery = z.object({ as: authorSchema.default('own') });

/** One task: its form, its draft, its buttons, what was handed in. */
export const taskOperations: readonly Operation[] = [
  operation({
    id: 'task',
    method: 'get',
    path: PATH,
    summary: TEXT.task,
    answers: { 200: taskSchema },
    run: async ({ context }) => {
      const { sight, task, form, writesOwn, writesForUnit } = await loadTask(context, addressOf(context.http));
      const writes = [...(writesOwn ? ['own'] : []), ...(writesForUnit ? ['unit'] : [])];
      return { body: { ...taskSummary(context, sight, task), form, writes } };
    },
  }),
  operation({
    id: 'draft',
    method: 'get',
    path: `${PATH}/draft`,
    summary: TEXT.draft,
    query: asQuery,
    answers: { 200: draftSchema },
    run: async ({ context, query }) => {
      const sight = await loadTask(context, addressOf(context.http));
      requireWriter(sight, query.as);
      return { body: draftBody(sight, await startingText(context, sight, query.as)) };
    },
  }),
  operation({
    id: 'saveDraft',
    method: 'put',
    path: `${PATH}/draft`,
    summary: TEXT.saveDraft,
    body: saveDraftSchema,
    answers: { 200: draftSchema },
    run: async ({ context, body }) => {
      const sight = await loadTask(context, addressOf(context.http));
      const saved = await saveTyped(context, sight, { author: body.as, content: body.content, over: body.revision });
      if (!saved.saved) {
        const { content, revision } = saved.theirs;
        throw new WebError('old-page', { more: { theirs: { content: storedContent(sight.form, content), revision } } });
      }
      return { body: draftBody(sight, await startingText(context, sight, body.as)) };
    },
  }),
  operation({
    id: 'act',
    method: 'post',
    path: `${PATH}/acts`,
    summary: TEXT.act,
    body: actBodySchema,
    answers: { 200: clickSchema, 202: clickSchema },
    run: async ({ context, body }) => {
      const sight = await loadTask(context, addressOf(context.http));
      const answer =
        body.kind === 'hand-in' ? await handInBody(context, sight, body) : await press(context, sight, body);
      return clicked(context, sight, answer);
    },
  }),
  operation({
    id: 'version',
    method: 'get',
    path: `${PATH}/versions/{number}`,
    summary: TEXT.version,
    answers: { 200: versionSchema },
    run: async ({ context }) => {
      const sight = await loadTask(context, addressOf(context.http));
      if (!sight.readsSubmission) throw new WebError('not-allowed', { sentence: PAGE_REFUSALS.notVisible });
      const { version, content } = await loadVersionOf(context, sight, context.http.req.param('number') ?? '');
      const { number, hash, at, by } = version;
      const { organisation } = sight.sight.facts;
      return { body: { number, hash, content, at: formatInstant(at), by: personBody(organisation, by) } };
    },
  }),
  operation({
    id: 'intent',
    method: 'get',
    path: '/intents/{intent}',
    summary: TEXT.intent,
    answers: { 200: clickSchema },
    run: async ({ context }) => {
      const intent = await findIntent(context.services.database, context.http.req.param('intent') ?? '');
      if (intent?.by !== context.viewer.person.id) throw new WebError('not-found');
      // Pressed in another role, perhaps, than the one that asks.
      const sight = await loadTaskOfPlan(context, intent);
      const { verdict } = intent;
      const told =
        verdict?.accepted === false && verdict.missing
          ? { ...verdict, missing: headingsOf(sight, verdict.missing) }
          : verdict;
      return { body: clickBody({ ...intent, verdict: told }) };
    },
  }),
];

async function handInBody(
  context: PageContext,
  sight: TaskSight,
  body: Extract<z.output<typeof actBodySchema>, { kind: 'hand-in' }>,
): Promise<ClickAnswer> {
  const author: DraftAuthor = body.as;
  const refused = earlyHandInRefusal(sight, context.now);
  if (refused !== null) throw refusalError(refused.refusal, refused.missing);
  requireWriter(sight, author);
  const start = await startingText(context, sight, author);
  if (body.content === undefined && body.revision !== undefined && body.revision !== start.revision) {
    throw refusalError('other-version');
  }
  if (body.content !== undefined) refuseForeign(sight, body.content);
  const handedIn = await handIn(context, sight, body.content ?? start.content);
  if (handedIn.kind === 'clicked') return handedIn.answer;
  const { faults, empty, missing } = handedIn.checked;
  throw new WebError('incomplete', {
    refusal: 'section-missing',
    missing: headingsOf(sight, missing),
    ...(empty.length === 0 && { sentence: API_TEXT.answersWrong }),
    faults: [...faults, ...empty].map(({ section, field, fault, typed }) => ({
      place: `sections.${section}.${field}`,
      value: typed.slice(0, 200),
      expected: FIELD_FAULTS[fault](typed.slice(0, 40)),
    })),
  });
}

async function press(
  context: PageContext,
  sight: TaskSight,
  body: Exclude<z.output<typeof actBodySchema>, { kind: 'hand-in' }>,
): Promise<ClickAnswer> {
  const act = actOf(body);
  const refused = earlyRefusal(context, sight, act);
  if (refused !== null) throw refusalError(refused.refusal, refused.missing);
  return await pressAct(context, sight, act);
}

/** 200 with the verdict, 202 while there is none; a refusal is a problem that names the click. */
function clicked({ now }: PageContext, sight: TaskSight, answer: ClickAnswer): ApiAnswer {
  const { intent, act, verdict } = answer;
  if (verdict?.accepted === false) {
    throw refusalError(verdict.refusal, headingsOf(sight, verdict.missing ?? []), { intent });
  }
  const { plan, task } = sight;
  const body = clickBody({ id: intent, plan, task: task.key, act, clickedAt: now, verdict });
  return { status: verdict === null ? 202 : 200, body };
}

/** Sections by the headings that stand in the form; steps and plans are told by their titles as they are. */
function headingsOf({ form }: TaskSight, missing: readonly string[]): readonly string[] {
  return missing.map((name) => form.sections.find(({ key }) => key === name)?.heading ?? name);
}

function draftBody({ form, sight }: TaskSight, { content, revision, saved }: StartingText) {
  const { faults, empty } = checkContent(form, content);
  const plain = (list: readonly FieldFault[]) =>
    list.map(({ section, field, fault, typed }) => ({ section, field, fault, typed }));
  return {
    content,
    revision,
    faults: plain(faults),
    empty: plain(empty),
    ...(saved && {
      saved: { by: personBody(sight.facts.organisation, saved.savedBy), at: formatInstant(saved.savedAt) },
    }),
  };
}
