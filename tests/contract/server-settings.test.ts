import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { withoutSecrets } from '../../src/contract/server-settings.ts';
import type { SettingsFault } from '../../src/contract/settings-fault.ts';
import { readSettings, SettingsError } from '../../src/contract/settings.ts';
import { temporalCliEnvironment, temporalConnection } from '../../src/contract/temporal-connection.ts';
import { imapSettings } from '../../src/email/bounces/imap-settings.ts';
import { settingsEnvironment } from '../../src/supervisor/child-environment.ts';
import { settingsFaultText } from '../../src/text/set-up/system.ts';
import { createAuthority } from '../support/certificates.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'arshjul-settings-'));
const authority = createAuthority();
const client = authority.certify('arshjul');
afterAll(() => {
  rmSync(folder, { recursive: true });
  authority.close();
});

const SENDER = { ARSHJUL_SENDER: 'arshjul@kommunen.example' };
const DATABASE = { DATABASE_URL: 'postgresql://arshjul@db.example/arshjul' };
const TEMPORAL = { TEMPORAL_ADDRESS: 'temporal.example:7233' };
const CLIENT = {
  TEMPORAL_TLS_CLIENT_CERT_PATH: client.certificateFile,
  TEMPORAL_TLS_CLIENT_KEY_PATH: client.keyFile,
};

test('a secret may stand in a file instead, whose last line break is not part of it', () => {
  const settings = readSettings({
    ...SENDER,
    ...TEMPORAL,
    DATABASE_URL_FILE: file('database', 'postgresql://arshjul@db.example/arshjul\n'),
    DATABASE_PASSWORD_FILE: file('password', 'hem/li@gt%\n'),
    SMTP_URL: 'smtp://arshjul@mail.example',
    SMTP_PASSWORD_FILE: file('mail', 'brev\n'),
    TEMPORAL_API_KEY_FILE: file('key', 'nyckel\n'),
  });
  expect(settings.embeddedParts).toEqual({ database: false, temporal: false, mail: false });
  expect(decodeURIComponent(new URL(settings.databaseUrl).password)).toBe('hem/li@gt%');
  expect(new URL(settings.smtpUrl).password).toBe('brev');
  expect(temporalConnection(settings)).toEqual({ address: 'temporal.example:7233', tls: {}, apiKey: 'nyckel' });
});

test('a file that is not there or empty is told by its name', () => {
  expect(faultsOf({ ...DATABASE, DATABASE_PASSWORD_FILE: '/saknas' })).toEqual([
    { variable: 'DATABASE_PASSWORD_FILE', value: '/saknas', expected: 'readable-file' },
  ]);
  expect(faultsOf({ DATABASE_URL_FILE: file('empty', '\n') })).toMatchObject([{ expected: 'readable-file' }]);
});

test('what is secret is repeated in no fault, wherever it was put by mistake', () => {
  for (const mistaken of [
    { DATABASE_URL: 'hemligt' },
    { DATABASE_URL_FILE: file('mistaken', 'hemligt') },
    { DATABASE_URL: 'postgres//arshjul:hemligt@db.example/arshjul' },
    { DATABASE_URL: 'mysql://arshjul:hem/li@hemligt@db.example/arshjul' },
    { DATABASE_URL: 'postgresql://arshjul:hemligt@db.example/arshjul?sslmode=prefer' },
    { DATABASE_PASSWORD: 'hemligt' },
    { TEMPORAL_API_KEY: 'hemligt' },
    { SMTP_URL: 'http://arshjul:hemligt@mail.example' },
    { BOUNCE_IMAP_URL: 'hemligt' },
    { BOUNCE_IMAP_URL: 'pop3://arshjul:hemligt@mail.example' },
    { ...TEMPORAL, TEMPORAL_TLS_SERVER_CA_CERT_PATH: file('no-pem', 'hemligt') },
  ]) {
    const faults = faultsOf(mistaken);
    expect(faults).not.toEqual([]);
    expect(JSON.stringify(faults)).not.toContain('hemligt');
  }
});

