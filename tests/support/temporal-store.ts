import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePorts, waitUntil } from '../../src/supervisor/ports.ts';
import { temporalAnswers, temporalCommand } from '../../src/supervisor/temporal-command.ts';
import { temporalCliEnvironment } from '../../src/contract/temporal-connection.ts';
import { obtainTemporalCli } from '../../tools/temporal-cli.mjs';

/** A Temporal server whose store is a folder, which can be copied, put back and lost while the server is stopped. */
export type TemporalStore = {
  readonly address: string;
  readonly namespace: string;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Keeps a copy of what there is. */
  keepCopy(): void;
  /** Puts the copy in the place of what there is. */
  putBackCopy(): void;
  lose(): void;
  remove(): Promise<void>;
};

export async function temporalStore(): Promise<TemporalStore> {
  const file = await obtainTemporalCli({ say: () => undefined });
  const folder = mkdtempSync(path.join(tmpdir(), 'arshjul-temporal-'));
  const store = path.join(folder, 'store');
  const copy = path.join(folder, 'copy');
  const [port = 0] = await freePorts(1);
  const address = `127.0.0.1:${port}`;
  const environment = temporalCliEnvironment({
    ...{ temporalAddress: address, temporalNamespace: 'default' },
    ...{ temporalTls: undefined, temporalApiKey: undefined },
  });
  let child: ChildProcess | undefined;

  function lose(): void {
    for (const one of readdirSync(store)) rmSync(path.join(store, one));
  }
  async function stop(): Promise<void> {
    const ended = new Promise((resolve) => child?.once('exit', resolve) ?? resolve(undefined));
    child?.kill('SIGTERM');
    await ended;
    child = undefined;
  }
  mkdirSync(store);
  return {
    ...{ address, namespace: 'default', lose, stop },
    async start() {
      const command = temporalCommand({ file, port, dataFile: path.join(store, 'temporal.db') });
      child = spawn(command.file, command.args, { stdio: 'ignore' });
      if (!(await waitUntil(() => temporalAnswers(file, environment), 60_000))) throw new Error('Temporal is silent');
    },
    keepCopy: () => cpSync(store, copy, { recursive: true }),
    putBackCopy() {
      lose();
      cpSync(copy, store, { recursive: true });
    },
    async remove() {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
