import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Environment } from '../contract/environment-reader.ts';
import { SEARCH_ATTRIBUTES } from '../domain/search-attributes.ts';
import type { Command } from './postgres-command.ts';

/** The command of Temporal's development server, listening on loopback only. */
export function temporalCommand(options: {
  /** The Temporal command line program. */
  file: string;
  port: number;
  /** Where its pages are; without one it has none. */
  uiPort?: number;
  /** Where it keeps everything; without one, in memory. */
  dataFile?: string;
  /** Dynamic configuration, such as `frontend.WorkflowTimeSkippingEnabled=true`. */
  configuration?: readonly string[];
}): Command {
  const { file, port, uiPort, dataFile } = options;
  const attributes = Object.entries(SEARCH_ATTRIBUTES).flatMap(([name, type]) => [
    '--search-attribute',
    `${name}=${type}`,
  ]);
  const configuration = (options.configuration ?? []).flatMap((value) => ['--dynamic-config-value', value]);
  return {
    file,
    args: [
      'server',
      'start-dev',
      '--ip',
      '127.0.0.1',
      '--port',
      String(port),
      '--log-level',
      'warn',
      ...(uiPort === undefined ? ['--headless'] : ['--ui-port', String(uiPort)]),
      ...(dataFile === undefined ? [] : ['--db-filename', dataFile, '--sqlite-pragma', 'journal_mode=wal']),
      ...attributes,
      ...configuration,
    ],
  };
}

const run = promisify(execFile);

/** Whether the server of this environment serves its namespace now: its port answers long before. */
export async function temporalAnswers(file: string, environment: Environment): Promise<boolean> {
  const args = ['operator', 'namespace', 'describe'];
  return run(file, args, { timeout: 10_000, env: environment }).then(
    () => true,
    () => false,
  );
}