test.each([
  [{ DATABASE_URL: 'postgresql://arshjul:hemligt%@db.example/arshjul' }, 'postgresql://…@db.example/arshjul'],
  [{ DATABASE_URL: 'postgresql://arshjul@db.example/%' }, 'postgresql://…@db.example/%'],
  [{ SMTP_URL: 'smtp://arshjul:hemligt%@mail.example' }, 'smtp://…@mail.example'],
  [{ BOUNCE_IMAP_URL: 'imaps://a:hemligt%@mail.example/INBOX' }, 'imaps://…@mail.example/INBOX'],
  [{ BOUNCE_IMAP_URL: 'imaps://a%:hemligt@mail.example/INBOX' }, 'imaps://…@mail.example/INBOX'],
  [{ BOUNCE_IMAP_URL: 'imaps://a:hemligt@mail.example/100%' }, 'imaps://…@mail.example/100%'],
] as const)(
  'an address with a sign of per cent that begins no character is one fault, which says how to write it: %j',
  (environment, value) => {
    const [variable] = Object.keys(environment);
    const faults = faultsOf(environment);
    expect(faults).toMatchObject([{ variable, value }]);
    expect(settingsFaultText(faults[0] as SettingsFault)).toContain('där ett procenttecken skrivs %25.');
  },
);

test.each([
  [{ DATABASE_PASSWORD: 'x' }, 'only-with-address'],
  [{ MIGRATION_DATABASE_URL: DATABASE.DATABASE_URL }, 'only-with-address'],
  [{ SMTP_CA_PATH: authority.certificateFile }, 'only-with-address'],
  [{ BOUNCE_IMAP_PASSWORD: 'x' }, 'only-with-address'],
  [{ BOUNCE_IMAP_URL: 'imaps://mail.example/INBOX' }, 'imap-url'],
  [{ TEMPORAL_TLS: 'true' }, 'only-with-address'],
  [{ ...DATABASE, DATABASE_URL: 'postgresql://db.example/arshjul', DATABASE_PASSWORD: 'x' }, 'user-with-password'],
  [{ DATABASE_URL: `${DATABASE.DATABASE_URL}?sslmode=no-verify` }, 'postgres-tls'],
  [{ DATABASE_URL: `${DATABASE.DATABASE_URL}?uselibpqcompat=true&sslmode=require` }, 'postgres-tls'],
  [{ DATABASE_URL: `${DATABASE.DATABASE_URL}?sslmode=verify-full&sslrootcert=/saknas` }, 'readable-file'],
  [{ DATABASE_URL: `${DATABASE.DATABASE_URL}?sslcert=${client.certificateFile}` }, 'certificate-and-key'],
  [{ ...TEMPORAL, TEMPORAL_TLS_CLIENT_KEY_PATH: client.keyFile }, 'certificate-and-key'],
  [{ ...TEMPORAL, TEMPORAL_TLS: 'ja' }, 'true-or-false'],
  [{ ...TEMPORAL, TEMPORAL_TLS: 'false', TEMPORAL_API_KEY: 'x' }, 'tls-with-temporal'],
] as const)('settings that would protect less than they seem to are refused: %j', (environment, expected) => {
  expect(faultsOf(environment)).toMatchObject([{ expected }]);
});

test('the mailbox for reports of e-mail that came back has a password and an authority of its own, and none is usual', () => {
  expect(readSettings({}).bounceImapUrl).toBeUndefined();
  const settings = readSettings({
    BOUNCE_IMAP_URL: 'imaps://retur%40kommunen.example@mail.example/INBOX',
    BOUNCE_IMAP_PASSWORD_FILE: file('bounces', 'hem/ligt\n'),
    BOUNCE_IMAP_CA_PATH: authority.certificateFile,
  });
  expect(imapSettings(settings.bounceImapUrl ?? '', settings.bounceImapAuthority)).toMatchObject({
    ...{ user: 'retur@kommunen.example', password: 'hem/ligt', folder: 'INBOX' },
    authority: expect.stringContaining('CERTIFICATE') as string,
  });
});

