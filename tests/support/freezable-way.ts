import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export type FreezableWay = {
  /** The address of the same database, by this way. */
  readonly url: string;
  /** From now on connections are taken and nothing is carried, as by a server that is stopped. */
  freeze(): void;
  /** The same after so many more bytes of the server's answers. */
  freezeAfter(bytes: number): void;
  /** Everything that was held is carried. */
  thaw(): void;
  /** Every connection is reset, as by a server that is killed. */
  reset(): void;
  close(): Promise<void>;
};

/** A way to the server of `url` that can be frozen: nothing is refused, nothing is answered. */
export async function freezableWay(url: string): Promise<FreezableWay> {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  const clients = new Set<Socket>();
  let isFrozen = false;
  let left = Infinity;
  const freeze = (): void => {
    isFrozen = true;
    for (const socket of sockets) socket.pause();
  };
  const server = createServer((client) => {
    clients.add(client);
    client.on('close', () => clients.delete(client));
    const upstream = connect(Number(target.port), target.hostname);
    const pairs: readonly (readonly [Socket, Socket])[] = [
      [client, upstream],
      [upstream, client],
    ];
    for (const [from, to] of pairs) {
      sockets.add(from);
      from.on('data', (data) => {
        if (from === upstream) left -= data.length;
        to.write(data);
        if (left <= 0) freeze();
      });
      from.on('error', () => to.destroy());
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
      if (isFrozen) from.pause();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const way = new URL(url);
  way.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: way.href,
    freeze,
    freezeAfter: (bytes) => {
      left = bytes;
    },
    thaw: () => {
      left = Infinity;
      isFrozen = false;
      for (const socket of sockets) socket.resume();
    },
    reset: () => {
      for (const client of clients) client.resetAndDestroy();
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
