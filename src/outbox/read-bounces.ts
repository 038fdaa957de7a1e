import { forgetRead, readBefore } from '../database/bounce-store.ts';
import type { BounceMailbox, OpenMailbox } from '../email/bounces/bounce-mailbox.ts';
import { readBounce } from '../email/bounces/read-bounce.ts';
import type { Services } from '../services.ts';
import { tellLooks } from '../temporal/tell-to-look.ts';
import { settleBounce } from './settle-bounce.ts';

/** Messages read in one round; the rest in the next ones. */
const BATCH = 100;
/** Real milliseconds for which a message that is listed no more is remembered. */
const REMEMBERED = 60 * 86_400_000;

/**
 * Reads what has come to the mailbox for bounces, each message once: what a report leads to, and that it has been read, are one
 * transaction; only then is the mailbox told. Killed in between, the mailbox is told in the next round. A message that fails is
 * said by its id in the log, keeps none of the others back, and is tried again in the next round. Says how many were reports
 * that counted. @throws Error when the mailbox or the database is away, and what the first message failed with, at the end.
 */
export async function readBounces(services: Services, mailbox: BounceMailbox): Promise<number> {
  return await mailbox.visit(async (open) => {
    const messages = await open.messages();
    await forgetRead(services.database, { mailbox: mailbox.name, listed: messages, until: Date.now() - REMEMBERED });
    const before = await readBefore(services.database, { mailbox: mailbox.name, messages });
    const failures: unknown[] = [];
    let [count, done] = [0, 0];
    for (const id of messages) {
      if (done === BATCH) break;
      try {
        const known = before.get(id);
        if (known !== undefined) {
          await open.done(id, known);
          continue;
        }
        if (await readMessage(services, { mailbox, open, id })) count += 1;
        done += 1;
      } catch (error) {
        failures.push(error);
        const reason = error instanceof Error ? error.name : 'unknown';
        services.log.error('a message in the mailbox for bounces could not be read', { message: id, reason });
        if (!(await areBothThere(services, open))) break;
      }
    }
    if (failures.length > 0) throw failures[0];
    return count;
  });
}

type Message = { readonly mailbox: BounceMailbox; readonly open: OpenMailbox; readonly id: string };

/** Whether it was a report that counted. */
async function readMessage(services: Services, { mailbox, open, id }: Message): Promise<boolean> {
  const raw = await open.read(id);
  if (raw === undefined) return false;
  const bounce = await readBounce(raw, services.settings.senderAddress);
  const { used, looks } = await settleBounce(services, { message: { mailbox: mailbox.name, message: id }, bounce });
  await open.done(id, used);
  await tellLooks(services, looks);
  return used;
}

/** What failed was one message, and the others need not fail too. */
async function areBothThere({ database }: Services, open: OpenMailbox): Promise<boolean> {
  return await Promise.all([open.messages(), database.$queryRaw`SELECT 1`]).then(
    () => true,
    () => false,
  );
}
