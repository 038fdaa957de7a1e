import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Settings } from '../contract/settings.ts';
import { BackupFault, type BackupHead } from '../database/backup/backup-format.ts';
import { checkMigrations, loadBackup } from '../database/backup/load-backup.ts';
import { readBackupHead } from '../database/backup/read-backup.ts';
import { makeFolders } from '../supervisor/make-folders.ts';
import { withEmbeddedPostgres } from '../supervisor/with-embedded-postgres.ts';
import { BACKUP_TEXT as TEXT } from '../text/backup.ts';
import type { CommandTerminal } from './import-organisation.ts';

const SLOW = 2_000;

type Call = { readonly settings: Settings; readonly terminal: CommandTerminal };
type Asked = { readonly file: string; readonly yes: boolean; readonly json: boolean };

/**
 * `arshjul restore FILE [--yes] [--json]`: fills an empty data folder from a backup, and leaves it ready for `npm start`.
 * Exit code 0: every row is as it was; 1: refused, not confirmed, or the file is damaged, and the folder is empty still;
 * 2: wrong use.
 */
export async function restoreCommand({
  args,
  settings,
  terminal,
}: Call & { args: readonly string[] }): Promise<0 | 1 | 2> {
  const asked = argumentsOf(args);
  if (!asked) {
    terminal.err(TEXT.restoreUsage);
    return 2;
  }
  const { dataDirectory } = settings;
  if (!settings.embeddedParts.database) return refuse(terminal, TEXT.onlyEmbedded);
  if (!existsSync(asked.file)) return refuse(terminal, TEXT.unreadable(asked.file));
  const slow = setTimeout(() => terminal.err(TEXT.working), SLOW);
  try {
    if (!isEmpty(dataDirectory)) return refuse(terminal, TEXT.notEmpty(dataDirectory));
    const head = await readBackupHead(asked.file);
    await checkMigrations(head);
    if (!asked.json) terminal.out(holdingsText(asked.file, head));
    if (!(await confirmed(asked, { settings, terminal }))) return 1;
    await restore(asked.file, head, dataDirectory);
    if (asked.json) terminal.out(JSON.stringify({ dataDirectory, ...head }, null, 2));
    else [TEXT.restored(dataDirectory), TEXT.mailAgain].forEach((line) => terminal.out(line));
    return 0;
  } catch (error) {
    if (error instanceof BackupFault) return refuse(terminal, TEXT.faults[error.kind](error.place));
    const { code, path: place } = error as NodeJS.ErrnoException;
    const isOfFile = place !== dataDirectory && (code === 'EISDIR' || place === asked.file);
    if (isOfFile) return refuse(terminal, TEXT.unreadable(asked.file));
    if (code === undefined || place === undefined) throw error;
    return refuse(terminal, TEXT.unusable(dataDirectory, code));
  } finally {
    clearTimeout(slow);
  }
}

/** All of it or nothing: whatever goes wrong, the folder is as empty as before. */
async function restore(file: string, head: BackupHead, dataDirectory: string): Promise<void> {
  const directory = path.join(dataDirectory, 'postgres');
  makeFolders(dataDirectory);
  try {
    await withEmbeddedPostgres(directory, (addresses) => loadBackup({ file, head, ...addresses }));
  } catch (error) {
    rmSync(directory, { recursive: true, force: true });
    throw error;
  }
}

function holdingsText(file: string, { takenAt, program, rows }: BackupHead): string {
  const all = Object.values(rows).reduce((sum, count) => sum + count, 0);
  return TEXT.holds(file, { takenAt, program, rows: all, plans: rows['Plan'] ?? 0 });
}

async function confirmed({ yes, json }: Asked, { settings, terminal }: Call): Promise<boolean> {
  if (yes) return true;
  if (json || !terminal.ask) {
    terminal.err(TEXT.howTo(settings.dataDirectory));
    return false;
  }
  const answer = await terminal.ask(TEXT.ask(settings.dataDirectory));
  if (TEXT.yes.some((word) => word === answer.trim().toLowerCase())) return true;
  terminal.err(TEXT.declined);
  return false;
}

function isEmpty(folder: string): boolean {
  return !existsSync(folder) || readdirSync(folder).length === 0;
}

function argumentsOf(args: readonly string[]): Asked | undefined {
  try {
    const option = { type: 'boolean', default: false } as const;
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { yes: option, json: option },
    });
    const [file, ...rest] = positionals;
    return file === undefined || file === '' || rest.length > 0 ? undefined : { file, ...values };
  } catch {
    return undefined;
  }
}

function refuse(terminal: CommandTerminal, text: string): 1 {
  terminal.err(text);
  return 1;
}
