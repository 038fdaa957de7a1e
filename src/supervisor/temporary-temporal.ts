import { spawn } from 'node:child_process';
import { temporalCliEnvironment } from '../contract/temporal-connection.ts';
import { freePorts, waitUntil } from './ports.ts';
import { temporalAnswers, temporalCommand } from './temporal-command.ts';

export type TemporaryTemporal = { readonly address: string; stop(): Promise<void> };

/**
 * A Temporal development server of its own on a free port, keeping everything in memory, whose
 * workflows may have time of their own skipped. `file` is the Temporal command line program.
 */
export async function startTemporaryTemporal(file: string): Promise<TemporaryTemporal> {
  const [port = 0] = await freePorts(1);
  const command = temporalCommand({
    file,
    port,
    configuration: ['frontend.WorkflowTimeSkippingEnabled=true'],
  });
  const address = `127.0.0.1:${port}`;
  const child = spawn(command.file, command.args, { stdio: 'ignore' });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const stop = async (): Promise<void> => {
    child.kill('SIGKILL'); // nothing of it is kept
    await ended;
  };
  const environment = temporalCliEnvironment({
    temporalAddress: address,
    temporalNamespace: 'default',
    temporalTls: undefined,
    temporalApiKey: undefined,
  });
  if (!(await waitUntil(() => temporalAnswers(file, environment), 60_000))) {
    await stop();
    throw new Error(`Temporal did not answer on port ${port}`);
  }
  return { address, stop };
}
