// Finds or obtains the Temporal command line program, which carries Temporal's development server.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildWithGo } from './build-with-go.mjs';

/** The version built by tools/temporal/go.mod, and downloaded where that is possible. */
const VERSION = '1.9.1';
const MODULE = fileURLToPath(new URL('./temporal', import.meta.url));
const PROGRAM = process.platform === 'win32' ? 'temporal.exe' : 'temporal';

/**
 * In this order: TEMPORAL_CLI_PATH, PATH, the cache, the official download, a build with Go.
 * `say` gets a line of Swedish whenever there is something to tell. Throws one line that says what to do.
 */
export async function obtainTemporalCli({ say }) {
  const found = findTemporalCli();
  if (found !== undefined) return found;
  const cached = cachedCli();
  mkdirSync(path.dirname(cached), { recursive: true });
  const unpacked = await download(say);
  if (unpacked !== undefined) return unpacked;
  const source = 'github.com/temporalio/cli/cmd/temporal';
  if (await buildWithGo({ name: 'Temporal', module: MODULE, source, target: cached, say })) return cached;
  throw new Error(
    'Temporal saknas: det gick varken att hämta eller bygga. Installera Temporal CLI ' +
      '(https://docs.temporal.io/cli) eller Go 1.21 eller senare, eller ange programmet i TEMPORAL_CLI_PATH.',
  );
}

/** What is on this machine already. Throws if TEMPORAL_CLI_PATH points at nothing that runs. */
export function findTemporalCli() {
  const given = process.env.TEMPORAL_CLI_PATH;
  if (given) {
    if (runs(given)) return path.resolve(given);
    throw new Error(`TEMPORAL_CLI_PATH är ${given}, men där finns inget program som går att köra.`);
  }
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  return [...folders.map((folder) => path.join(folder, PROGRAM)), cachedCli()].find(runs);
}

function cachedCli() {
  return path.join(cacheFolder(), PROGRAM);
}

/** Where what is built or fetched once is kept, for every clone of the project. */
export function cacheFolder() {
  return path.join(process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'), 'arshjul');
}

function runs(file) {
  try {
    accessSync(file, constants.X_OK);
  } catch {
    return false;
  }
  return spawnSync(file, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}

/** The official archive; undefined when it cannot be had here. */
async function download(say) {
  const platform = { linux: 'linux', darwin: 'darwin', win32: 'windows' }[process.platform];
  const arch = { x64: 'amd64', arm64: 'arm64' }[process.arch];
  if (platform === undefined || arch === undefined) return undefined;
  const name = `temporal_cli_${VERSION}_${platform}_${arch}.tar.gz`;
  say(`Temporal: hämtar ${name} …`);
  const archive = path.join(cacheFolder(), name);
  try {
    const response = await fetch(
      `https://temporal.download/cli/archive/v${VERSION}?platform=${platform}&arch=${arch}`,
      {
        signal: AbortSignal.timeout(120_000),
      },
    );
    if (!response.ok) throw new Error(`svar ${response.status}`);
    writeFileSync(archive, Buffer.from(await response.arrayBuffer()));
    const tar = spawnSync('tar', ['-xzf', archive, '-C', cacheFolder(), PROGRAM]);
    if (tar.status !== 0 || !runs(cachedCli())) throw new Error('arkivet gick inte att packa upp');
    return cachedCli();
  } catch (error) {
    say(`Temporal: det gick inte att hämta (${error.cause?.code ?? error.message}).`);
    return undefined;
  } finally {
    rmSync(archive, { force: true });
  }
}
