import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { folderMailbox } from '../../src/email/bounces/folder-mailbox.ts';
import { returnPathFor } from '../../src/email/message-id.ts';
import { readBounces } from '../../src/outbox/read-bounces.ts';
import type { Services } from '../../src/services.ts';
import { postfixReport } from '../email/bounces/reports.ts';

type Sent = { readonly messageId: string; readonly address: string };

/** A folder that reports come back to, as the mail catcher's is. */
export type ReturnedMail = {
  /** A report about this e-mail is delivered to its Return-Path. */
  deliver(
    email: Sent,
    more?: { status?: string; action?: string; diagnostic?: string; recipient?: string },
  ): Promise<void>;
  /** Any bytes are delivered to that address. */
  put(to: string, raw: Buffer): Promise<void>;
  /** Reads what has come. Says how many were reports that counted. */
  read(): Promise<number>;
  close(): Promise<void>;
};

export async function returnedMail(services: Services): Promise<ReturnedMail> {
  const { senderAddress } = services.settings;
  const directory = await mkdtemp(path.join(tmpdir(), 'arshjul-returned-'));
  let count = 0;
  const mailbox = folderMailbox(directory, senderAddress);
  const put = async (to: string, raw: Buffer): Promise<void> => {
    count += 1;
    const head = Buffer.from(`Return-Path: <>\r\nDelivered-To: ${to}\r\n`);
    await writeFile(path.join(directory, `${String(count).padStart(4, '0')}.eml`), Buffer.concat([head, raw]));
  };
  return {
    put,
    deliver: async ({ messageId, address }, more = {}) => {
      const to = returnPathFor(senderAddress, messageId);
      await put(to, postfixReport({ to, recipient: address, ...more }));
    },
    read: async () => await readBounces(services, mailbox),
    close: async () => rm(directory, { recursive: true }),
  };
}
