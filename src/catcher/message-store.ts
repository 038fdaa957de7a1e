import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { open, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { readHeaders } from './message-headers.ts';

/** One caught e-mail, as a list of them shows it. */
export type CaughtMessage = {
  /** Name of its file without `.eml`; later ones sort later. */
  readonly id: string;
  readonly receivedAt: string;
  readonly from: string;
  /** The envelope's sender, to whom a report goes; empty for a report. */
  readonly returnPath: string;
  /** Whom the envelope was for. */
  readonly to: readonly string[];
  readonly subject: string;
  readonly messageId: string;
  readonly size: number;
};

export type MessageStore = {
  /** Oldest first. */
  list(): readonly CaughtMessage[];
  /** The bytes of `DATA/mail/ID.eml`; undefined when there is none. */
  raw(id: string): Promise<Buffer | undefined>;
  add(message: { from: string; to: readonly string[]; bytes: Buffer }): Promise<CaughtMessage>;
};

/**
 * Every message as a file of its own. In front of what was received stand the lines a mail server
 * adds when it delivers: `Return-Path`, and `Delivered-To` for each receiver of the envelope.
 */
export function openMessageStore(directory: string): MessageStore {
  mkdirSync(directory, { recursive: true });
  const messages = readdirSync(directory)
    .filter((name) => name.endsWith('.eml'))
    .sort()
    .map((name) => {
      const bytes = readFileSync(path.join(directory, name));
      return describe(name.slice(0, -'.eml'.length), bytes);
    });
  const file = (id: string): string => path.join(directory, `${id}.eml`);
  let count = 0;

  return {
    list: () => messages,
    raw: async (id) => {
      if (!messages.some((message) => message.id === id)) return undefined;
      return readFile(file(id));
    },
    add: async ({ from, to, bytes }) => {
      count += 1;
      const at = new Date().toISOString().replaceAll(/[-:]/g, '').replace('.', '-');
      const id = `${at}-${process.pid}-${String(count).padStart(6, '0')}`;
      const delivered = [`Return-Path: <${from}>`, ...to.map((one) => `Delivered-To: ${one}`)];
      const whole = Buffer.concat([Buffer.from(`${delivered.join('\r\n')}\r\n`), bytes]);
      await writeWhole(file(id), whole);
      const message = describe(id, whole);
      messages.push(message);
      return message;
    },
  };
}

/** When this returns the file is on disk, whole: a sender may be told so. */
async function writeWhole(file: string, bytes: Buffer): Promise<void> {
  const unfinished = await open(`${file}.part`, 'w');
  await unfinished.writeFile(bytes);
  await unfinished.sync();
  await unfinished.close();
  await rename(`${file}.part`, file);
}

function describe(id: string, bytes: Buffer): CaughtMessage {
  const headers = readHeaders(bytes);
  return {
    id,
    receivedAt: id.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)-(\d{3}Z).*$/, '$1-$2-$3T$4:$5:$6.$7'),
    from: headers('from').join(', '),
    returnPath: (headers('return-path')[0] ?? '').replace(/^<(.*)>$/, '$1'),
    to: headers('delivered-to'),
    subject: headers('subject').join(' '),
    messageId: headers('message-id').join(' '),
    size: bytes.length,
  };
}
