import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Environment } from '../contract/environment-reader.ts';
import { SEARCH_ATTRIBUTES } from '../domain/search-attributes.ts';

const run = promisify(execFile);

/** A closed läsår can still be looked at for more than a year. */
const RETENTION = '400d';

/**
 * Sees to it that the namespace has every search attribute, and keeps closed workflows for 400 days.
 * Done twice it changes nothing. @throws what the server answered.
 */
export async function prepareTemporal(options: {
  /** The Temporal command line program. */
  file: string;
  /** In which it reaches the server and the namespace. */
  environment: Environment;
}): Promise<void> {
  const operator = async (...args: readonly string[]): Promise<string> => {
    // Making and changing a namespace pays no heed to the environment's.
    const place = ['--namespace', options.environment['TEMPORAL_NAMESPACE'] ?? 'default'];
    const { stdout } = await run(options.file, ['operator', ...args, ...place], {
      timeout: 30_000,
      env: options.environment,
    });
    return stdout;
  };
  const [listed] = await Promise.all([
    operator('search-attribute', 'list'),
    operator('namespace', 'update', '--retention', RETENTION),
  ]);
  const known = new Set(listed.split(/\s+/));
  for (const [name, type] of Object.entries(SEARCH_ATTRIBUTES)) {
    if (!known.has(name)) {
      await operator('search-attribute', 'create', '--name', name, '--type', type);
    }
  }
}
