import type { AddressInfo, Server } from 'node:net';
import { serve } from '@hono/node-server';
import { createMessageWeb } from './message-web.ts';
import { openMessageStore, type MessageStore } from './message-store.ts';
import { createSmtpServer, type Judge } from './smtp.ts';

export type MailCatcher = {
  readonly smtpPort: number;
  readonly pagePort: number;
  readonly store: MessageStore;
  close(): Promise<void>;
};

/** Listens on loopback for mail and for readers; port 0 takes a free one. */
export async function startMailCatcher(options: {
  directory: string;
  smtpPort: number;
  pagePort: number;
  /** Failure injection for tests. */
  judge?: Judge;
}): Promise<MailCatcher> {
  const store = openMessageStore(options.directory);
  const smtp = createSmtpServer(store, options.judge);
  const hostname = '127.0.0.1';
  // A port that is taken is told by the server itself, below; whoever hangs up in the middle ends nobody else.
  smtp.on('error', () => undefined);
  const smtpServer = smtp.listen(options.smtpPort, hostname);
  const web = serve({ fetch: createMessageWeb(store).fetch, port: options.pagePort, hostname }) as Server;
  const ports = await Promise.all([listening(smtpServer), listening(web)]);
  return {
    smtpPort: ports[0],
    pagePort: ports[1],
    store,
    close: async () => {
      await Promise.all([
        new Promise<void>((resolve) => {
          smtp.close(resolve);
        }),
        new Promise((resolve) => web.close(resolve)),
      ]);
    },
  };
}

function listening(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    const answer = (): void => {
      resolve((server.address() as AddressInfo).port);
    };
    if (server.listening) answer();
    else server.once('listening', answer).once('error', reject);
  });
}
