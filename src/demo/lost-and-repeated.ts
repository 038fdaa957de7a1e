import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { PrismaClient } from '../database/generated/client.ts';
import type { LocalDate } from '../domain/time.ts';

/**
 * What was promised and is not there: clicks without an answer, accepted hand-ins without their version, mail of mornings up to
 * `until` without an end.
 */
export async function lost(database: PrismaClient, until: LocalDate): Promise<string[]> {
  const unanswered = await database.intent.findMany({
    where: { answeredAt: null },
    select: { id: true, planId: true },
  });
  const withoutEnd = await database.notice.findMany({
    where: { status: 'planned', OR: [{ morning: 'at-once' }, { morning: { lte: until } }] },
    select: { key: true },
  });
  const accepted = await database.$queryRaw<{ id: string }[]>`
    SELECT i."id"::text FROM "Intent" i
    WHERE i."act"->>'kind' = 'hand-in' AND i."verdict"->>'accepted' = 'true' AND NOT EXISTS (
      SELECT 1 FROM "Version" v WHERE v."planId" = i."planId" AND v."task" = i."task" AND v."number" = (i."act"->>'version')::int)`;
  return [
    ...unanswered.map(({ id, planId }) => `klick ${id} i ${planId} utan svar`),
    ...withoutEnd.map(({ key }) => `mejl utan slut: ${key}`),
    ...accepted.map(({ id }) => `inlämning ${id} utan version`),
  ];
}

/** E-mails that the ledger calls accepted but the mail server has not. */
export async function missingMail(database: PrismaClient, caught: ReadonlyMap<string, number>): Promise<string[]> {
  const sent = await database.email.findMany({ where: { status: 'accepted' }, select: { messageId: true } });
  return sent
    .filter(({ messageId }) => !caught.has(messageId))
    .map(({ messageId }) => `mejl ${messageId} har inte kommit fram`);
}

/** How often the mail server has each Message-ID. */
export async function caughtMessages(directory: string): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  const files = await readdir(directory).catch((): string[] => []);
  for (const file of files.filter((name) => name.endsWith('.eml'))) {
    const head = (await readFile(path.join(directory, file), 'latin1')).split('\r\n\r\n', 1)[0] ?? '';
    const id = /^message-id:\s*(\S+)/im.exec(head)?.[1];
    if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

/** Message-IDs that came more than once. */
export function repeated(caught: ReadonlyMap<string, number>): string[] {
  return [...caught].filter(([, count]) => count > 1).map(([id, count]) => `${id} kom ${String(count)} gånger`);
}
