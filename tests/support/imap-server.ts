import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import hoodiecrow from 'hoodiecrow-imap';

export type TestImapServer = {
  readonly url: string;
  readonly port: number;
  messages(): readonly { readonly uid: number; readonly raw: string; readonly flags: readonly string[] }[];
  deliver(raw: Buffer, flags?: readonly string[]): void;
  /** Gone, with every connection. */
  close(): Promise<void>;
};

export const USER = 'retur@kommun.example';
export const PASSWORD = 'hem/ligt';

/** A real IMAP server with one mailbox; with `credentials` it speaks TLS from the start. */
export async function imapServer(credentials?: {
  readonly key: string;
  readonly cert: string;
}): Promise<TestImapServer> {
  const imap = hoodiecrow({
    plugins: ['ID', 'UIDPLUS', 'NAMESPACE', 'ENABLE', 'LITERALPLUS'],
    secureConnection: credentials !== undefined,
    ...(credentials && { credentials }),
    storage: { INBOX: { messages: [] } },
    users: { [USER]: { password: PASSWORD } },
  });
  const sockets = new Set<Socket>();
  const { server } = imap;
  server.on('connection', (socket: Socket) => sockets.add(socket.on('error', () => undefined)));
  imap.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const scheme = credentials === undefined ? 'imap' : 'imaps';
  return {
    port,
    url: `${scheme}://${encodeURIComponent(USER)}:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/INBOX`,
    messages: () => imap.getMailbox('INBOX').messages.map(({ uid, raw, flags }) => ({ uid, raw, flags })),
    // The server keeps text, and writes it as bytes.
    deliver: (raw, flags = []) => imap.appendMessage('INBOX', [...flags], null, raw.toString('latin1')),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