test('any setting of TLS towards Temporal means TLS', () => {
  expect(temporalConnection(readSettings(TEMPORAL))).toEqual({ address: 'temporal.example:7233' });
  for (const one of [{ TEMPORAL_TLS: 'true' }, { TEMPORAL_TLS_SERVER_NAME: 'x' }, CLIENT, { TEMPORAL_API_KEY: 'x' }]) {
    expect(temporalConnection(readSettings({ ...TEMPORAL, ...one }))).toHaveProperty('tls');
  }
});

test('the owner of the tables has an address and a password of its own, for migrations alone', () => {
  const owner = 'postgresql://owner@db.example/arshjul';
  const MIGRATION = { MIGRATION_DATABASE_URL: owner, MIGRATION_DATABASE_PASSWORD_FILE: file('owner', 'hemligt') };
  const settings = readSettings({ ...DATABASE, ...MIGRATION });
  expect(settings.migrationDatabaseUrl).toBe('postgresql://owner:hemligt@db.example/arshjul');
  const environment = settingsEnvironment(settings);
  for (const variable of Object.keys(MIGRATION)) expect(environment).toHaveProperty(variable, undefined);
});

test('processes of its own get the real servers as they were given, and nothing about those that are embedded', () => {
  const given = { ...DATABASE, DATABASE_PASSWORD_FILE: file('given', 'hemligt'), ...TEMPORAL, ...CLIENT };
  const settings = readSettings({ ...given, TEMPORAL_API_KEY: 'nyckel' });
  const environment = settingsEnvironment(settings);
  expect(environment).toMatchObject({ ...given, TEMPORAL_API_KEY: 'nyckel' });
  expect(environment).toMatchObject({ SMTP_URL: undefined, SMTP_URL_FILE: undefined, SMTP_PASSWORD_FILE: undefined });
  const again = readSettings(
    Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined)),
  );
  expect(again).toEqual(settings);
});

test('what is written down of a running system holds no secret, and still the names of their files', () => {
  const written = withoutSecrets({
    DATABASE_URL: 'postgresql://arshjul:hemligt@db.example/arshjul?sslmode=verify-full',
    SMTP_PASSWORD: 'hemligt',
    TEMPORAL_API_KEY: 'hemligt',
    TEMPORAL_API_KEY_FILE: '/run/secrets/key',
    ...TEMPORAL,
  });
  expect(written).toEqual({
    DATABASE_URL: 'postgresql://arshjul@db.example/arshjul?sslmode=verify-full',
    SMTP_PASSWORD: undefined,
    TEMPORAL_API_KEY: undefined,
    TEMPORAL_API_KEY_FILE: '/run/secrets/key',
    ...TEMPORAL,
  });
});

test('no profile of the user’s own and no variable of Temporal’s but ours reaches its command line program', () => {
  const environment = temporalCliEnvironment(readSettings({ ...TEMPORAL, TEMPORAL_NAMESPACE: 'arshjul', ...CLIENT }));
  const ours = Object.entries(environment).filter(
    ([name, value]) => name.startsWith('TEMPORAL_') && value !== undefined,
  );
  expect(Object.fromEntries(ours)).toEqual({
    ...TEMPORAL,
    ...CLIENT,
    TEMPORAL_CONFIG_FILE: '/dev/null',
    TEMPORAL_NAMESPACE: 'arshjul',
    TEMPORAL_TLS: 'true',
  });
});

function file(name: string, content: string): string {
  const place = path.join(folder, name);
  writeFileSync(place, content);
  return place;
}

function faultsOf(environment: Readonly<Record<string, string>>): readonly unknown[] {
  try {
    readSettings({ ...SENDER, ...environment });
  } catch (error) {
    if (error instanceof SettingsError) return error.faults;
    throw error;
  }
  return [];
}
