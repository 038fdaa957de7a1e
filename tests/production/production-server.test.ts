import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readSettings } from '../../src/contract/settings.ts';
import { temporalCliEnvironment } from '../../src/contract/temporal-connection.ts';
import { SEARCH_ATTRIBUTES } from '../../src/domain/search-attributes.ts';
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

test('a whole läsår ends as the rules say, nothing lost or repeated', async () => {
  const args = ['--temporal', temporal.address, '--seed', '1', '--minutes', '0', '--exit'];
  const child = spawn(process.execPath, ['src/demo.ts', ...args], {
    env: { ...process.env, ...temporal.mutualTls, TEMPORAL_NAMESPACE: 'arshjul' },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(0);
  const { stdout } = await run(CLI, ['workflow', 'count', '--query', 'WorkflowType = "plan"'], { env: environment() });
  expect(stdout).toContain('42');
});

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
