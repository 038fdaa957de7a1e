import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readSettings } from '../../src/contract/settings.ts';
import { SEARCH_ATTRIBUTES } from '../../src/domain/search-attributes.ts';

type Service = {
  readonly ports?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly command?: readonly string[];
};
const text = await readFile('docker-compose.yml', 'utf8');
const { services } = parse(text, { merge: true }) as { services: Readonly<Record<string, Service>> };

test('only the web and the read-only pages of Temporal are published, to this machine', () => {
  const published = Object.entries(services).flatMap(([name, { ports = [] }]) => ports.map((port) => [name, port]));
  expect(published).toEqual([
    ['temporal-ui', '127.0.0.1:8233:8080'],
    ['web', '127.0.0.1:3000:3000'],
  ]);
  expect(services['temporal-ui']?.environment).toMatchObject({ TEMPORAL_DISABLE_WRITE_ACTIONS: 'true' });
});

test('every search attribute is registered, and no other', () => {
  const registered = [...text.matchAll(/^ +add (\w+) (\w+)$/gm)].map(([, name, type]) => [name, type]);
  expect(Object.fromEntries(registered)).toEqual(SEARCH_ATTRIBUTES);
});

test('web and worker read settings they can start with', () => {
  const given = { POSTGRES_PASSWORD: 'x', SMTP_URL: 'smtp://mail.example', ARSHJUL_ADDRESS: 'https://arshjul.example' };
  const values: Record<string, string> = { ...given, ARSHJUL_SENDER: 'a@b.example', ARSHJUL_CONTACT: 'a@b.example' };
  for (const name of ['web', 'worker', 'migrations']) {
    const environment = Object.entries(services[name]?.environment ?? {}).map(([variable, value]) => [
      variable,
      value.replace(/\$\{(\w+)(?::-([^}]*)|:\?)\}/g, (_all, key: string, usual?: string) => values[key] ?? usual ?? ''),
    ]);
    expect(readSettings(Object.fromEntries(environment) as Record<string, string>)).toMatchObject({ embedded: false });
  }
});
