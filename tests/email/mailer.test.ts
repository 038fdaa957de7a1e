import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, test } from 'vitest';
import { createMailer, type Mailer } from '../../src/email/mailer.ts';

const RAW = Buffer.from('Subject: prov\r\n\r\nEn rad.\r\n.en rad med punkt\r\n\r\nSlut.\r\n');
const MESSAGE = {
  raw: RAW,
  from: 'retur+nyckel@sodertalje.example',
  to: 'rakel@sodertalje.example',
};
const open: (() => void)[] = [];

afterEach(() => {
  for (const close of open.splice(0)) close();
});

describe('a mail server that answers', () => {
  test('takes the message, and the bytes arrive unchanged', async () => {
    const taken: { from: string; to: string[]; bytes: string }[] = [];
    const mailer = await against({
      onData(stream, session, done) {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const { mailFrom, rcptTo } = session.envelope;
          const from = mailFrom === false ? '' : mailFrom.address;
          taken.push({
            from,
            to: rcptTo.map(({ address }) => address),
            bytes: Buffer.concat(chunks).toString('latin1'),
          });
          done(null, 'mottaget som 4711');
        });
      },
    });
    const answer = await mailer.offer(MESSAGE);
    expect(answer).toMatchObject({ kind: 'accepted' });
    expect(answer.kind === 'accepted' && answer.response).toContain('4711');
    expect(taken).toEqual([{ from: MESSAGE.from, to: [MESSAGE.to], bytes: RAW.toString('latin1') }]);
  });

  test('refuses the address for good: refused', async () => {
    const mailer = await against({
      onRcptTo: (_address, _session, done) => done(rejection(550, 'okänd mottagare')),
    });
    expect(await mailer.offer(MESSAGE)).toMatchObject({ kind: 'refused', code: 550 });
  });

  test.each([
    ['5.4.1 Recipient address rejected: Access denied', 'refused'],
    ['5.5.0 Requested action not taken: mailbox unavailable', 'refused'],
    ['5.1.1 [192.5.5.241] no such user', 'refused'],
    ['5.7.1 blocked', 'later'],
  ] as const)('says “550 %s” of a receiver: %s', async (said, kind) => {
    const mailer = await against({ onRcptTo: (_address, _session, done) => done(rejection(550, said)) });
    expect((await mailer.offer(MESSAGE)).kind).toBe(kind);
  });

  test('refuses the address for now: later', async () => {
    const mailer = await against({
      onRcptTo: (_address, _session, done) => done(rejection(450, 'försök igen')),
    });
    const answer = await mailer.offer(MESSAGE);
    expect(answer.kind).toBe('later');
    expect(answer.kind === 'later' && answer.response).toMatch(/^450/);
  });

  test.each([
    [554, 'refused'],
    [451, 'later'],
  ] as const)('answers the whole message with %i: %s', async (code, kind) => {
    const mailer = await against({
      onData(stream, _session, done) {
        stream.resume();
        stream.on('end', () => done(rejection(code, 'så blev det')));
      },
    });
    expect((await mailer.offer(MESSAGE)).kind).toBe(kind);
  });

  test('refuses us rather than the address: later, for it says nothing of the receiver', async () => {
    const sender = await against({
      onMailFrom: (_address, _session, done) => done(rejection(550, 'inte du')),
    });
    expect((await sender.offer(MESSAGE)).kind).toBe('later');
    const greeting = await against({
      onConnect: (_session, done) => done(rejection(554, 'stängt')),
    });
    expect((await greeting.offer(MESSAGE)).kind).toBe('later');
  });

  test('does not know our password: later', async () => {
    const options: SMTPServerOptions = {
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(rejection(535, 'fel lösenord')),
    };
    const mailer = await against(options, { user: 'arshjul:fel@', query: '&requireTLS=false' });
    expect((await mailer.offer(MESSAGE)).kind).toBe('later');
  });

  test('takes one after the other and many at once', async () => {
    let count = 0;
    const mailer = await against({
      onData(stream, _session, done) {
        stream.resume();
        stream.on('end', () => {
          count += 1;
          done();
        });
      },
    });
    const answers = await Promise.all(Array.from({ length: 12 }, () => mailer.offer(MESSAGE)));
    answers.push(await mailer.offer(MESSAGE));
    expect(answers.every(({ kind }) => kind === 'accepted')).toBe(true);
    expect(count).toBe(13);
  });
});

