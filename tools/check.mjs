// `npm run check`: what can be said of the code without running it. Every failed step is one failure.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { NODE, PROJECT, prepare, say } from './prepare.mjs';

const MODULES = path.join(PROJECT, 'node_modules');
const CODE = '**/*.{ts,mts,js,mjs,json}';

const STEPS = [
  ['Typer', 'typescript/bin/tsc', ['-p', '.']],
  ['Kodregler', 'eslint/bin/eslint.js', ['.', '--max-warnings=0']],
  ['Formatering', 'prettier/bin/prettier.cjs', ['--check', '--log-level=warn', CODE]],
  [
    'Importregler',
    'dependency-cruiser/bin/dependency-cruiser.mjs',
    ['src', 'workflows', 'activities', '--config', '.dependency-cruiser.mjs', '--output-type', 'err'],
  ],
  ['Oanvänd kod', 'knip/bin/knip.js', ['--no-progress', '--no-config-hints']],
];

/** Runs every step, two at a time, and returns how many passed and failed. */
export async function check() {
  const waiting = [...STEPS];
  const counts = { passed: 0, failed: 0 };
  await Promise.all(
    [1, 2].map(async () => {
      for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
        const [name, program, args] = step;
        const started = Date.now();
        const { code, output } = await run(path.join(MODULES, program), args);
        const seconds = Math.round((Date.now() - started) / 1000);
        counts[code === 0 ? 'passed' : 'failed'] += 1;
        say(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)`);
        if (code !== 0) say(output.trimEnd());
      }
    }),
  );
  return counts;
}

function run(program, args) {
  const child = spawn(NODE, [program, ...args], { cwd: PROJECT, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, output })));
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await prepare();
  const { failed } = await check();
  process.exit(failed === 0 ? 0 : 1);
}
