import { noticesOfEmail, releaseNotices } from '../database/notice-store.ts';
import { dissolveEmail, untakenEmails } from '../database/email-store.ts';
import { standingOf } from '../domain/standing.ts';
import type { Services } from '../services.ts';
import type { Freeze } from './freeze-morning.ts';
import { holdForJudging } from './judge-notice.ts';

/** What has just been written is true; after so long, in milliseconds, it is judged again before it is offered. */
const FRESH = 5 * 60_000;
const TRANSACTION = { maxWait: 10_000, timeout: 30_000 };

/**
 * Before it is offered: an e-mail that has waited, that the server has certainly not taken, and in which something is no
 * longer true, is dissolved and its notices given back to the morning's freeze. Nobody is reminded of what was done
 * meanwhile.
 */
export async function thawChanged(services: Services, { municipality, on, now }: Freeze): Promise<void> {
  const { database, mailPolicy } = services;
  const untaken = { municipality, morning: on, writtenBefore: now - FRESH, limit: mailPolicy.batch };
  for (const email of await untakenEmails(database, untaken)) {
    await database.$transaction(async (transaction) => {
      const notices = await noticesOfEmail(transaction, email);
      const bench = await holdForJudging(services, transaction, notices);
      const isChanged = notices.some((notice) => {
        const held = bench.plans.get(notice.plan);
        if (bench.clicked.has(`${notice.plan}|${notice.task}`)) return true;
        return held && standingOf({ notice, state: held.plan.state, facts: held.facts, on }).kind !== 'stands';
      });
      if (!isChanged || !(await dissolveEmail(transaction, email))) return;
      await releaseNotices(transaction, email);
    }, TRANSACTION);
  }
}
