import type { Client } from '@temporalio/client';
import type { Settings } from '../contract/settings.ts';
import type { Clock } from '../database/clock.ts';
import type { FactsCache } from '../database/facts-cache.ts';
import type { PrismaClient } from '../database/generated/client.ts';
import type { Instant } from '../domain/time.ts';

/** What the web needs of the settings. */
export type WebSettings = Pick<
  Settings,
  | 'webAddress'
  | 'temporalUiAddress'
  | 'temporalNamespace'
  | 'mailCatcherAddress'
  | 'embedded'
  | 'contactAddress'
>;

export type SignInMail = {
  readonly municipality: string;
  readonly person: string;
  readonly name: string;
  readonly email: string;
  /** The one-time address. */
  readonly url: string;
  readonly validMinutes: number;
};

export type Log = {
  info(message: string, details?: Readonly<Record<string, unknown>>): void;
  error(message: string, details?: Readonly<Record<string, unknown>>): void;
};

/** Everything the pages and the API act through; wired in `server.ts`. */
export type WebServices = {
  readonly settings: WebSettings;
  readonly database: PrismaClient;
  readonly cache: FactsCache;
  readonly clock: Clock;
  readonly temporal: Client;
  /** Sessions, sign-in links and rate limits live in real time, whatever the clock says. */
  readonly realTime: () => Instant;
  readonly mailSignIn: (mail: SignInMail) => Promise<void>;
  readonly log: Log;
};
