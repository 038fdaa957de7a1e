import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Environment } from '../contract/environment-reader.ts';
import { inheritedEnvironment, PORTS, readSettings, type Settings } from '../contract/settings.ts';
import { freePorts } from '../supervisor/ports.ts';

/** How a Temporal server is reached, beside its address; the namespace must be one that nothing else uses. */
const TEMPORAL_VARIABLES = /^TEMPORAL_(NAMESPACE|TLS|API_KEY)/;

/**
 * Settings of a system of its own: a new data folder and free ports, everything embedded. With `temporal` (`host:port`)
 * that server is used, in the namespace and with the certificates or key of the environment.
 */
export async function demoSettings(temporal?: string): Promise<Settings> {
  const variables = Object.values(PORTS).map(({ variable }) => variable);
  const free = await freePorts(variables.length);
  const ports = Object.fromEntries(variables.map((variable, index) => [variable, String(free[index])]));
  const inherited = inheritedEnvironment();
  return readSettings({
    ...(inherited['PATH'] === undefined ? {} : { PATH: inherited['PATH'] }),
    ...ports,
    ...(temporal === undefined ? {} : { ...temporalVariables(inherited), TEMPORAL_ADDRESS: temporal }),
    ARSHJUL_DATA: mkdtempSync(path.join(tmpdir(), 'arshjul-demo-')),
  });
}

function temporalVariables(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([variable]) => TEMPORAL_VARIABLES.test(variable)));
}
