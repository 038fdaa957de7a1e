// Builds a program from the sources in Go's module proxy.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';

/**
 * Builds package `source` of the module in folder `module` to the file `target`. `name` begins every line that `say` gets.
 * False when there is no Go here, or the build failed; nothing is left behind then.
 */
export async function buildWithGo({ name, module, source, target, say }) {
  const go = ['go', '/usr/local/go/bin/go'].find((file) => spawnSync(file, ['version']).status === 0);
  if (go === undefined) {
    say(`${name}: Go finns inte på den här datorn, så det går inte att bygga.`);
    return false;
  }
  say(`${name}: bygger med Go. Det tar omkring fem minuter och görs bara en gång.`);
  mkdirSync(path.dirname(target), { recursive: true });
  const unfinished = `${target}.${process.pid}`;
  const started = Date.now();
  let packages = 0;
  const args = ['build', '-v', '-trimpath', '-ldflags=-s -w', '-o', unfinished, source];
  const child = spawn(go, args, { cwd: module, stdio: ['ignore', 'ignore', 'pipe'] });
  let last = '';
  child.stderr.on('data', (chunk) => {
    const lines = chunk.toString().split('\n').filter(Boolean);
    packages += lines.filter((line) => !line.startsWith('go: ')).length;
    last = lines.at(-1) ?? last;
  });
  const progress = setInterval(() => {
    const seconds = Math.round((Date.now() - started) / 1000);
    const what = last.startsWith('go: ') ? 'hämtar källkod' : `${packages} delar byggda`;
    say(`${name}: ${Math.floor(seconds / 60)} min ${seconds % 60} s, ${what} …`);
  }, 10_000);
  const code = await new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', resolve);
  });
  clearInterval(progress);
  if (code !== 0 || !existsSync(unfinished)) {
    rmSync(unfinished, { force: true });
    say(`${name}: bygget gick inte (${last}).`);
    return false;
  }
  renameSync(unfinished, target);
  say(`${name}: färdigbyggt.`);
  return true;
}
