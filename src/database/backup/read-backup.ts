import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { BACKUP_FORMAT, BACKUP_VERSION, BackupFault, type BackupHead, type BackupTable } from './backup-format.ts';

/** What a backup holds, in order. `rows` are some of the rows of the table named last. */
export type BackupPart =
  | { readonly kind: 'head'; readonly head: BackupHead }
  | { readonly kind: 'table'; readonly table: BackupTable }
  | { readonly kind: 'rows'; readonly rows: readonly string[] }
  | { readonly kind: 'end'; readonly digests: Readonly<Record<string, string>> };

/** Rows handed over at a time. */
const BATCH = 200;

/** Reads a backup part by part, never all of it. @throws BackupFault where it is none, or not whole. */
export async function* readBackup(file: string): AsyncGenerator<BackupPart> {
  let rows: string[] = [];
  let line = 0;
  let ended = false;
  for await (const value of linesOf(file)) {
    line += 1;
    if (ended) throw new BackupFault('damaged', String(line));
    if (typeof value === 'string' && line > 1) {
      rows.push(value);
      if (rows.length < BATCH) continue;
    }
    if (rows.length > 0) {
      yield { kind: 'rows', rows };
      rows = [];
    }
    if (typeof value === 'string' && line > 1) continue;
    const part = line === 1 ? headOf(value) : partOf(value, line);
    ended = part.kind === 'end';
    yield part;
  }
  if (!ended) throw new BackupFault(line === 0 ? 'no-backup' : 'damaged', String(line));
}

/** The head alone. @throws BackupFault where the file is no backup. */
export async function readBackupHead(file: string): Promise<BackupHead> {
  for await (const part of readBackup(file)) if (part.kind === 'head') return part.head;
  throw new BackupFault('no-backup', file);
}

async function* linesOf(file: string): AsyncGenerator {
  const source = createReadStream(file);
  const text = createGunzip();
  source.once('error', (error) => text.destroy(error));
  // It may break off when nobody reads lines any more; who still does looks at `errored`.
  text.on('error', () => undefined);
  let line = 0;
  try {
    for await (const one of createInterface({ input: source.pipe(text), crlfDelay: Infinity })) {
      line += 1;
      yield JSON.parse(one);
    }
    // A stream that broke off ends the lines as one that came to its end does.
    if (text.errored) throw text.errored;
  } catch (error) {
    if (error instanceof BackupFault || codeOf(error).startsWith('E')) throw error;
    throw new BackupFault(line === 0 ? 'no-backup' : 'damaged', String(line + 1));
  } finally {
    source.destroy();
    text.destroy();
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function headOf(value: unknown): BackupPart {
  const head = value as Partial<BackupHead> | null;
  if (head?.format !== BACKUP_FORMAT) throw new BackupFault('no-backup', '1');
  if (head.version !== BACKUP_VERSION) throw new BackupFault('newer-format', String(head.version));
  return { kind: 'head', head: head as BackupHead };
}

function partOf(value: unknown, line: number): BackupPart {
  const part = value as { readonly table?: unknown; readonly columns?: unknown; readonly end?: unknown } | null;
  if (typeof part?.table === 'string' && Array.isArray(part.columns)) {
    return { kind: 'table', table: { table: part.table, columns: part.columns as string[] } };
  }
  if (typeof part?.end === 'object' && part.end !== null) {
    return { kind: 'end', digests: part.end as Record<string, string> };
  }
  throw new BackupFault('damaged', String(line));
}
