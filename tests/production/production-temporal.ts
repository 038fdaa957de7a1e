import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { isPortFree, waitUntil } from '../../src/supervisor/ports.ts';
import { POSTGRES_LOGIN } from '../../src/supervisor/postgres-command.ts';
import { startTemporaryPostgres } from '../../src/supervisor/temporary-postgres.ts';
import { createAuthority } from '../support/certificates.ts';
import { composeService, TEMPORAL_DYNAMIC_CONFIGURATION } from './compose-services.ts';

/** Temporal's production server with its stores on PostgreSQL, which lets in whom its authority has certified. */
export type ProductionTemporal = {
  readonly address: string;
  /** The PostgreSQL of its stores, as who may do everything there. */
  readonly postgres: URL;
  /** The variables by which somebody certified reaches it. */
  readonly mutualTls: Readonly<Record<string, string>>;
  /** Runs a job of docker-compose.yml; what it wrote. @throws when it failed. */
  runJob(name: 'temporal-schema' | 'temporal-namespace'): Promise<string>;
  start(): Promise<void>;
  /** SIGTERM, and waits. */
  stop(): Promise<void>;
  close(): Promise<void>;
};

const PROGRAMS = process.env['ARSHJUL_TEMPORAL_SERVER'] ?? '';
const CLI = process.env['TEMPORAL_CLI_PATH'] ?? '';
const NAME = 'temporal.example';
const run = promisify(execFile);

/** Nothing of it runs yet but PostgreSQL; what it keeps is gone when it is closed. `log` is the file the server writes to. */
export async function productionTemporal(log: string): Promise<ProductionTemporal> {
  const folder = mkdtempSync(path.join(tmpdir(), 'arshjul-production-'));
  const authority = createAuthority();
  const server = authority.certify(NAME);
  const client = authority.certify('arshjul');
  const postgres = await startTemporaryPostgres();
  const ports = await lowPorts(9);
  const port = (index: number): string => String(ports[index]);
  const address = `127.0.0.1:${port(0)}`;
  const mutualTls = {
    TEMPORAL_TLS_SERVER_CA_CERT_PATH: authority.certificateFile,
    TEMPORAL_TLS_SERVER_NAME: NAME,
    TEMPORAL_TLS_CLIENT_CERT_PATH: client.certificateFile,
    TEMPORAL_TLS_CLIENT_KEY_PATH: client.keyFile,
  };
  const { hostname, port: postgresPort } = new URL(postgres.url('postgres'));
  const password = file('password', POSTGRES_LOGIN.password);
  const onThisMachine: Readonly<Record<string, string>> = {
    PATH: [PROGRAMS, path.dirname(CLI), process.env['PATH']].join(path.delimiter),
    SQL_HOST: hostname,
    SQL_PORT: postgresPort,
    SQL_PASSWORD_FILE: password,
    TEMPORAL_ADDRESS: address,
    TEMPORAL_CONFIG_FILE: '/dev/null',
    ...mutualTls,
  };
  const ofServer: Readonly<Record<string, string>> = {
    PATH: onThisMachine['PATH'] ?? '',
    POSTGRES_SEEDS: hostname,
    DB_PORT: postgresPort,
    POSTGRES_PWD_FILE: password,
    DYNAMIC_CONFIG_FILE_PATH: file('dynamic.yaml', TEMPORAL_DYNAMIC_CONFIGURATION),
    BIND_ON_IP: '127.0.0.1',
    FRONTEND_GRPC_PORT: port(0),
    FRONTEND_MEMBERSHIP_PORT: port(1),
    FRONTEND_HTTP_PORT: port(2),
    MATCHING_GRPC_PORT: port(3),
    MATCHING_MEMBERSHIP_PORT: port(4),
    HISTORY_GRPC_PORT: port(5),
    HISTORY_MEMBERSHIP_PORT: port(6),
    WORKER_GRPC_PORT: port(7),
    WORKER_MEMBERSHIP_PORT: port(8),
    TEMPORAL_TLS_REQUIRE_CLIENT_AUTH: 'true',
    TEMPORAL_TLS_FRONTEND_CERT: server.certificateFile,
    TEMPORAL_TLS_FRONTEND_KEY: server.keyFile,
    TEMPORAL_TLS_CLIENT1_CA_CERT: authority.certificateFile,
    TEMPORAL_TLS_CLIENT2_CA_CERT: authority.certificateFile,
    TEMPORAL_TLS_SERVER_CERT: server.certificateFile,
    TEMPORAL_TLS_SERVER_KEY: server.keyFile,
    TEMPORAL_TLS_SERVER_CA_CERT: authority.certificateFile,
    TEMPORAL_TLS_INTERNODE_SERVER_NAME: NAME,
    TEMPORAL_TLS_FRONTEND_SERVER_NAME: NAME,
  };
  let child: ChildProcess | undefined;

  function file(name: string, content: string): string {
    const place = path.join(folder, name);
    writeFileSync(place, content);
    return place;
  }

  async function stop(): Promise<void> {
    const ending = child;
    child = undefined;
    if (ending?.exitCode !== null) return;
    const ended = new Promise((resolve) => ending.once('exit', resolve));
    ending.kill('SIGTERM');
    await ended;
  }

  return {
    address,
    postgres: new URL(postgres.url('arshjul')),
    mutualTls,
    stop,
    async runJob(name) {
      const { environment, script } = composeService(name);
      const { stdout } = await run('/bin/sh', ['-euc', script], {
        env: { ...environment, ...onThisMachine },
        timeout: 120_000,
      });
      return stdout;
    },
    async start() {
      const { environment, script } = composeService('temporal');
      // What the image's own entry does in the end.
      const entry = script.replace('/etc/temporal/entrypoint.sh', 'temporal-server start');
      const output = openSync(log, 'a');
      child = spawn('/bin/sh', ['-euc', entry], {
        env: { ...environment, ...ofServer },
        stdio: ['ignore', output, output],
      });
      const answers = (): Promise<boolean> =>
        run(CLI, ['operator', 'cluster', 'health'], { env: onThisMachine, timeout: 10_000 }).then(
          () => true,
          () => false,
        );
      if (!(await waitUntil(answers, 60_000))) throw new Error(`Temporal did not answer; see ${log}`);
    },
    async close() {
      await stop();
      await postgres.stop();
      authority.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Free ports that fit in Temporal's own table of its members on PostgreSQL, a `smallint`. */
async function lowPorts(count: number): Promise<readonly number[]> {
  const ports: number[] = [];
  for (let port = randomInt(20_000, 30_000); ports.length < count; port += 1) {
    if (await isPortFree(port, '127.0.0.1')) ports.push(port);
  }
  return ports;
}
