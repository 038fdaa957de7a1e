// Runs one of the project's programs on its own Node, and ends when that does.
import { spawn } from 'node:child_process';
import { NODE } from './prepare.mjs';

/** Whoever starts it sees its output, and its exit code is returned. */
export function runNode(args, { cwd, env = process.env } = {}) {
  const child = spawn(NODE, args, { cwd, env, stdio: 'inherit' });
  const end = (signal) => child.kill(signal);
  // Who asks us to end asks it; with Ctrl-C it hears it more than once, which it takes as once.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end);
  if (process.env.npm_lifecycle_event !== undefined) whenOrphaned(() => end('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** npm may be killed without a word to us. */
function whenOrphaned(end) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    end();
  }, 1000);
  timer.unref();
}
