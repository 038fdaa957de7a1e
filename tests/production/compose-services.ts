import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

type Service = { readonly environment: Readonly<Record<string, string>>; readonly command: readonly [string] };
type Compose = {
  readonly services: Readonly<Record<string, Service>>;
  readonly configs: Readonly<Record<string, { readonly content: string }>>;
};

const COMPOSE = parse(readFileSync('docker-compose.yml', 'utf8'), { merge: true }) as Compose;

/** What docker-compose.yml gives Temporal's server beside its variables. */
export const TEMPORAL_DYNAMIC_CONFIGURATION = COMPOSE.configs['temporal-dynamic']?.content ?? '';

/** The variables and the shell script of a service, as its container would get them. */
export function composeService(name: 'temporal' | 'temporal-schema' | 'temporal-namespace'): {
  readonly environment: Readonly<Record<string, string>>;
  readonly script: string;
} {
  const service = COMPOSE.services[name];
  if (!service) throw new Error(`docker-compose.yml has no service ${name}`);
  return { environment: service.environment, script: service.command[0].replaceAll('$$', '$') };
}
