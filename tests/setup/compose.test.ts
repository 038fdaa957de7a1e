import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { afterAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readSettings } from '../../src/contract/settings.ts';
import { SEARCH_ATTRIBUTES } from '../../src/domain/search-attributes.ts';

type Service = {
  readonly image?: string;
  readonly ports?: readonly string[];
  readonly networks?: readonly string[];
  readonly secrets?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly depends_on?: Readonly<Record<string, { condition: string }>>;
  readonly healthcheck?: object;
  readonly restart?: string;
  readonly user?: string;
  readonly [key: string]: unknown;
};
type Compose = {
  readonly services: Readonly<Record<string, Service>>;
  readonly networks: Readonly<Record<string, { internal?: boolean } | null>>;
  readonly secrets: Readonly<Record<string, { environment: string }>>;
};

const text = readFileSync('docker-compose.yml', 'utf8');
const compose = parse(text, { merge: true }) as Compose;
const { services } = compose;
const OURS = ['migrations', 'worker', 'web'];
const GIVEN = {
  ARSHJUL_ADDRESS: 'https://arshjul.example',
  ARSHJUL_SENDER: 'a@b.example',
  ARSHJUL_CONTACT: 'c@b.example',
};
const folder = mkdtempSync(path.join(tmpdir(), 'arshjul-compose-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('it is a compose file, by the specification’s own schema', () => {
  expect(composeFaults(compose)).toBeNull();
  expect(composeFaults({ ...compose, services: { web: { prots: [] } } })).not.toBeNull();
});

function composeFaults(file: object) {
  const { $schema, ...schema } = JSON.parse(readFileSync('tests/setup/compose-spec/compose-spec.json', 'utf8'));
  expect($schema).toContain('draft-07');
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv, { mode: 'full' });
  ajv.addFormat('duration', /^(\d+(h|m|s|ms|us|ns))+$/);
  const validate = ajv.compile(schema);
  validate(file);
  return validate.errors ?? null;
}

test('only the web and the read-only pages of Temporal are published, to this machine', () => {
  const published = Object.entries(services).flatMap(([name, { ports = [] }]) => ports.map((port) => [name, port]));
  expect(published).toEqual([
    ['temporal-ui', '127.0.0.1:8233:8080'],
    ['web', '127.0.0.1:3000:3000'],
  ]);
  expect(services['temporal-ui']?.environment).toMatchObject({ TEMPORAL_DISABLE_WRITE_ACTIONS: 'true' });
});

test('PostgreSQL and Temporal are on a network without a way out, and on no other', () => {
  expect(compose.networks['inside']).toEqual({ internal: true });
  for (const name of ['postgres', 'temporal-schema', 'temporal', 'temporal-namespace']) {
    expect([name, services[name]?.networks]).toEqual([name, ['inside']]);
  }
});

test.each(Object.entries(services))(
  '%s has no right it does not need, and changes nothing of its image',
  (_, service) => {
    expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] });
    for (const wide of ['privileged', 'cap_add', 'network_mode', 'pid', 'ipc', 'devices']) {
      expect(service).not.toHaveProperty(wide);
    }
    expect(service.user ?? '').not.toMatch(/^(root|0)(:|$)/);
    expect(service.restart).toMatch(/^(unless-stopped|on-failure:20)$/);
  },
);

test('our image runs as a user that is not root, on the Node that is pinned', () => {
  const docker = readFileSync('Dockerfile', 'utf8');
  expect(docker).toMatch(/^USER node$/m);
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(docker).toContain(`FROM node:${dependencies.node}-`);
});

test('Temporal’s programs have the versions that the tests run on', () => {
  const versionIn = (module: string, file: string): string | undefined =>
    new RegExp(`${module} v(\\S+)`).exec(readFileSync(`tools/${file}/go.mod`, 'utf8'))?.[1];
  const server = versionIn('go.temporal.io/server', 'temporal-server');
  expect(versionIn('go.temporal.io/server', 'temporal')).toBe(server);
  for (const name of ['temporal-schema', 'temporal', 'temporal-namespace']) {
    expect(services[name]?.image).toMatch(new RegExp(`^temporalio/[a-z-]+:\\$\\{TEMPORAL_VERSION:-${server}\\}$`));
  }
  const ui = versionIn('github.com/temporalio/ui-server/v2', 'temporal');
  expect(services['temporal-ui']?.image).toBe(`temporalio/ui:\${TEMPORAL_UI_VERSION:-${ui}}`);
  expect(services['postgres']?.image).toMatch(/^postgres:18\.\d+-/);
});

