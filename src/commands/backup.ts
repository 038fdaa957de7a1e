import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { BackupHead } from '../database/backup/backup-format.ts';
import { writeBackup } from '../database/backup/write-backup.ts';
import type { PrismaClient } from '../database/generated/client.ts';
import { BACKUP_TEXT as TEXT } from '../text/backup.ts';
import type { CommandTerminal } from './import-organisation.ts';

const SLOW = 2_000;

/**
 * `arshjul backup FILE [--json]`: everything in the database as it stands, in one file, while everybody works. `now`: real
 * time. Exit code 0: written, whole; 1: the file is there already or cannot be written; 2: wrong use.
 */
export async function backupCommand({
  args,
  database,
  program,
  now,
  terminal,
}: {
  args: readonly string[];
  database: PrismaClient;
  /** The program's version. */
  program: string;
  now: number;
  terminal: CommandTerminal;
}): Promise<0 | 1 | 2> {
  const asked = argumentsOf(args);
  if (!asked) {
    terminal.err(TEXT.backupUsage);
    return 2;
  }
  const file = path.resolve(asked.file);
  if (existsSync(file)) return refuse(terminal, TEXT.exists(file));
  const slow = setTimeout(() => terminal.err(TEXT.working), SLOW);
  try {
    const head = await writeBackup(database, { file, program, takenAt: new Date(now).toISOString() });
    tell(head, { file, json: asked.json, terminal });
    return 0;
  } catch (error) {
    const reason = fileFault(error);
    if (reason === undefined) throw error;
    return refuse(terminal, TEXT.unwritable(file, reason));
  } finally {
    clearTimeout(slow);
  }
}

function tell(head: BackupHead, { file, json, terminal }: { file: string; json: boolean; terminal: CommandTerminal }) {
  const rows = Object.values(head.rows).reduce((sum, count) => sum + count, 0);
  const bytes = statSync(file).size;
  if (json) return terminal.out(JSON.stringify({ file, bytes, ...head }, null, 2));
  terminal.out(TEXT.written(file, rows, bytes));
  for (const { municipality, number, hash } of head.auditHeads) terminal.out(TEXT.head(municipality, number, hash));
}

function argumentsOf(args: readonly string[]): { readonly file: string; readonly json: boolean } | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false } },
    });
    const [file, ...rest] = positionals;
    return file === undefined || file === '' || rest.length > 0 ? undefined : { file, json: values.json };
  } catch {
    return undefined;
  }
}

/** The system's own code where a file is the trouble: no such folder, no right, no space. */
function fileFault(error: unknown): string | undefined {
  return error instanceof Error && 'syscall' in error && 'path' in error && 'code' in error
    ? String(error.code)
    : undefined;
}

function refuse(terminal: CommandTerminal, text: string): 1 {
  terminal.err(text);
  return 1;
}
