import type { Role } from '../domain/cycle-definition.ts';
import type { Act, Intent } from '../domain/intent.ts';
import type { PersonId } from '../domain/organisation.ts';
import type { PlanId } from '../domain/plan-id.ts';
import { isRandomId } from '../domain/random-id.ts';
import type { Refusal, Verdict } from '../domain/refusal.ts';
import type { Instant } from '../domain/time.ts';
import type { Reader, Transaction } from './transaction.ts';
import { requestLooks } from './look-store.ts';
import { hasHeldNotices } from './notice-store.ts';
import { addVersion } from './version-store.ts';

/** A button pressed. A hand-in brings its content; version and hash are given to it here. */
export type Click = {
  readonly plan: PlanId;
  readonly task: string;
  readonly by: PersonId;
  readonly clickedAt: Instant;
  /** `page`, `api`, or the token it came through. */
  readonly via: string;
  /** The token's role. */
  readonly asRole?: Role | undefined;
} & (
  | { readonly act: Exclude<Act, { kind: 'hand-in' }>; readonly content?: never }
  | {
      readonly act: { readonly kind: 'hand-in' };
      readonly content: { readonly value: unknown; readonly missing: readonly string[] };
    }
);

export type RecordedClick = {
  readonly intent: string;
  readonly act: Act;
  /** Another click of the plan is unanswered, or a morning of it undecided: goes along in the update, see `ActRequest`. */
  readonly othersWaiting: boolean;
  /** The plan's, when the click was kept. */
  readonly revision: number;
};

export type StoredIntent = Intent & {
  readonly plan: PlanId;
  readonly verdict: Verdict | null;
  readonly answeredAt: Instant | null;
};

/** Keeps a click, and with a hand-in the version it hands in, before anybody judges it. */
export async function recordClick(transaction: Transaction, click: Click): Promise<RecordedClick> {
  const act = await completeAct(transaction, click);
  const {
    nextWake,
    revision,
    _count: others,
  } = await transaction.plan.findUniqueOrThrow({
    where: { id: click.plan },
    select: { nextWake: true, revision: true, _count: { select: { intents: { where: { answeredAt: null } } } } },
  });
  const isBehind = nextWake !== null && nextWake.getTime() <= click.clickedAt;
  const { id } = await transaction.intent.create({
    data: {
      planId: click.plan,
      task: click.task,
      byId: click.by,
      act: act,
      clickedAt: new Date(click.clickedAt),
      via: click.via,
      asRole: click.asRole ?? null,
    },
    select: { id: true },
  });
  return { intent: id, act, othersWaiting: others.intents > 0 || isBehind, revision };
}

async function completeAct(transaction: Transaction, click: Click): Promise<Act> {
  if (click.content === undefined) return click.act;
  const { number, hash } = await addVersion(transaction, {
    plan: click.plan,
    task: click.task,
    content: click.content.value,
    missing: click.content.missing,
    by: click.by,
    at: click.clickedAt,
  });
  return { kind: 'hand-in', version: number, hash };
}

/** The click with its verdict, if it has one; undefined for an id nobody has recorded. */
export async function findIntent(reader: Reader, id: string): Promise<StoredIntent | undefined> {
  if (!isRandomId(id)) return undefined;
  const row = await reader.intent.findUnique({ where: { id } });
  return row === null ? undefined : stored(row);
}

/** A plan's unanswered clicks, in the order in which they were made. */
export async function unansweredIntents(reader: Reader, plan: PlanId): Promise<readonly StoredIntent[]> {
  const rows = await reader.intent.findMany({
    where: { planId: plan, answeredAt: null },
    orderBy: [{ clickedAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(stored);
}

/** Every unanswered click of every plan, oldest first. */
export async function allUnansweredIntents(reader: Reader): Promise<readonly StoredIntent[]> {
  const rows = await reader.intent.findMany({
    where: { answeredAt: null },
    orderBy: [{ clickedAt: 'asc' }, { id: 'asc' }],
    take: 1_000,
  });
  return rows.map(stored);
}

/** Which tasks of these plans have an unanswered click, as `plan|task`. */
export async function tasksWithUnansweredIntents(
  reader: Reader,
  plans: readonly PlanId[],
): Promise<ReadonlySet<string>> {
  const rows = await reader.intent.findMany({
    where: { planId: { in: [...plans] }, answeredAt: null },
    select: { planId: true, task: true },
    distinct: ['planId', 'task'],
  });
  return new Set(rows.map(({ planId, task }) => `${planId}|${task}`));
}

/** The click that a person made on a task at that instant; undefined when there was none. */
export async function findClick(
  reader: Reader,
  click: { plan: PlanId; task: string; by: PersonId; at: Instant },
): Promise<StoredIntent | undefined> {
  const row = await reader.intent.findFirst({
    where: { planId: click.plan, task: click.task, byId: click.by, clickedAt: new Date(click.at) },
  });
  return row === null ? undefined : stored(row);
}

/** Writes the verdict of a click that has none; one that has keeps it. The verdict that stands is returned. */
export async function answerIntent(
  transaction: Transaction,
  { intent, verdict, at }: { intent: string; verdict: Verdict; at: Instant },
): Promise<Verdict> {
  const { count } = await transaction.intent.updateMany({
    where: { id: intent, answeredAt: null },
    data: { verdict: verdict, answeredAt: new Date(at) },
  });
  if (count === 1) return verdict;
  const standing = await findIntent(transaction, intent);
  return standing?.verdict ?? { accepted: false, refusal: 'unknown-intent' };
}

/**
 * Writes what the chart refused before `decide` was asked. A verdict that is there already stands. Where the morning held
 * notices of the plan because of the click, `mail`, the process that sends them, is asked to look.
 */
export async function answerRefused(
  transaction: Transaction,
  { intent, plan, refusal, at, mail }: { intent: string; plan: PlanId; refusal: Refusal; at: Instant; mail: string },
): Promise<Verdict> {
  const verdict = await answerIntent(transaction, { intent, verdict: { accepted: false, refusal }, at });
  if (await hasHeldNotices(transaction, plan)) await requestLooks(transaction, [mail]);
  return verdict;
}

type IntentRow = {
  readonly id: string;
  readonly planId: string;
  readonly task: string;
  readonly byId: string;
  readonly act: unknown;
  readonly clickedAt: Date;
  readonly via: string;
  readonly asRole: string | null;
  readonly verdict: unknown;
  readonly answeredAt: Date | null;
};

function stored(row: IntentRow): StoredIntent {
  return {
    id: row.id,
    plan: row.planId,
    task: row.task,
    by: row.byId,
    clickedAt: row.clickedAt.getTime(),
    via: row.via,
    // These columns are written by this file alone.
    ...(row.asRole !== null && { asRole: row.asRole as Role }),
    act: row.act as Act,
    verdict: row.verdict as Verdict | null,
    answeredAt: row.answeredAt?.getTime() ?? null,
  };
}