test('who waits for another waits for something that will come', () => {
  for (const [name, { depends_on = {} }] of Object.entries(services)) {
    for (const [other, { condition }] of Object.entries(depends_on)) {
      const awaited = services[other];
      const isJob = awaited?.restart === 'on-failure:20';
      expect([name, other, condition]).toEqual([
        name,
        other,
        isJob ? 'service_completed_successfully' : 'service_healthy',
      ]);
      if (!isJob) expect(awaited?.healthcheck).toBeDefined();
    }
  }
});

test('whatever goes on running says how it is', () => {
  const silent = Object.entries(services).filter(([, one]) => one.restart === 'unless-stopped' && !one.healthcheck);
  expect(silent).toEqual([]);
});

test('passwords are secrets: they stand in no variable of a service, and who reads one is given it', () => {
  for (const [name, { environment = {}, secrets = [] }] of Object.entries(services)) {
    for (const [variable, value] of Object.entries(environment)) {
      expect([name, variable, value]).not.toEqual([
        name,
        variable,
        expect.stringMatching(/\$\{(SMTP_URL|\w*PASSWORD)/),
      ]);
      if (value.startsWith('/run/secrets/')) expect(secrets).toContain(path.basename(value));
    }
    for (const secret of secrets) expect(compose.secrets[secret]?.environment).toMatch(/^(SMTP_URL|\w+_PASSWORD)$/);
  }
});

test('every search attribute is registered, and no other', () => {
  const registered = [...text.matchAll(/^ +add (\w+) (\w+)$/gm)].map(([, name, type]) => [name, type]);
  expect(Object.fromEntries(registered)).toEqual(SEARCH_ATTRIBUTES);
});

test.each(OURS)('%s is given variables that are read, all of them, and can start with them', (name) => {
  const environment = environmentOf(name);
  const asked = new Set<string>();
  const watched = new Proxy(environment, {
    get: (target, variable) => {
      asked.add(String(variable));
      return target[String(variable)];
    },
  });
  const settings = readSettings(watched);
  expect(settings).toMatchObject({ embedded: false, temporalNamespace: 'arshjul' });
  expect(Object.keys(environment).filter((variable) => !asked.has(variable))).toEqual([]);
  expect(new URL(settings.databaseUrl)).toMatchObject({ username: 'arshjul', password: 'arshjul-password' });
  const owner = name === 'migrations' ? 'postgres' : 'arshjul';
  expect(new URL(settings.migrationDatabaseUrl)).toMatchObject({ username: owner, password: `${owner}-password` });
});

test('the mailbox for bounces can be added as operations.md says: a compose file, whose secret is read', () => {
  const operations = readFileSync('docs/operations.md', 'utf8');
  const block = /```yaml\n(services:\n {2}web:\n[\s\S]*?BOUNCE_IMAP[\s\S]*?)```/.exec(operations)?.[1] ?? '';
  const added = parse(block) as Compose;
  expect(composeFaults({ ...added, name: 'arshjul' })).toBeNull();
  const { environment = {}, secrets = [] } = added.services['web'] ?? {};
  expect(secrets).toEqual([...(services['web']?.secrets ?? []), 'bounce-imap-url']);
  const file = path.join(folder, 'bounce-imap-url');
  writeFileSync(file, 'imaps://retur:x@mail.example/INBOX');
  const given = Object.keys(environment).map((variable) => [variable, file]);
  expect(readSettings({ ...environmentOf('web'), ...Object.fromEntries(given) })).toMatchObject({
    bounceImapUrl: 'imaps://retur:x@mail.example/INBOX',
  });
});

/** A service's variables, with what the administrator gives and the secrets in files of the test. */
function environmentOf(name: string): Record<string, string> {
  const entries = Object.entries(services[name]?.environment ?? {}).map(([variable, value]) => {
    if (!value.startsWith('/run/secrets/')) return [variable, interpolated(value)];
    const secret = path.basename(value);
    const file = path.join(folder, secret);
    writeFileSync(file, secret === 'smtp-url' ? 'smtp://arshjul:x@mail.example:587' : secret);
    return [variable, file];
  });
  return Object.fromEntries(entries) as Record<string, string>;
}

function interpolated(value: string): string {
  const given: Readonly<Record<string, string>> = GIVEN;
  return value.replace(
    /\$\{(\w+)(?::-([^}]*)|:\?)\}/g,
    (_all, key: string, usual?: string) => given[key] ?? usual ?? '',
  );
}
