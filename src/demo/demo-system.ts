import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inheritedEnvironment, PORTS, readSettings, type Settings } from '../contract/settings.ts';

/** A port of this machine that nobody listens on now. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('ingen ledig port');
  return address.port;
}

/** Settings of a system of its own: a new data folder and free ports, everything embedded. */
export async function demoSettings(): Promise<Settings> {
  const ports: Record<string, string> = {};
  for (const { variable } of Object.values(PORTS)) ports[variable] = String(await freePort());
  const inherited = inheritedEnvironment();
  return readSettings({
    ...(inherited['PATH'] === undefined ? {} : { PATH: inherited['PATH'] }),
    ...ports,
    ARSHJUL_DATA: mkdtempSync(path.join(tmpdir(), 'arshjul-demo-')),
  });
}
