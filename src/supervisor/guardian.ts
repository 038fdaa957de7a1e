import { spawn } from 'node:child_process';

/**
 * Ends the processes it was last told of when whoever tells it dies without a word. A shell, because
 * it waits for years in a megabyte. A line on its standard input is the whole list of process ids.
 */
const SCRIPT = `
pids=
while read -r line; do pids=$line; done
[ -n "$pids" ] || exit 0
for pid in $pids; do kill -TERM "-$pid"; done
for second in 1 2 3 4 5; do
  sleep 1
  alive=
  for pid in $pids; do kill -0 "-$pid" && alive=1; done
  [ -n "$alive" ] || exit 0
done
for pid in $pids; do kill -KILL "-$pid"; done
`;

export type Guardian = {
  /** From now on these, in this order, would be ended. Each leads a process group of its own. */
  watch(pids: readonly number[]): void;
  /** There is nothing left to guard. */
  dismiss(): void;
};

export function startGuardian(): Guardian {
  const shell = spawn('/bin/sh', ['-c', SCRIPT], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  shell.unref();
  shell.stdin.on('error', () => undefined);
  return {
    watch: (pids) => shell.stdin.write(`${pids.join(' ')}\n`),
    dismiss: () => shell.stdin.end('\n'),
  };
}
