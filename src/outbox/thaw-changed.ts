import { noticesOfEmail, releaseNotices } from '../database/notice-store.ts';
import { dissolveEmail, refusedForNow } from '../database/email-store.ts';
import { standingOf } from '../domain/standing.ts';
import type { Services } from '../services.ts';
import type { Freeze } from './freeze-morning.ts';
import { holdForJudging } from './judge-notice.ts';

const TRANSACTION = { maxWait: 10_000, timeout: 30_000 };

/**
 * Before it is offered again: an e-mail that the server has clearly not taken, and in which something is no longer true,
 * is dissolved and its notices given back to the morning's freeze. Nobody is reminded of what was done meanwhile.
 */
export async function thawChanged(services: Services, { municipality, on }: Freeze): Promise<void> {
  for (const email of await refusedForNow(services.database, { municipality, morning: on })) {
    await services.database.$transaction(async (transaction) => {
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
