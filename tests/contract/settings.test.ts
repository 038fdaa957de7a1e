import { expect, test } from 'vitest';
import { readSettings, SettingsError } from '../../src/contract/settings.ts';

function faultsOf(environment: Record<string, string>): readonly unknown[] {
  try {
    readSettings(environment);
  } catch (error) {
    if (error instanceof SettingsError) return error.faults;
    throw error;
  }
  return [];
}

test('nothing set: everything is embedded, on this machine alone', () => {
  expect(readSettings({})).toMatchObject({
    databaseUrl: 'postgresql://arshjul_app:arshjul@127.0.0.1:5544/arshjul',
    migrationDatabaseUrl: 'postgresql://postgres:arshjul@127.0.0.1:5544/arshjul',
    temporalAddress: '127.0.0.1:7233',
    smtpUrl: 'smtp://127.0.0.1:1025',
    webAddress: 'http://127.0.0.1:3000',
    mailCatcherAddress: 'http://127.0.0.1:1080',
    embeddedParts: { database: true, temporal: true, mail: true },
  });
});

test('each part is replaced by its own address, without a trailing slash on links', () => {
  const settings = readSettings({
    DATABASE_URL: 'postgresql://someone:secret@db.example/arshjul',
    TEMPORAL_ADDRESS: 'temporal.example:7233',
    SMTP_URL: 'smtps://mail.example',
    ARSHJUL_SENDER: 'arshjul@kommunen.example',
    ARSHJUL_ADDRESS: 'https://arshjul.example/',
    ARSHJUL_WEB_HOST: '0.0.0.0',
  });
  expect(settings).toMatchObject({ embedded: false, webAddress: 'https://arshjul.example' });
  expect(settings.mailCatcherAddress).toBeUndefined();
});

test('a port can be chosen, and its address follows', () => {
  expect(readSettings({ ARSHJUL_WEB_PORT: '3100' }).webAddress).toBe('http://127.0.0.1:3100');
  expect(faultsOf({ ARSHJUL_WEB_PORT: '70000', ARSHJUL_SMTP_PORT: 'x' })).toEqual([
    { variable: 'ARSHJUL_WEB_PORT', value: '70000', expected: 'port' },
    { variable: 'ARSHJUL_SMTP_PORT', value: 'x', expected: 'port' },
  ]);
});

test('an address others can reach is refused with an embedded Temporal or mail catcher', () => {
  const real = {
    TEMPORAL_ADDRESS: 'temporal.example:7233',
    SMTP_URL: 'smtp://mail.example',
    ARSHJUL_SENDER: 'a@b.example',
  };
  const open = { ARSHJUL_WEB_HOST: '0.0.0.0' };
  expect(faultsOf({ ...open, ...real })).toEqual([]);
  for (const missing of ['TEMPORAL_ADDRESS', 'SMTP_URL']) {
    expect(faultsOf({ ...open, ...real, [missing]: '' })).toMatchObject([{ expected: 'loopback-with-embedded' }]);
    expect(faultsOf({ ARSHJUL_ADDRESS: 'https://a.example', ...real, [missing]: '' })).toMatchObject([
      { expected: 'loopback-with-embedded' },
    ]);
  }
});

test('a real mail server needs a sender of its own', () => {
  expect(faultsOf({ SMTP_URL: 'smtp://mail.example' })).toMatchObject([{ variable: 'ARSHJUL_SENDER' }]);
});

test('a password in an address is not repeated in a message', () => {
  expect(JSON.stringify(faultsOf({ DATABASE_URL: 'mysql://someone:secret@db.example/x' }))).not.toContain('secret');
});
