declare module 'hoodiecrow-imap' {
  import type { Server } from 'node:net';

  const hoodiecrow: (options: {
    plugins?: readonly string[];
    secureConnection?: boolean;
    credentials?: { readonly key: string; readonly cert: string };
    storage?: Readonly<Record<string, { messages?: readonly object[] }>>;
    users?: Readonly<Record<string, { password: string }>>;
  }) => {
    readonly server: Server;
    listen(port: number, host: string): void;
    /** Delivers a message while the server runs. */
    appendMessage(mailbox: string, flags: string[], internaldate: string | null, raw: string): void;
    getMailbox(path: string): {
      readonly messages: readonly { readonly raw: string; readonly flags: readonly string[]; readonly uid: number }[];
    };
  };
  export = hoodiecrow;
}
