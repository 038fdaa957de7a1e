import { readBefore } from '../database/bounce-store.ts';
import type { BounceMailbox } from '../email/bounces/bounce-mailbox.ts';
import { readBounce } from '../email/bounces/read-bounce.ts';
import type { Services } from '../services.ts';
import { tellLooks } from '../temporal/tell-to-look.ts';
import { settleBounce } from './settle-bounce.ts';

/** Messages read in one round; the rest in the next ones. */
const BATCH = 100;

/**
 * Reads what has come to the mailbox for bounces, each message once: what a report leads to, and that it has been read, are one
 * transaction; only then is the mailbox told. Killed in between, the mailbox is told in the next round. Says how many were
 * reports that counted. @throws Error when the mailbox is away.
 */
export async function readBounces(services: Services, mailbox: BounceMailbox): Promise<number> {
  return await mailbox.visit(async (open) => {
    const messages = await open.messages();
    const before = await readBefore(services.database, { mailbox: mailbox.name, messages });
    for (const [id, used] of before) await open.done(id, used);
    let count = 0;
    for (const id of messages.filter((one) => !before.has(one)).slice(0, BATCH)) {
      const raw = await open.read(id);
      if (raw === undefined) continue;
      const bounce = await readBounce(raw, services.settings.senderAddress);
      const message = { mailbox: mailbox.name, message: id };
      const { used, looks } = await settleBounce(services, { message, bounce });
      if (used) count += 1;
      await open.done(id, used);
      await tellLooks(services, looks);
    }
    return count;
  });
}
