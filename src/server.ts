import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import { PORTS, type Settings } from './contract/settings.ts';
import { bounceWatch, type BounceWatch } from './outbox/bounce-watch.ts';
import { mailSignIn } from './outbox/mail-sign-in.ts';
import { sendAtOnce } from './outbox/send-at-once.ts';
import { relayUnanswered } from './relay/relay-unanswered.ts';
import { runEntry } from './run-entry.ts';
import { startCycle } from './school-year/start-cycle.ts';
import { createServices, type Services } from './services.ts';
import { onOrphaned, onStopSignal } from './supervisor/end-signals.ts';
import { tellWaiting } from './temporal/tell-to-look.ts';
import { createApp } from './web/app.ts';
import type { WebServices } from './web/web-services.ts';

const PROJECT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
/** Milliseconds of real time between two rounds of a loop. */
const RELAY_EVERY = 5_000;
const MAIL_EVERY = 1_000;
/** How long open requests are waited for when the process is asked to end. */
const PATIENCE = 5_000;
/** How long the database is waited for: also on a slow machine nothing that is well takes so long. */
const DATABASE_PATIENCE = 15_000;

/** Serves pages and API, sends unanswered clicks again and at-once mail, until it is asked to end. */
async function main(settings: Settings): Promise<void> {
  const services = await createServices(settings, { patience: DATABASE_PATIENCE });
  const bounces = bounceWatch(services);
  const app = createApp(webServices(services, bounces));
  // A stepped clock waits for the answer: there a click never grows old.
  const again = services.clock.kind === 'stepped' ? { olderThan: 0 } : {};
  // Who was told a moment ago is given the time until the next round.
  let looked = 0n;
  const loops = [
    repeat(services, { what: 'relay', every: RELAY_EVERY, run: () => relayUnanswered(services, again) }),
    repeat(services, {
      what: 'looks',
      every: RELAY_EVERY,
      run: async () => (looked = await tellWaiting(services, looked)),
    }),
    repeat(services, { what: 'at-once mail', every: MAIL_EVERY, run: () => sendAtOnce(services) }),
    ...(bounces ? [repeat(services, { what: 'bounces', every: bounces.every, run: () => bounces.look() })] : []),
  ];
  const server = serve({ fetch: app.fetch, hostname: settings.webHost, port: settings.webPort });
  const ended = new Promise<void>((resolve, reject) => {
    server.on('error', reject);
    const end = (): void => {
      server.close(() => resolve());
      if ('closeIdleConnections' in server) server.closeIdleConnections();
      setTimeout(resolve, PATIENCE).unref();
    };
    onStopSignal(end);
    onOrphaned(end);
  });
  try {
    await ended;
  } finally {
    await Promise.all(loops.map(async (loop) => await loop.stop()));
    await services.close();
  }
}

/** What the web is given of the services, and the two things it cannot do itself. */
function webServices(services: Services, bounces: BounceWatch | undefined): WebServices {
  const { settings, database, clock, temporal, facts, log } = services;
  return {
    settings,
    database,
    clock,
    temporal,
    cache: facts,
    log,
    realTime: () => Date.now(),
    ...(bounces && { bounces }),
    mailSignIn: async (mail) => await mailSignIn(services, mail),
    administration: {
      defaultCycle: path.join(PROJECT, 'cycles/sodertalje.yaml'),
      exampleOrganisation: path.join(PROJECT, 'examples/sodertalje/organisation.csv'),
      startYear: async (request) => await startCycle(services, request),
      organisationChanged: async () => void (await tellWaiting(services)),
    },
  };
}

/** Runs something over and over, one round at a time, whatever becomes of a round. */
function repeat(
  { log }: Services,
  { what, every, run }: { what: string; every: number; run: () => Promise<unknown> },
): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const loop = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        await run();
      } catch (error) {
        log.error('a round failed and is repeated', { what, reason: error instanceof Error ? error.name : 'unknown' });
      }
      await pause(every, stopping.signal);
    }
  };
  const running = loop();
  return {
    stop: async () => {
      stopping.abort();
      await Promise.race([running, pause(PATIENCE)]);
    },
  };
}

async function pause(milliseconds: number, until?: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    timer.unref();
    until?.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}

await runEntry(main, {
  listens: ({ webPort }) => [{ use: 'web', port: webPort, variable: PORTS.web.variable }],
});
process.exit();
