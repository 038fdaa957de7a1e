// What a fresh clone needs before anything of it can run: packages, and the database client.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const PROJECT = fileURLToPath(new URL('..', import.meta.url));
const MODULES = path.join(PROJECT, 'node_modules');

/** The Node that everything runs on: pinned, whichever started this. */
export const NODE = path.join(MODULES, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** One line for whoever started this; standard output may belong to a program. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** Installs and generates what is missing or has changed; quick when nothing has. Ends the process if it cannot. */
export async function prepare() {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    fail(`Årshjul behöver Node 20 eller senare. Det här är ${process.versions.node}.`);
  }
  if (!isInstalled()) {
    await run('Installerar paket', 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  }
  if (spawnSync(NODE, ['--version']).status !== 0) {
    fail('Paketet ”node” kunde inte installeras för den här datorn. Ta bort mappen node_modules och försök igen.');
  }
  const schema = readFileSync(path.join(PROJECT, 'prisma/schema.prisma'));
  const hash = createHash('sha256').update(schema).digest('hex');
  const generated = path.join(PROJECT, 'src/database/generated');
  const mark = path.join(generated, '.schema-hash');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === hash) return;
  await run('Skapar databasklienten', NODE, [path.join(MODULES, 'prisma/build/index.js'), 'generate', '--no-hints']);
  writeFileSync(mark, hash);
}

/** Every package this machine needs is there, in the version of the lock file. */
function isInstalled() {
  try {
    const installed = packagesOf(path.join(MODULES, '.package-lock.json'));
    return Object.entries(packagesOf(path.join(PROJECT, 'package-lock.json'))).every(
      ([place, { version, optional }]) =>
        place === '' || installed[place]?.version === version || (optional && installed[place] === undefined),
    );
  } catch {
    return false;
  }
}

function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

/** Runs a program quietly, telling how long it has taken; what it said is shown when it fails. */
async function run(what, file, args) {
  const started = Date.now();
  say(`${what} …`);
  const progress = setInterval(() => {
    say(`${what}: ${Math.round((Date.now() - started) / 1000)} s …`);
  }, 15_000);
  const child = spawn(file, args, {
    cwd: PROJECT,
    shell: process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      // Prisma needs no engine of its own here, and must not try to fetch one in a closed network.
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_SKIP_POSTINSTALL_GENERATE: '1',
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const code = await new Promise((resolve) => {
    child.once('error', (error) => {
      output += error.message;
      resolve(1);
    });
    child.once('close', resolve);
  });
  clearInterval(progress);
  if (code !== 0) fail(`${output}\nDet gick inte: ${file} ${args.join(' ')}`);
  say(`${what}: klart på ${Math.round((Date.now() - started) / 1000)} s.`);
}

function fail(text) {
  process.stderr.write(`${text}\n`);
  process.exit(1);
}
