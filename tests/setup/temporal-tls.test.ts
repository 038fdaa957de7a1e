import { createSecureServer } from 'node:http2';
import { connect, type AddressInfo } from 'node:net';
import { createServer } from 'node:tls';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { obtainTemporalCli } from '../../tools/temporal-cli.mjs';
import { readSettings, type Settings } from '../../src/contract/settings.ts';
import { temporalCliEnvironment, temporalConnection } from '../../src/contract/temporal-connection.ts';
import { prepareTemporal } from '../../src/supervisor/prepare-temporal.ts';
import { temporalAnswers } from '../../src/supervisor/temporal-command.ts';
import { createAuthority } from '../support/certificates.ts';
import { testTemporal } from '../support/temporal.ts';

const authority = createAuthority();
const { certificate: cert, key } = authority.certify('temporal.example');
const client = authority.certify('arshjul');
const tls = { cert, key, ca: authority.certificate, requestCert: true, rejectUnauthorized: true };
const MUTUAL = {
  TEMPORAL_TLS_SERVER_CA_CERT_PATH: authority.certificateFile,
  TEMPORAL_TLS_SERVER_NAME: 'temporal.example',
  TEMPORAL_TLS_CLIENT_CERT_PATH: client.certificateFile,
  TEMPORAL_TLS_CLIENT_KEY_PATH: client.keyFile,
};
const closing: (() => void)[] = [() => authority.close()];
let address = '';

/** In front of the test's Temporal: TLS for those alone who show a certificate of our authority. */
beforeAll(async () => {
  const [host = '', port = ''] = testTemporal().address.split(':');
  const door = createServer({ ...tls, ALPNProtocols: ['h2'] }, (socket) => {
    const inner = connect(Number(port), host);
    for (const one of [socket, inner]) one.on('error', () => [socket, inner].forEach((end) => end.destroy()));
    socket.pipe(inner).pipe(socket);
  });
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  closing.push(() => door.close());
  address = `127.0.0.1:${(door.address() as AddressInfo).port}`;
});
afterAll(() => closing.reverse().forEach((close) => close()));

test('client, worker and command line program come in with authority, name and certificate', async () => {
  const settings = settingsWith(MUTUAL);
  expect(await clientReaches(settings)).toBe(true);
  expect(await workerReaches(settings)).toBe(true);
  const file = await obtainTemporalCli({ say: () => undefined });
  const environment = temporalCliEnvironment(settings);
  expect(await temporalAnswers(file, environment)).toBe(true);
  await prepareTemporal({ file, environment });
});

test.each([
  ['without our own certificate', ['TEMPORAL_TLS_CLIENT_CERT_PATH', 'TEMPORAL_TLS_CLIENT_KEY_PATH']],
  ['when nobody we trust vouches for the server', ['TEMPORAL_TLS_SERVER_CA_CERT_PATH']],
  ['when its certificate is for another name', ['TEMPORAL_TLS_SERVER_NAME']],
  ['without TLS', Object.keys(MUTUAL)],
])('nothing comes in %s', async (_what, missing) => {
  const given = Object.entries(MUTUAL).filter(([variable]) => !missing.includes(variable));
  const settings = settingsWith(Object.fromEntries(given));
  expect(await clientReaches(settings)).toBe(false);
  expect(await workerReaches(settings)).toBe(false);
  const file = await obtainTemporalCli({ say: () => undefined });
  expect(await temporalAnswers(file, temporalCliEnvironment(settings))).toBe(false);
});

test('an API key is shown with every call, over TLS, by all three', async () => {
  const shown: (string | undefined)[] = [];
  const server = createSecureServer({ cert, key }, (request, response) => {
    shown.push(request.headers.authorization);
    response.stream.respond(
      { ':status': 200, 'content-type': 'application/grpc', 'grpc-status': '16' },
      { endStream: true },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { TEMPORAL_TLS_SERVER_CA_CERT_PATH, TEMPORAL_TLS_SERVER_NAME } = MUTUAL;
  const at = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const how = { TEMPORAL_API_KEY: 'hemlig', TEMPORAL_TLS_SERVER_CA_CERT_PATH, TEMPORAL_TLS_SERVER_NAME };
  const settings = settingsWith(how, at);
  const file = await obtainTemporalCli({ say: () => undefined });
  for (const reaches of [
    () => clientReaches(settings),
    () => workerReaches(settings),
    () => temporalAnswers(file, temporalCliEnvironment(settings)),
  ]) {
    shown.length = 0;
    expect(await reaches()).toBe(false);
    expect(new Set(shown)).toEqual(new Set(['Bearer hemlig']));
  }
  server.close();
});

function settingsWith(variables: Readonly<Record<string, string>>, at = address): Settings {
  return readSettings({ TEMPORAL_ADDRESS: at, ...variables });
}

async function clientReaches(settings: Settings): Promise<boolean> {
  try {
    const connection = await Connection.connect({ ...temporalConnection(settings), connectTimeout: 3_000 });
    await new Client({ connection }).workflow.count();
    await connection.close();
    return true;
  } catch {
    return false;
  }
}

async function workerReaches(settings: Settings): Promise<boolean> {
  try {
    const connection = await NativeConnection.connect(temporalConnection(settings));
    await connection.workflowService.getSystemInfo({});
    await connection.close();
    return true;
  } catch {
    return false;
  }
}
