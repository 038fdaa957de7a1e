import { open, readdir } from 'node:fs/promises';
import path from 'node:path';
import { keyInReturnPath } from '../message-id.ts';
import type { BounceMailbox } from './bounce-mailbox.ts';
import { LONGEST_READ } from './read-bounce.ts';

/** Whom a message was delivered to stands at its beginning. */
const HEAD = 4_096;

/**
 * A folder of messages as they were delivered (`*.eml`), whoever they are to, as the mailbox that reports come back to: those
 * delivered to a Return-Path of `sender`. A name, once there, stands for the same message. Nothing in the folder is changed.
 */
export function folderMailbox(directory: string, sender: string): BounceMailbox {
  // Nobody needs to open again what was to somebody else, or has been dealt with.
  const done = new Set<string>();
  const file = (id: string): string => path.join(directory, id);
  return {
    name: 'folder',
    visit: (work) =>
      work({
        async messages() {
          const names = await readdir(directory);
          const found: string[] = [];
          for (const name of names.filter((one) => one.endsWith('.eml') && !done.has(one)).sort()) {
            const head = await readBeginning(file(name), HEAD);
            if (head !== undefined && isToReturnPath(head, sender)) found.push(name);
            else done.add(name);
          }
          return found;
        },
        read: (id) => readBeginning(file(id), LONGEST_READ),
        done: (id) => {
          done.add(id);
          return Promise.resolve();
        },
      }),
  };
}

/** By the lines that the delivery itself has put first, not what the sender wrote below them. */
function isToReturnPath(head: Buffer, sender: string): boolean {
  const lines = head.toString('latin1').split('\r\n');
  const end = lines.findIndex((line) => !/^(return-path|delivered-to):/i.test(line));
  return lines
    .slice(0, end < 0 ? lines.length : end)
    .some((line) => keyInReturnPath(sender, line.replace(/^delivered-to:/i, '')) !== undefined);
}

async function readBeginning(name: string, length: number): Promise<Buffer | undefined> {
  try {
    const handle = await open(name);
    try {
      const bytes = Buffer.alloc(length);
      let read = 0;
      for (let more = 1; more > 0 && read < length; read += more) {
        more = (await handle.read(bytes, read, length - read, read)).bytesRead;
      }
      return bytes.subarray(0, read);
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
