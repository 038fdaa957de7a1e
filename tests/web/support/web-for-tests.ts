import path from 'node:path';
import type { Client } from '@temporalio/client';
import { createFactsCache } from '../../../src/database/facts-cache.ts';
import type { PrismaClient } from '../../../src/database/generated/client.ts';
import type { Instant } from '../../../src/domain/time.ts';
import { createApp } from '../../../src/web/app.ts';
import type { Administration, SignInMail, WebServices } from '../../../src/web/web-services.ts';

export const WEB_ADDRESS = 'http://arshjul.example';

export type WebForTests = {
  readonly services: WebServices;
  readonly mails: SignInMail[];
  readonly logged: string[];
  /** The clock of the municipality, and the real one; moved by hand. */
  readonly time: { clock: Instant; real: Instant };
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  post(path: string, form: Record<string, string>, headers?: Record<string, string>): Promise<Response>;
  request(path: string, init: RequestInit): Promise<Response>;
};

/** The real application over a real database; Temporal is `temporal`, by default one that is away. */
export function webForTests(
  database: PrismaClient,
  {
    now,
    temporal = temporalAway(),
    webAddress = WEB_ADDRESS,
    administration = {},
    workerMetricsPort,
  }: {
    now: Instant;
    temporal?: Client;
    webAddress?: string;
    administration?: Partial<Administration>;
    workerMetricsPort?: number;
  },
): WebForTests {
  const mails: SignInMail[] = [];
  const logged: string[] = [];
  const time = { clock: now, real: now };
  const services: WebServices = {
    settings: {
      webAddress,
      temporalUiAddress: 'http://temporal.example',
      temporalNamespace: 'default',
      mailCatcherAddress: undefined,
      embedded: true,
      contactAddress: 'kvalitet@kommun.example',
      workerMetricsPort,
    },
    database,
    cache: createFactsCache(),
    clock: { id: 'test', now: () => Promise.resolve(time.clock) },
    temporal,
    realTime: () => time.real,
    mailSignIn: (mail) => {
      mails.push(mail);
      return Promise.resolve();
    },
    administration: {
      defaultCycle: path.resolve('cycles/sodertalje.yaml'),
      exampleOrganisation: path.resolve('examples/sodertalje/organisation.csv'),
      startYear: () => Promise.reject(new Error('no processes here')),
      organisationChanged: () => Promise.resolve(),
      ...administration,
    },
    log: {
      info: (message) => logged.push(message),
      error: (message, details) => logged.push(`${message} ${JSON.stringify(details)}`),
    },
  };
  const app = createApp(services);
  const request = async (path: string, init: RequestInit): Promise<Response> =>
    await app.request(`${webAddress}${path}`, init);
  return {
    services,
    mails,
    logged,
    time,
    request,
    get: async (path, headers = {}) => await request(path, { headers }),
    post: async (path, form, headers = {}) =>
      await request(path, { method: 'POST', headers, body: new URLSearchParams(form) }),
  };
}

/** Failure injection: a Temporal that cannot be reached. */
export function temporalAway(): Client {
  const away = (): Promise<never> => Promise.reject(new Error('UNAVAILABLE'));
  return {
    workflow: { getHandle: () => ({ executeUpdate: away, signal: away, query: away }) },
    withAbortSignal: async (_signal: AbortSignal, run: () => Promise<unknown>) => await run(),
    connection: { workflowService: { getSystemInfo: away } },
  } as unknown as Client;
}
