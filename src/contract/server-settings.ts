import { z } from 'zod';
import type { Environment, EnvironmentReader } from './environment-reader.ts';
import { checkPostgresTls } from './postgres-tls.ts';
import { readTemporalTls, type TemporalTls } from './temporal-tls.ts';

/** Every variable about a real server; the first of each replaces the embedded part, if there is one, the rest say how to reach it. */
const SERVER_VARIABLES = {
  database: ['DATABASE_URL', 'DATABASE_PASSWORD'],
  temporal: [
    'TEMPORAL_ADDRESS',
    'TEMPORAL_API_KEY',
    'TEMPORAL_TLS',
    'TEMPORAL_TLS_SERVER_NAME',
    'TEMPORAL_TLS_SERVER_CA_CERT_PATH',
    'TEMPORAL_TLS_CLIENT_CERT_PATH',
    'TEMPORAL_TLS_CLIENT_KEY_PATH',
  ],
  mail: ['SMTP_URL', 'SMTP_PASSWORD', 'SMTP_CA_PATH'],
  bounces: ['BOUNCE_IMAP_URL', 'BOUNCE_IMAP_PASSWORD', 'BOUNCE_IMAP_CA_PATH'],
} as const;

/** Each of these may stand in a file instead, which the variable with `_FILE` after it names. */
const SECRETS = [
  'DATABASE_URL',
  'DATABASE_PASSWORD',
  'MIGRATION_DATABASE_URL',
  'MIGRATION_DATABASE_PASSWORD',
  'TEMPORAL_API_KEY',
  'SMTP_URL',
  'SMTP_PASSWORD',
  'BOUNCE_IMAP_URL',
  'BOUNCE_IMAP_PASSWORD',
];

/** The real servers of these variables. What contradicts itself stands among the reader's faults. */
export type ServerSettings = {
  /** With its password; `sslmode`, `sslrootcert`, `sslcert` and `sslkey` say what TLS there is to be. */
  readonly databaseUrl: string | undefined;
  /** The same database as who owns its tables, for migrations alone. */
  readonly migrationDatabaseUrl: string | undefined;
  readonly temporalAddress: string | undefined;
  readonly temporalApiKey: string | undefined;
  /** Undefined: no TLS. */
  readonly temporalTls: TemporalTls | undefined;
  /** With its password. */
  readonly smtpUrl: string | undefined;
  /** Who vouches for the mail server, as PEM; undefined: whom the machine trusts. */
  readonly smtpAuthority: string | undefined;
  /** The mailbox that reports of e-mail that came back arrive in, with its password; undefined: none is read. */
  readonly bounceImapUrl: string | undefined;
  /** Who vouches for its server, as `smtpAuthority`. */
  readonly bounceImapAuthority: string | undefined;
  /** The variables that said all this, as they were given, for processes of its own. */
  readonly given: Environment;
};

/** Asks for every variable of every real server. */
export function readServers(reader: EnvironmentReader): ServerSettings {
  const databaseUrl = readDatabase(reader, 'DATABASE');
  const migrationDatabaseUrl = readDatabase(reader, 'MIGRATION_DATABASE');
  if (databaseUrl === undefined && migrationDatabaseUrl !== undefined) {
    reader.faults.push({ variable: 'MIGRATION_DATABASE_URL', value: '…', expected: 'only-with-address' });
  }
  const smtpUrl = withPassword(reader, 'SMTP', reader.secret('SMTP_URL', 'smtp-url', url('smtp:', 'smtps:')));
  const temporalAddress = reader.read('TEMPORAL_ADDRESS', 'host-and-port', z.string().regex(/^[^\s/]+:\d{1,5}$/));
  const temporalApiKey = reader.secret('TEMPORAL_API_KEY');
  const settings = {
    databaseUrl,
    migrationDatabaseUrl,
    temporalAddress,
    temporalApiKey,
    temporalTls: readTemporalTls(reader, temporalApiKey !== undefined),
    smtpUrl,
    smtpAuthority: reader.pem('SMTP_CA_PATH')?.text,
    bounceImapUrl: withPassword(reader, 'BOUNCE_IMAP', reader.secret('BOUNCE_IMAP_URL', 'imap-url', imapUrl)),
    bounceImapAuthority: reader.pem('BOUNCE_IMAP_CA_PATH')?.text,
  };
  return { ...settings, given: givenVariables(reader) };
}

/** Every variable about real servers, set or not. A process of its own has of these those that are given, no others. */
export function serverVariables(): readonly string[] {
  return [...Object.values(SERVER_VARIABLES).flat(), ...SECRETS.flatMap((variable) => [variable, `${variable}_FILE`])];
}

/** The same variables without what is secret in them; the names of files stay. */
export function withoutSecrets(environment: Environment): Environment {
  const entries = Object.entries(environment).map(([variable, value]) => {
    if (value === undefined || !SECRETS.includes(variable)) return [variable, value];
    return [variable, variable.endsWith('_URL') && URL.canParse(value) ? withoutPassword(value) : undefined];
  });
  return Object.fromEntries(entries) as Environment;
}

function givenVariables(reader: EnvironmentReader): Environment {
  const given: Record<string, string> = {};
  for (const [first, ...others] of Object.values(SERVER_VARIABLES)) {
    const isReal = [first, `${first}_FILE`].some((variable) => reader.text(variable) !== undefined);
    for (const variable of [first, ...others].flatMap((one) =>
      SECRETS.includes(one) ? [one, `${one}_FILE`] : [one],
    )) {
      const value = reader.text(variable);
      if (value === undefined) continue;
      given[variable] = value;
      if (!isReal) reader.faults.push({ variable, value: '…', expected: 'only-with-address' });
    }
  }
  return given;
}

function url(...protocols: readonly string[]): z.ZodType<string> {
  return z.string().refine((text) => {
    if (!URL.canParse(text)) return false;
    const { protocol, username, password, pathname } = new URL(text);
    return protocols.includes(protocol) && [username, password, pathname].every(isDecodable);
  });
}

/** A sign of per cent begins a character's code. */
function isDecodable(part: string): boolean {
  try {
    decodeURIComponent(part);
    return true;
  } catch {
    return false;
  }
}

const imapUrl = z
  .string()
  .refine((text) => url('imap:', 'imaps:').safeParse(text).success && new URL(text).username !== '');
const postgresUrl = url('postgres:', 'postgresql:');

type Part = 'DATABASE' | 'MIGRATION_DATABASE' | 'SMTP' | 'BOUNCE_IMAP';

function readDatabase(reader: EnvironmentReader, part: Part): string | undefined {
  const address = withPassword(reader, part, reader.secret(`${part}_URL`, 'postgres-url', postgresUrl));
  if (address !== undefined) checkPostgresTls(reader, { variable: `${part}_URL`, address });
  return address;
}

/** `PART_PASSWORD` belongs to the user in `PART_URL`, and takes the place of a password there. */
function withPassword(reader: EnvironmentReader, part: Part, address?: string): string | undefined {
  const password = reader.secret(`${part}_PASSWORD`);
  if (address === undefined || password === undefined) return address;
  const parsed = new URL(address);
  if (parsed.username === '')
    reader.faults.push({ variable: `${part}_URL`, value: '…', expected: 'user-with-password' });
  parsed.password = encodeURIComponent(password);
  return parsed.href;
}

function withoutPassword(address: string): string {
  const parsed = new URL(address);
  parsed.password = '';
  return parsed.href;
}
