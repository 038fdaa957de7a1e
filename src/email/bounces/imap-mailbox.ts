import { ImapFlow } from 'imapflow';
import type { BounceMailbox, OpenMailbox } from './bounce-mailbox.ts';
import type { ImapSettings } from './imap-settings.ts';
import { LONGEST_READ } from './read-bounce.ts';

/** Milliseconds of silence after which the server counts as away. */
const PATIENCE = 15_000;
/** A person who has the mailbox open may have seen a report before we have: what is newer is read all the same. In days. */
const READ_SEEN_WITHIN = 14;
const A_DAY = 86_400_000;

/**
 * A mailbox on an IMAP server, with a connection of its own for each visit. Reports that counted are marked as seen; on nothing
 * else is any mark left.
 */
export function imapMailbox(settings: ImapSettings, patience = PATIENCE): BounceMailbox {
  return {
    name: `imap:${settings.user}@${settings.host}:${settings.port}/${settings.folder}`,
    async visit(work) {
      const client = new ImapFlow(clientOptions(settings, patience));
      // What goes wrong on the wire is thrown by whoever waits for an answer.
      client.on('error', () => undefined);
      try {
        await client.connect();
        const { uidValidity } = await client.mailboxOpen(settings.folder);
        return await work(openMailbox(client, uidValidity));
      } finally {
        client.close();
      }
    },
  };
}

/** Connects, signs in and opens the folder. Undefined when all of it went well; else what the server said. Never throws. */
export async function probeImapMailbox(settings: ImapSettings, patience = 5_000): Promise<string | undefined> {
  try {
    await imapMailbox(settings, patience).visit(() => Promise.resolve());
    return undefined;
  } catch (error) {
    if (!(error instanceof Error)) return 'unknown';
    return 'responseText' in error && typeof error.responseText === 'string' ? error.responseText : error.message;
  }
}

function clientOptions({ host, port, user, password, tls, authority }: ImapSettings, patience: number) {
  return {
    host,
    port,
    secure: tls === 'from-start',
    ...(tls !== 'from-start' && { doSTARTTLS: tls === 'starttls' }),
    tls: { rejectUnauthorized: true, ...(authority !== undefined && { ca: authority }) },
    auth: { user, pass: password },
    logger: false as const,
    clientInfo: { name: 'arshjul', version: false as const, vendor: false as const, 'support-url': false as const },
    disableAutoIdle: true,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    maxLiteralSize: 4 * LONGEST_READ,
  };
}

/** A message's id is its UID with the mailbox's validity: together they are never given to another message. */
function openMailbox(client: ImapFlow, validity: bigint): OpenMailbox {
  const unseen = new Set<number>();
  const uidOf = (id: string): string => id.slice(id.indexOf('/') + 1);
  return {
    async messages() {
      const since = new Date(Date.now() - READ_SEEN_WITHIN * A_DAY);
      for (const uid of await found(client, { seen: false })) unseen.add(uid);
      const all = new Set([...unseen, ...(await found(client, { since }))]);
      return [...all].sort((a, b) => a - b).map((uid) => `${validity}/${uid}`);
    },
    async read(id) {
      const fetched = { source: { start: 0, maxLength: LONGEST_READ } };
      const message = await client.fetchOne(uidOf(id), fetched, { uid: true });
      return message === false ? undefined : message.source;
    },
    async done(id, used) {
      if (!used || !unseen.has(Number(uidOf(id)))) return;
      await client.messageFlagsAdd(uidOf(id), ['\\Seen'], { uid: true });
      unseen.delete(Number(uidOf(id)));
    },
  };
}

async function found(client: ImapFlow, what: { seen?: boolean; since?: Date }): Promise<readonly number[]> {
  const uids = await client.search(what, { uid: true });
  if (!uids) throw new Error('SEARCH');
  return uids;
}
