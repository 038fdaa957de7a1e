import type { Reader } from './transaction.ts';

/** A process that has yet to look again. */
export type Look = { readonly id: bigint; readonly process: string };

/**
 * Written with what the process should see, so that neither is without the other. Rows of their own, never one that
 * many write at once: nobody waits for anybody else's transaction.
 */
export async function requestLooks(writer: Reader, processes: readonly string[]): Promise<readonly Look[]> {
  if (processes.length === 0) return [];
  return await writer.look.createManyAndReturn({ data: processes.map((process) => ({ process })) });
}

/** Every open plan of the municipality's running läsår is to look again. */
export async function requestLooksOfMunicipality(writer: Reader, municipality: string): Promise<void> {
  await writer.$executeRaw`
    INSERT INTO "Look" ("process")
    SELECT plan."id" FROM "Plan" plan
    JOIN "SchoolYear" year ON year."municipalityId" = plan."municipalityId" AND year."year" = plan."year"
    WHERE plan."municipalityId" = ${municipality} AND year."closedAt" IS NULL
      AND NOT COALESCE((plan."state"->>'closed')::boolean, false)`;
}

/** Those that have not looked yet, the oldest first. */
export async function waitingLooks(reader: Reader): Promise<readonly Look[]> {
  return await reader.look.findMany({ orderBy: { id: 'asc' } });
}

/** The process looks now: what is read after this, in the same transaction, holds all that it was to see. */
export async function takeLooks(writer: Reader, process: string): Promise<void> {
  await writer.look.deleteMany({ where: { process } });
}
