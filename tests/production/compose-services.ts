import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

type Service = {
  readonly environment: Readonly<Record<string, string>>;
  readonly command: readonly [string, ...string[]];
};
type Compose = {
  readonly services: Readonly<Record<string, Service>>;
  readonly configs: Readonly<Record<string, { readonly content: string }>>;
};

const COMPOSE = parse(readFileSync('docker-compose.yml', 'utf8'), { merge: true }) as Compose;

/** What docker-compose.yml gives Temporal's server beside its variables. */
export const TEMPORAL_DYNAMIC_CONFIGURATION = COMPOSE.configs['temporal-dynamic']?.content ?? '';

type ServiceName = 'temporal' | 'temporal-schema' | 'temporal-namespace' | 'migrations' | 'worker' | 'web';

/** The variables of a service and what it runs, a shell script or the words of a command, as its container would get them. */
export function composeService(name: ServiceName): {
  readonly environment: Readonly<Record<string, string>>;
  readonly script: string;
  readonly command: readonly string[];
} {
  const service = COMPOSE.services[name];
  if (!service) throw new Error(`docker-compose.yml has no service ${name}`);
  const { environment, command } = service;
  return { environment, command, script: command[0].replaceAll('$$', '$') };
}
