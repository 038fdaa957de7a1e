import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inheritedEnvironment, PORTS, readSettings, type Settings } from '../contract/settings.ts';
import { freePorts } from '../supervisor/ports.ts';

/** Settings of a system of its own: a new data folder and free ports, everything embedded. */
export async function demoSettings(): Promise<Settings> {
  const variables = Object.values(PORTS).map(({ variable }) => variable);
  const free = await freePorts(variables.length);
  const ports = Object.fromEntries(variables.map((variable, index) => [variable, String(free[index])]));
  const inherited = inheritedEnvironment();
  return readSettings({
    ...(inherited['PATH'] === undefined ? {} : { PATH: inherited['PATH'] }),
    ...ports,
    ARSHJUL_DATA: mkdtempSync(path.join(tmpdir(), 'arshjul-demo-')),
  });
}