describe('a mail server that does not answer', () => {
  test('is not there: later', async () => {
    const { port, close } = await listening(() => undefined);
    close();
    expect((await mailerAt(port).offer(MESSAGE)).kind).toBe('later');
  });

  test('says nothing at all: later', async () => {
    const { port } = await listening(() => undefined);
    expect((await mailerAt(port).offer(MESSAGE)).kind).toBe('later');
  });

  test('hangs up before the message: later', async () => {
    const { port } = await conversation({ DATA: (socket) => socket.destroy() });
    expect((await mailerAt(port).offer(MESSAGE)).kind).toBe('later');
  });

  test('hangs up in the middle of a long message: later, for it cannot have taken it', async () => {
    const { port } = await conversation({
      DATA(socket) {
        socket.write('354 kom\r\n');
        socket.once('data', () => socket.resetAndDestroy());
      },
    });
    const long = { ...MESSAGE, raw: Buffer.alloc(24_000_000, 'en rad till\r\n') };
    expect((await mailerAt(port).offer(long)).kind).toBe('later');
  });

  test('falls silent when it has the whole message: uncertain', async () => {
    const { port } = await conversation({
      DATA: (socket) => void socket.write('354 kom\r\n'),
      '.': () => undefined,
    });
    expect((await mailerAt(port).offer(MESSAGE)).kind).toBe('uncertain');
  });

  test('hangs up when it has the whole message: uncertain', async () => {
    const { port } = await conversation({
      DATA: (socket) => void socket.write('354 kom\r\n'),
      '.': (socket) => socket.destroy(),
    });
    expect((await mailerAt(port).offer(MESSAGE)).kind).toBe('uncertain');
  });

  test('gives half a reply and hangs up: uncertain', async () => {
    const { port } = await conversation({
      DATA: (socket) => void socket.write('354 kom\r\n'),
      '.': (socket) => socket.end('25'),
    });
    expect((await mailerAt(port).offer(MESSAGE)).kind).toBe('uncertain');
  });

  test('closing the mailer answers what is under way, truthfully, and takes nothing more', async () => {
    let whole: () => void = () => undefined;
    const given = new Promise<void>((resolve) => (whole = resolve));
    const { port } = await conversation({
      DATA: (socket) => void socket.write('354 kom\r\n'),
      '.': () => whole(),
    });
    const mailer = mailerAt(port);
    const answer = mailer.offer(MESSAGE);
    await given;
    mailer.close();
    expect((await answer).kind).toBe('uncertain');
    expect((await mailer.offer(MESSAGE)).kind).toBe('later');
  });
});

function rejection(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

async function against(options: SMTPServerOptions, { user = '', query = '' } = {}): Promise<Mailer> {
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    disableReverseLookup: true,
    ...options,
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(() => server.close());
  return mailerAt((server.server.address() as AddressInfo).port, { user, query });
}

function mailerAt(port: number, { user = '', query = '' } = {}): Mailer {
  const mailer = createMailer(
    `smtp://${user}127.0.0.1:${port}?greetingTimeout=400&connectionTimeout=400&socketTimeout=400${query}`,
  );
  open.push(() => mailer.close());
  return mailer;
}

async function listening(onSocket: (socket: Socket) => void): Promise<{ port: number; close: () => void }> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    onSocket(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = (): void => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  open.push(close);
  return { port: (server.address() as AddressInfo).port, close };
}

/** A server that says yes to every command but those given; `.` is the end of the message. */
function conversation(answers: Readonly<Record<string, (socket: Socket) => void>>): Promise<{ port: number }> {
  return listening((socket) => {
    let message = false;
    let rest = '';
    socket.write('220 prov\r\n');
    socket.on('data', (chunk) => {
      const lines = (rest + chunk.toString('latin1')).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const command = message ? line : (line.split(/[ :]/)[0] ?? '').toUpperCase();
        if (message && line !== '.') continue;
        message = command === 'DATA';
        const special = answers[command];
        if (special) special(socket);
        else socket.write(command === 'DATA' ? '354 kom\r\n' : '250 ja\r\n');
      }
    });
  });
}
