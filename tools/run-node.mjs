// Runs one of the project's programs on its own Node, and ends when that does.
import { spawn } from 'node:child_process';
import { NODE } from './prepare.mjs';

/** Whoever starts it sees its output, and its exit code is returned. */
export function runNode(args, { cwd, env = process.env } = {}) {
  const child = spawn(NODE, args, { cwd, env, stdio: 'inherit' });
  // Whoever asks us to end asks it; with Ctrl-C it hears it twice, which it takes as once.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
