import { serve } from '@hono/node-server';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Prisma } from '../../src/database/generated/client.ts';
import { freePorts } from '../../src/supervisor/ports.ts';
import { createApp } from '../../src/web/app.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { addMunicipality, emailOf, type PersonKey } from '../web/support/municipality.ts';
import { startCycle, temporalAtOnce } from '../web/support/cycle.ts';
import { settled } from '../web/support/browser.ts';
import { webForTests, type WebForTests } from '../web/support/web-for-tests.ts';

/** The real application, listening, with a small municipality whose läsår runs. */
export type ServedWeb = {
  readonly web: WebForTests;
  readonly address: string;
  readonly store: FreshDatabase;
  /** Every plan as it was when the läsår had been started; nothing written, nothing clicked. */
  reset(): Promise<void>;
  close(): Promise<void>;
};

export async function serveWeb(now: number): Promise<ServedWeb> {
  const store = await freshDatabase();
  await addMunicipality(store.database);
  await startCycle(store.database, now);
  const { database } = store;
  const plans = await database.plan.findMany();
  const [port = 0] = await freePorts(1);
  const address = `http://127.0.0.1:${String(port)}`;
  const web = webForTests(store.database, {
    now,
    webAddress: address,
    temporal: temporalAtOnce(store.database, () => web.time.clock),
  });
  const server = serve({ fetch: createApp(web.services).fetch, port, hostname: '127.0.0.1' });
  return {
    web,
    address,
    store,
    reset: async () => {
      await database.$transaction([
        database.draft.deleteMany(),
        database.version.deleteMany(),
        database.intent.deleteMany(),
        database.notice.deleteMany(),
        ...plans.map(({ id, state, revision, chart, openTasks, late, nextDeadline, nextWake }) =>
          database.plan.update({
            where: { id },
            data: { state: state as Prisma.InputJsonValue, revision, chart, openTasks, late, nextDeadline, nextWake },
          }),
        ),
      ]);
    },
    close: async () => {
      await new Promise((resolve) => server.close(resolve));
      await store.close();
    },
  };
}

/** Signs in by the mailed link, as a person does, in a browser of their own. */
export async function signedInPage(
  browser: Browser,
  served: ServedWeb,
  who: PersonKey,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const before = served.web.mails.length;
  await page.goto(`${served.address}/logga-in`);
  await page.fill('#epost', emailOf(who));
  await page.click('main form button');
  await settled(() => served.web.mails.length > before);
  await page.goto(served.web.mails.at(-1)?.url ?? '');
  await page.click('main form button');
  return { page, context };
}
