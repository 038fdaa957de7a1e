import { Client, Connection } from '@temporalio/client';
import type { Settings } from './contract/settings.ts';
import { temporalConnection } from './contract/temporal-connection.ts';
import { connectDatabase } from './database/client.ts';
import { openClock, type OpenClock } from './database/clock.ts';
import { createFactsCache, type FactsCache } from './database/facts-cache.ts';
import type { PrismaClient } from './database/generated/client.ts';
import { createMailer, type Mailer } from './email/mailer.ts';
import { smtpSettings } from './email/smtp-settings.ts';
import { lineLog, type Log } from './line-log.ts';
import { TASK_QUEUE } from '../workflows/messages.ts';
import { answeringWithin } from './temporal/answering-within.ts';
import { MAIL_POLICY, type MailPolicy } from './outbox/mail-policy.ts';

/** Everything that acts on the world, wired in one place. */
export type Services = {
  readonly settings: Settings;
  readonly database: PrismaClient;
  readonly clock: OpenClock;
  readonly temporal: Client;
  readonly mailer: Mailer;
  readonly facts: FactsCache;
  /** Where workflows run; their mail queue follows from it. */
  readonly taskQueue: string;
  readonly mailPolicy: MailPolicy;
  readonly log: Log;
  /** Lets go of every connection. */
  close(): Promise<void>;
};

/**
 * Wires the services from the settings; `overrides` replace single ones in tests. The database must be reachable and
 * migrated; Temporal and the mail server are first called when they are needed.
 */
export async function createServices(
  settings: Settings,
  overrides: Partial<Omit<Services, 'settings' | 'close'>> & {
    /** Milliseconds that a database of the settings is waited for, each time; without them without end. */
    readonly patience?: number;
    /** The database may take longer for an answer while it answers others. */
    readonly slowAnswers?: boolean;
    /** Milliseconds that a Temporal of the settings is waited for, each time it is asked; without them without end. */
    readonly temporalPatience?: number;
  } = {},
): Promise<Services> {
  const { patience, slowAnswers = false, temporalPatience } = overrides;
  const waits = patience === undefined ? {} : { patience, slowAnswers };
  const database = overrides.database ?? connectDatabase(settings.databaseUrl, waits);
  const mailer = overrides.mailer ?? createMailer(smtpSettings(settings.smtpUrl, settings.smtpAuthority));
  const patiently = temporalPatience === undefined ? {} : answeringWithin(temporalPatience);
  const connection = overrides.temporal
    ? undefined
    : Connection.lazy({ ...temporalConnection(settings), ...patiently });
  const temporal =
    overrides.temporal ?? new Client({ ...(connection && { connection }), namespace: settings.temporalNamespace });
  return {
    settings,
    database,
    mailer,
    temporal,
    clock: overrides.clock ?? (await openClock(database)),
    facts: overrides.facts ?? createFactsCache(),
    taskQueue: overrides.taskQueue ?? TASK_QUEUE,
    mailPolicy: overrides.mailPolicy ?? MAIL_POLICY,
    log: overrides.log ?? lineLog(),
    async close() {
      if (!overrides.mailer) mailer.close();
      await connection?.close();
      if (!overrides.database) await database.$disconnect();
    },
  };
}
