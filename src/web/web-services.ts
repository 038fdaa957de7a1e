import type { Client } from '@temporalio/client';
import type { Settings } from '../contract/settings.ts';
import type { Clock } from '../database/clock.ts';
import type { FactsCache } from '../database/facts-cache.ts';
import type { PrismaClient } from '../database/generated/client.ts';
import type { CycleDefinition } from '../domain/cycle-definition.ts';
import type { SchoolYear } from '../domain/school-year.ts';
import type { Instant, LocalDate } from '../domain/time.ts';
import type { CycleFault } from '../domain/timetable/cycle-fault.ts';

/** What the web needs of the settings. */
export type WebSettings = Pick<
  Settings,
  | 'webAddress'
  | 'temporalUiAddress'
  | 'temporalNamespace'
  | 'mailCatcherAddress'
  | 'embedded'
  | 'contactAddress'
  | 'workerMetricsPort'
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

export type YearStartRequest = {
  readonly municipality: string;
  readonly year: SchoolYear;
  readonly definition: CycleDefinition;
  /** Board key → meeting entered by hand. */
  readonly meetings: Readonly<Record<string, LocalDate>>;
  /** A person's id. */
  readonly by: string;
  /** From where: `page`, or the token it came through. */
  readonly via: string;
};

export type YearStart =
  | {
      readonly kind: 'started';
      /** It had started before; only what was missing was added. */
      readonly before: boolean;
      readonly plans: number;
      readonly added: number;
      /** False while Temporal cannot be reached: what is kept starts later. */
      readonly running: boolean;
    }
  | { readonly kind: 'refused'; readonly faults: readonly CycleFault[] }
  | { readonly kind: 'other-municipality'; readonly expected: string };

/** What an administrator sets going, and the web itself does not know how to. */
export type Administration = {
  /** The file of the definition that a läsår starts with when none is given. */
  readonly defaultCycle: string;
  /** The file an empty system can be tried with. */
  readonly exampleOrganisation: string;
  startYear(request: YearStartRequest): Promise<YearStart>;
  /** Has the running plans look again after an import. */
  organisationChanged(): Promise<void>;
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
  readonly administration: Administration;
  /** The mailbox that reports of e-mail that came back arrive in, if one is read; undefined: not looked into yet. */
  readonly bounces?: { isUp(): boolean | undefined };
  readonly log: Log;
};
