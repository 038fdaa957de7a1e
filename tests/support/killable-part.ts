import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker';
import { Client, Connection } from '@temporalio/client';
import { decidePlan } from '../../activities/decide-plan.ts';
import { readSettings } from '../../src/contract/settings.ts';
import { connectDatabase } from '../../src/database/client.ts';
import { createMailer } from '../../src/email/mailer.ts';
import { smtpSettings } from '../../src/email/smtp-settings.ts';
import { dispatchMorning } from '../../src/outbox/dispatch-morning.ts';
import type { MailPolicy } from '../../src/outbox/mail-policy.ts';
import { sendAtOnce } from '../../src/outbox/send-at-once.ts';
import { startCycle, type StartCycleRequest } from '../../src/school-year/start-cycle.ts';
import { createServices, type Services } from '../../src/services.ts';
import { createWorkers, WORKER_CONNECTIONS } from '../../src/temporal/workers.ts';
import { mortalDatabase, mortality, mortalMailer, mortalTemporal, type Point } from './mortal.ts';

/** A mail server that says "not now" is asked later than this, in milliseconds. */
const LONGEST_WAIT = 5_000;

/** One piece of the product's work. */
export type Deed =
  | { readonly kind: 'decide'; readonly plans: readonly string[]; readonly intent?: string }
  | { readonly kind: 'dispatch'; readonly municipality: string }
  | { readonly kind: 'at-once' }
  | { readonly kind: 'start-cycle'; readonly request: StartCycleRequest };

export type PartOptions = {
  readonly environment: Readonly<Record<string, string>>;
  readonly taskQueue: string;
  /** It is a worker, as `src/worker.ts`; else it does what it is told. */
  readonly works: boolean;
  readonly mailPolicy?: MailPolicy;
};

/** What the parent sends: the point where it is killed, and what it is to do until then. */
export type Order = { readonly point?: Point; readonly deed?: Deed };

/** A process of its own that kills itself where its parent says. */
async function main(): Promise<void> {
  const options = JSON.parse(process.argv[2] ?? '') as PartOptions;
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const settings = readSettings(options.environment);
  const death = mortality();
  const address = { address: settings.temporalAddress };
  const client = new Client({ connection: Connection.lazy(address), namespace: settings.temporalNamespace });
  const services = await createServices(settings, {
    taskQueue: options.taskQueue,
    database: mortalDatabase(connectDatabase(settings.databaseUrl, { connections: WORKER_CONNECTIONS }), death),
    mailer: mortalMailer(createMailer(smtpSettings(settings.smtpUrl)), death),
    temporal: mortalTemporal(client, death),
    ...(options.mailPolicy && { mailPolicy: options.mailPolicy }),
  });
  process.on('disconnect', () => process.exit());
  process.on('message', ({ point, deed }: Order) => {
    death.arm(point);
    if (deed) void perform(services, deed).then(() => process.send?.('done'));
  });
  const workers = options.works
    ? await createWorkers(services, { connection: await NativeConnection.connect(address) })
    : undefined;
  process.send?.('ready');
  await workers?.run();
}

async function perform(services: Services, deed: Deed): Promise<void> {
  if (deed.kind === 'at-once') await sendAtOnce(services);
  if (deed.kind === 'dispatch') await dispatch(services, deed);
  if (deed.kind === 'start-cycle') await startCycle(services, deed.request);
  if (deed.kind === 'decide') {
    const { plans, intent } = deed;
    for (const plan of plans) await decidePlan(services, { plan, ...(intent !== undefined && { intent }) });
  }
}

/** Round after round, also for what another still holds. */
async function dispatch(services: Services, round: { municipality: string }): Promise<void> {
  for (;;) {
    const { more, retryIn } = await dispatchMorning(services, round);
    if (!more && (retryIn ?? Infinity) > LONGEST_WAIT) return;
    if (retryIn !== null) await new Promise((resolve) => setTimeout(resolve, retryIn));
  }
}

await main();
