import { Client, Connection } from '@temporalio/client';
import type { Settings } from '../contract/settings.ts';
import { temporalConnection } from '../contract/temporal-connection.ts';
import { connectDatabase } from '../database/client.ts';
import type { PrismaClient } from '../database/generated/client.ts';
import type { Instant } from '../domain/time.ts';
import { probeMailServer } from '../email/probe-mail-server.ts';
import { smtpSettings } from '../email/smtp-settings.ts';
import { createServices } from '../services.ts';
import { TASK_QUEUE } from '../../workflows/messages.ts';
import { checkBounceMailbox, checkReturned } from './check-bounces.ts';
import { checkDatabase } from './check-database.ts';
import { checkLedger } from './check-ledger.ts';
import { checkProcesses } from './check-processes.ts';
import { checkTemporal } from './check-temporal.ts';
import { checkWork } from './check-work.ts';
import type { Finding } from './finding.ts';

const SILENT = { info: () => undefined, error: () => undefined };
/** Milliseconds that a part is given to answer at all. */
const PATIENCE = 5_000;
/** For each question to the database: some of them read much. */
const DATABASE_PATIENCE = 10_000;

export type Examination = {
  readonly settings: Settings;
  /** This machine's clock, real time. */
  readonly now: () => Instant;
  /** What a database that does not answer is said to be. */
  readonly silence: (error: unknown) => string;
  /** Refusing addresses are named, not only counted. */
  readonly addresses: boolean;
  readonly taskQueue?: string;
  readonly lookWithin?: number;
};

/** Everything that is not as it should be, the parts first. Changes nothing; a part that is away hides what needs it. */
export async function examine(examination: Examination): Promise<readonly Finding[]> {
  const { settings, silence } = examination;
  const database = connectDatabase(settings.databaseUrl, { connections: 4, patience: DATABASE_PATIENCE });
  const connection = Connection.lazy(temporalConnection(settings));
  try {
    const [unreachable, temporalUp, mail, bounces] = await Promise.all([
      database.$queryRaw`SELECT 1`.then(
        () => [],
        (error: unknown) => [{ kind: 'database-unreachable' as const, reason: silence(error) }],
      ),
      answers(connection, settings.temporalNamespace),
      checkMail(settings),
      checkBounceMailbox(settings),
    ]);
    const place = settings.temporalAddress;
    return [
      ...unreachable,
      ...(temporalUp ? [] : [{ kind: 'temporal-unreachable' as const, place }]),
      ...mail,
      ...bounces,
      ...(temporalUp ? await ofTemporal(connection, examination) : []),
      ...(unreachable.length > 0 ? [] : await ofDatabase(examination, { database, connection, temporalUp })),
    ];
  } finally {
    await connection.close();
    await database.$disconnect();
  }
}

async function answers(connection: Connection, namespace: string): Promise<boolean> {
  try {
    await connection.withDeadline(Date.now() + PATIENCE, () =>
      connection.workflowService.describeNamespace({ namespace }),
    );
    return true;
  } catch {
    return false;
  }
}

async function checkMail({ smtpUrl, smtpAuthority, embeddedParts }: Settings): Promise<readonly Finding[]> {
  const smtp = smtpSettings(smtpUrl, smtpAuthority);
  const answer = await probeMailServer(smtp);
  if (answer === undefined) return [];
  return [{ kind: 'mail-unreachable', place: `${smtp.host}:${smtp.port}`, answer, embedded: embeddedParts.mail }];
}

async function ofTemporal(
  connection: Connection,
  { settings, now, taskQueue }: Examination,
): Promise<readonly Finding[]> {
  const namespace = settings.temporalNamespace;
  return await checkTemporal(connection, { namespace, now, ...(taskQueue !== undefined && { taskQueue }) });
}

async function ofDatabase(
  { settings, now, addresses, taskQueue = TASK_QUEUE, lookWithin }: Examination,
  { database, connection, temporalUp }: { database: PrismaClient; connection: Connection; temporalUp: boolean },
): Promise<readonly Finding[]> {
  const findings = await checkDatabase(database, now);
  // Without all of its tables nothing else can be asked.
  if (findings.some(({ kind }) => kind === 'migrations-missing' || kind === 'migrations-failed')) return findings;
  const temporal = new Client({ connection, namespace: settings.temporalNamespace });
  const services = await createServices(settings, { database, temporal, taskQueue, log: SILENT });
  try {
    return [
      ...findings,
      ...(await checkWork(services, { addresses, ...(lookWithin !== undefined && { lookWithin }) })),
      ...(await checkLedger(services, now())),
      ...(await checkReturned(services)),
      ...(temporalUp ? await checkProcesses(services) : []),
    ];
  } finally {
    await services.close();
  }
}
