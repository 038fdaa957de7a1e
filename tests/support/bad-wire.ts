import net from 'node:net';
import type { AddressInfo } from 'node:net';

/**
 * What becomes of what is said to the mail server. `sound`: passed on both ways · `mute`: the connection is taken, and nobody
 * says anything · `cut`: it breaks in the middle of the message · `unanswered`: the server takes the message, its answer
 * never comes · `swallowed`: the message never reaches the server, nobody says so.
 */
export type WireState = 'sound' | 'mute' | 'cut' | 'unanswered' | 'swallowed';

/** A line to a mail server that can be broken. */
export type BadWire = { readonly port: number; state: WireState; close(): Promise<void> };

/** `to`: the port of the mail server, asked for at each connection. */
export async function badWire(to: () => number): Promise<BadWire> {
  const open = new Set<net.Socket>();
  const server = net.createServer((client) => {
    open.add(client);
    client.on('error', () => undefined);
    if (wire.state === 'mute') return;
    const { state } = wire;
    const there = net.connect({ host: '127.0.0.1', port: to() });
    open.add(there);
    there.on('error', () => undefined);
    client.on('close', () => there.destroy());
    there.on('close', () => client.destroy());
    let inMessage = false;
    there.on('data', (said: Buffer) => {
      if (!(inMessage && state === 'unanswered')) client.write(said);
      if (/^354/m.test(said.toString('latin1'))) inMessage = true;
    });
    client.on('data', (said: Buffer) => {
      if (inMessage && state === 'cut') {
        there.write(said.subarray(0, 200), () => client.destroy());
        return;
      }
      if (!(inMessage && state === 'swallowed')) there.write(said);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const wire: BadWire = {
    port: (server.address() as AddressInfo).port,
    state: 'sound',
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return wire;
}
