import { createServer as createHttpServer, type Server as HttpServer } from 'node:http';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { partAnswers } from '../../src/commands/part-answers.ts';
import type { Settings } from '../../src/contract/settings.ts';

const servers: (Server | HttpServer)[] = [];

async function listening(server: Server | HttpServer): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** Whether a mail catcher answers whose page does, and whose SMTP port meets who connects like this. */
async function mailAnswers(meets: (socket: Socket) => void): Promise<boolean> {
  const smtp = await listening(createServer(meets));
  const page = await listening(createHttpServer((_, answer) => answer.end('{}')));
  return await partAnswers('mail', { settings: { ports: { smtp } } as Settings, port: page });
}

test('a mail catcher that greets answers', async () => {
  expect(await mailAnswers((socket) => socket.end('220 arshjul.example\r\n'))).toBe(true);
});

test('one that accepts and hangs up at once does not, nor one that says no', async () => {
  expect(await mailAnswers((socket) => socket.end())).toBe(false);
  expect(await mailAnswers((socket) => socket.end('554 no\r\n'))).toBe(false);
});
