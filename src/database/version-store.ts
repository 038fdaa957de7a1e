import type { Facts } from '../domain/facts.ts';
import type { PersonId } from '../domain/organisation.ts';
import type { PlanId } from '../domain/plan-id.ts';
import type { Instant } from '../domain/time.ts';
import { contentHash } from './content-hash.ts';
import type { Prisma } from './generated/client.ts';
import type { Reader, Transaction } from './transaction.ts';

export type NewVersion = {
  readonly plan: PlanId;
  readonly task: string;
  /** What was handed in, as it is to be read for ever. */
  readonly content: unknown;
  /** Keys of required sections that are empty. */
  readonly missing: readonly string[];
  readonly by: PersonId;
  readonly at: Instant;
};

export type StoredVersion = {
  readonly number: number;
  readonly hash: string;
  readonly content: unknown;
  readonly missing: readonly string[];
  readonly by: PersonId;
  readonly at: Instant;
};

/** Fixes a content as the task's next version. Never changed or deleted afterwards. */
export async function addVersion(
  transaction: Transaction,
  { plan, task, content, missing, by, at }: NewVersion,
): Promise<{ number: number; hash: string }> {
  await transaction.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(${`${plan}|${task}`}, 0))`;
  const newest = await transaction.version.aggregate({
    where: { planId: plan, task },
    _max: { number: true },
  });
  const number = (newest._max.number ?? 0) + 1;
  const hash = contentHash(content);
  await transaction.version.create({
    data: {
      planId: plan,
      task,
      number,
      content: content as Prisma.InputJsonValue,
      hash,
      missing: [...missing],
      byId: by,
      at: new Date(at),
    },
  });
  return { number, hash };
}

/** One version with its content; undefined when there is none. */
export async function loadVersion(
  reader: Reader,
  { plan, task, number }: { plan: PlanId; task: string; number: number },
): Promise<StoredVersion | undefined> {
  const row = await reader.version.findUnique({ where: { planId_task_number: { planId: plan, task, number } } });
  return row === null
    ? undefined
    : {
        number: row.number,
        hash: row.hash,
        content: row.content,
        missing: row.missing,
        by: row.byId,
        at: row.at.getTime(),
      };
}

/** What `decide` needs of a plan's versions: no content. */
export async function versionFacts(reader: Reader, plan: PlanId): Promise<Facts['versions']> {
  const rows = await reader.version.findMany({
    where: { planId: plan },
    select: { task: true, number: true, hash: true, missing: true },
    orderBy: [{ task: 'asc' }, { number: 'asc' }],
  });
  return rows.map(({ task, number, hash, missing }) => ({ task, version: number, hash, missing }));
}
