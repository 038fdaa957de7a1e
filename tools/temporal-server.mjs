// Builds Temporal's production server and the tool that makes its stores, once per machine and version.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildWithGo } from './build-with-go.mjs';
import { cacheFolder } from './temporal-cli.mjs';

const MODULE = fileURLToPath(new URL('./temporal-server', import.meta.url));

const PROGRAMS = [
  { program: 'temporal-sql-tool', source: 'go.temporal.io/server/cmd/tools/sql' },
  { program: 'temporal-server', source: 'go.temporal.io/server/cmd/server' },
];

/** The folder with `temporal-server` and `temporal-sql-tool`. Throws one line that says what to do. */
export async function obtainTemporalServer({ say }) {
  const [, version] = /go\.temporal\.io\/server v(\S+)/.exec(readFileSync(path.join(MODULE, 'go.mod'), 'utf8'));
  const folder = path.join(cacheFolder(), `temporal-server-${version}`);
  for (const { program, source } of PROGRAMS) {
    const target = path.join(folder, program);
    if (existsSync(target) || (await buildWithGo({ name: program, module: MODULE, source, target, say }))) continue;
    throw new Error(`${program} gick inte att bygga. Det behöver Go 1.21 eller senare, och Gos modulproxy.`);
  }
  return folder;
}
