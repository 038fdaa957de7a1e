import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { environmentReader, type Environment } from './environment-reader.ts';
import { isLoopback } from './loopback.ts';
import { readServers, type ServerSettings } from './server-settings.ts';
import type { SettingsFault } from './settings-fault.ts';

/** The environment variable of each port, with the port used when it is not set. */
export const PORTS = {
  web: { variable: 'ARSHJUL_WEB_PORT', usual: 3000 },
  temporal: { variable: 'ARSHJUL_TEMPORAL_PORT', usual: 7233 },
  temporalUi: { variable: 'ARSHJUL_TEMPORAL_UI_PORT', usual: 8233 },
  mailPage: { variable: 'ARSHJUL_MAIL_PORT', usual: 1080 },
  smtp: { variable: 'ARSHJUL_SMTP_PORT', usual: 1025 },
  postgres: { variable: 'ARSHJUL_POSTGRES_PORT', usual: 5544 },
} as const;

export type PortName = keyof typeof PORTS;
export type Ports = Readonly<Record<PortName, number>>;

/** The parts `npm start` brings up itself, because no address of a real one was given. */
export type EmbeddedParts = {
  readonly database: boolean;
  readonly temporal: boolean;
  readonly mail: boolean;
};

export type Settings = Pick<
  ServerSettings,
  'temporalTls' | 'temporalApiKey' | 'smtpAuthority' | 'bounceImapUrl' | 'bounceImapAuthority'
> & {
  readonly dataDirectory: string;
  /** As whom web, worker and commands act: what is in the database, never its tables. */
  readonly databaseUrl: string;
  /** As whom migrations are applied; the same where none is given. */
  readonly migrationDatabaseUrl: string;
  readonly temporalAddress: string;
  readonly temporalNamespace: string;
  readonly smtpUrl: string;
  /** The variables that told of real servers, as they were given. */
  readonly givenServers: Environment;
  readonly webHost: string;
  readonly webPort: number;
  /** Base of every link, without a trailing slash; never taken from a request. */
  readonly webAddress: string;
  readonly temporalUiAddress: string;
  /** Where the caught mail is read; undefined when a real mail server is used. */
  readonly mailCatcherAddress: string | undefined;
  /** Any part is embedded. */
  readonly embedded: boolean;
  readonly embeddedParts: EmbeddedParts;
  readonly ports: Ports;
  /** Where the worker tells what the Temporal SDK measures, on this machine; undefined: nowhere. */
  readonly workerMetricsPort: number | undefined;
  /** From of every e-mail. */
  readonly senderAddress: string;
  /** Reply-To of every e-mail: a mailbox somebody reads. */
  readonly contactAddress: string;
};

/** Thrown by `readSettings`; `faults` is never empty. */
export class SettingsError extends Error {
  readonly faults: readonly SettingsFault[];

  constructor(faults: readonly SettingsFault[]) {
    super(faults.map((f) => `${f.variable}=${JSON.stringify(f.value)}: ${f.expected}`).join('; '));
    this.name = 'SettingsError';
    this.faults = faults;
  }
}

const PROJECT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

const port = z.coerce.number().int().min(1).max(65535);
const email = z.email();
const webUrl = z.url({ protocol: /^https?$/ });

/**
 * Every setting of the system, from environment variables alone. An empty variable counts as not set.
 * @throws SettingsError with each variable that cannot be used.
 */
export function readSettings(environment: Environment = process.env): Settings {
  const reader = environmentReader(environment);
  const { faults } = reader;

  const ports = Object.fromEntries(
    Object.entries(PORTS).map(([name, { variable, usual }]) => [name, reader.read(variable, 'port', port) ?? usual]),
  ) as Record<PortName, number>;

  const workerMetricsPort = reader.read('ARSHJUL_WORKER_METRICS_PORT', 'port', port);
  const { databaseUrl, temporalAddress, smtpUrl, given, ...servers } = readServers(reader);
  const embeddedAs = (user: string): string => `postgresql://${user}:arshjul@127.0.0.1:${ports.postgres}/arshjul`;
  const uiAddress = reader.read('TEMPORAL_UI_ADDRESS', 'web-url', webUrl);
  const address = reader.read('ARSHJUL_ADDRESS', 'web-url', webUrl);
  const sender = reader.read('ARSHJUL_SENDER', 'email', email);
  const contact = reader.read('ARSHJUL_CONTACT', 'email', email);
  const webHost = reader.text('ARSHJUL_WEB_HOST') ?? '127.0.0.1';
  const embeddedParts = {
    database: databaseUrl === undefined,
    temporal: temporalAddress === undefined,
    mail: smtpUrl === undefined,
  };

  if (!embeddedParts.mail && sender === undefined && !faults.some((f) => f.expected === 'email')) {
    faults.push({ variable: 'ARSHJUL_SENDER', value: '', expected: 'set-with-smtp-url' });
  }
  const webAddress = trimSlash(address ?? `http://${hostInUrl(webHost)}:${ports.web}`);
  if (embeddedParts.mail || embeddedParts.temporal) {
    const expected = 'loopback-with-embedded';
    if (!isLoopback(webHost)) faults.push({ variable: 'ARSHJUL_WEB_HOST', value: webHost, expected });
    else if (!isLoopback(new URL(webAddress).hostname)) {
      faults.push({ variable: 'ARSHJUL_ADDRESS', value: webAddress, expected });
    }
  }
  if (faults.length > 0) throw new SettingsError(faults);

  const senderAddress = sender ?? 'arshjul@kommun.example';
  return {
    ...servers,
    givenServers: given,
    dataDirectory: path.resolve(reader.text('ARSHJUL_DATA') ?? path.join(PROJECT, '.data')),
    databaseUrl: databaseUrl ?? embeddedAs('arshjul_app'),
    migrationDatabaseUrl:
      databaseUrl === undefined ? embeddedAs('postgres') : (servers.migrationDatabaseUrl ?? databaseUrl),
    temporalAddress: temporalAddress ?? `127.0.0.1:${ports.temporal}`,
    temporalNamespace: reader.text('TEMPORAL_NAMESPACE') ?? 'default',
    smtpUrl: smtpUrl ?? `smtp://127.0.0.1:${ports.smtp}`,
    webHost,
    webPort: ports.web,
    webAddress,
    temporalUiAddress: trimSlash(uiAddress ?? `http://127.0.0.1:${ports.temporalUi}`),
    mailCatcherAddress: embeddedParts.mail ? `http://127.0.0.1:${ports.mailPage}` : undefined,
    embedded: Object.values(embeddedParts).includes(true),
    embeddedParts,
    ports,
    workerMetricsPort,
    senderAddress,
    contactAddress: contact ?? senderAddress,
  };
}

function hostInUrl(host: string): string {
  return host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
}

function trimSlash(address: string): string {
  return address.replace(/\/+$/, '');
}

/** What is set in the environment this process was started in: only to be handed on. */
export function inheritedEnvironment(): Environment {
  return Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''));
}
