import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readSettings } from '../../src/contract/settings.ts';
import { temporalCliEnvironment } from '../../src/contract/temporal-connection.ts';
import { SEARCH_ATTRIBUTES } from '../../src/domain/search-attributes.ts';
import { connectDatabase } from '../../src/database/client.ts';
import { freePorts, waitUntil } from '../../src/supervisor/ports.ts';
import { composeService } from './compose-services.ts';
import { productionTemporal, type ProductionTemporal } from './production-temporal.ts';

const run = promisify(execFile);
const CLI = process.env['TEMPORAL_CLI_PATH'] ?? '';
const folder = mkdtempSync(path.join(tmpdir(), 'arshjul-production-log-'));
const log = path.join(folder, 'temporal-server.log');
let temporal: ProductionTemporal;

beforeAll(async () => {
  temporal = await productionTemporal(log);
  await temporal.runJob('temporal-schema');
  await temporal.start();
  await temporal.runJob('temporal-namespace');
});
afterAll(async () => {
  await temporal.close();
  rmSync(folder, { recursive: true });
});

test('the jobs of docker-compose.yml make stores, namespace and search attributes', async () => {
  const listed = await operator('search-attribute', 'list', '-o', 'json');
  const { customAttributes } = JSON.parse(listed);
  expect(Object.keys(customAttributes).sort()).toEqual(Object.keys(SEARCH_ATTRIBUTES).sort());
  const { config } = JSON.parse(await operator('namespace', 'describe', '-o', 'json'));
  expect(config.workflowExecutionRetentionTtl).toBe(`${400 * 24 * 3600}s`);
});

test('done again they change nothing, also after the server has been started anew', async () => {
  await temporal.stop();
  await temporal.runJob('temporal-schema');
  await temporal.start();
  await temporal.runJob('temporal-namespace');
  expect(JSON.parse(await operator('search-attribute', 'list', '-o', 'json')).customAttributes).toMatchObject({
    ArshjulOppnaSteg: expect.anything(),
  });
});

test('who shows no certificate is not let in', async () => {
  const { TEMPORAL_TLS_SERVER_CA_CERT_PATH = '', TEMPORAL_TLS_SERVER_NAME = '' } = temporal.mutualTls;
  await expect(
    operatorWith({ TEMPORAL_TLS_SERVER_CA_CERT_PATH, TEMPORAL_TLS_SERVER_NAME }, 'namespace', 'describe'),
  ).rejects.toThrow(/certificate/);
});

test('migrations, worker and web of docker-compose.yml come up, as a user who may not change a table', async () => {
  const [webPort = 0, metricsPort = 0] = await freePorts(2);
  const application = new URL(temporal.postgres);
  application.username = 'arshjul';
  application.password = '';
  const owner = new URL(temporal.postgres);
  owner.password = '';
  const onThisMachine = {
    TEMPORAL_ADDRESS: temporal.address,
    TEMPORAL_UI_ADDRESS: 'http://127.0.0.1:8233',
    DATABASE_URL: application.href,
    DATABASE_PASSWORD_FILE: file('arshjul-password', 'prov'),
    MIGRATION_DATABASE_URL: owner.href,
    MIGRATION_DATABASE_PASSWORD_FILE: file('postgres-password', temporal.postgres.password),
    SMTP_URL_FILE: file('smtp-url', 'smtp://127.0.0.1:9'),
    ARSHJUL_ADDRESS: 'https://arshjul.example',
    ARSHJUL_SENDER: 'arshjul@kommunen.example',
    ARSHJUL_CONTACT: 'arshjul@kommunen.example',
    ARSHJUL_WEB_HOST: '127.0.0.1',
    ARSHJUL_WORKER_METRICS_PORT: String(metricsPort),
    ARSHJUL_DATA: folder,
  };
  const start = (name: 'migrations' | 'worker' | 'web'): ChildProcess => {
    const { environment: given, command } = composeService(name);
    const here = Object.entries(onThisMachine).filter(([variable]) => variable in given);
    const env = { ...given, ...Object.fromEntries(here), ...temporal.mutualTls, ARSHJUL_WEB_PORT: String(webPort) };
    return spawn(process.execPath, command.slice(1), { env, stdio: 'inherit' });
  };
  expect(await exitOf(start('migrations'))).toBe(0);
  const running = [start('worker'), start('web')];
  const [worker] = running;
  const polls = async (): Promise<boolean> => {
    const args = ['task-queue', 'describe', '--task-queue', 'arshjul', '-o', 'json'];
    return (await run(CLI, args, { env: environment() })).stdout.includes(`"${worker?.pid}@`);
  };
  const answers = async (place: string): Promise<boolean> => (await fetch(`http://127.0.0.1:${place}`)).ok;
  const areUp = async (): Promise<boolean> =>
    (await answers(`${webPort}/health/ready`)) && (await answers(`${metricsPort}/metrics`)) && (await polls());
  expect(await waitUntil(areUp, 60_000)).toBe(true);
  for (const child of running) child.kill('SIGTERM');
  expect(await Promise.all(running.map(exitOf))).toEqual([0, 0]);
  application.password = 'prov';
  const database = connectDatabase(application.href);
  await expect(database.$executeRaw`CREATE TABLE x ()`).rejects.toThrow(/permission denied/);
  await database.$disconnect();
});

test('a whole läsår ends as the rules say, nothing lost or repeated', async () => {
  const args = ['--temporal', temporal.address, '--seed', '1', '--minutes', '0', '--exit'];
  const child = spawn(process.execPath, ['src/demo.ts', ...args], {
    env: { ...process.env, ...temporal.mutualTls, TEMPORAL_NAMESPACE: 'arshjul' },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  expect(await exitOf(child)).toBe(0);
  expect(new Set(await idsOf('WorkflowType = "plan" AND ArshjulLasar = "2026/2027"')).size).toBe(42);
});

/** Of every run, also of those that were continued as new. */
async function idsOf(query: string): Promise<readonly string[]> {
  const { stdout } = await run(CLI, ['workflow', 'list', '--query', query, '-o', 'json'], { env: environment() });
  const listed = JSON.parse(stdout) as readonly { execution: { workflowId: string } }[];
  return listed.map(({ execution }) => execution.workflowId);
}

function exitOf(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve) => child.once('exit', resolve));
}

function file(name: string, content: string): string {
  const place = path.join(folder, name);
  writeFileSync(place, content);
  return place;
}

function environment(how = temporal.mutualTls): NodeJS.ProcessEnv {
  const settings = { TEMPORAL_ADDRESS: temporal.address, TEMPORAL_NAMESPACE: 'arshjul', ...how };
  return temporalCliEnvironment(readSettings(settings));
}

function operator(...args: readonly string[]): Promise<string> {
  return operatorWith(temporal.mutualTls, ...args);
}

async function operatorWith(how: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<string> {
  const { stdout } = await run(CLI, ['operator', ...args], { env: environment(how) });
  return stdout;
}
