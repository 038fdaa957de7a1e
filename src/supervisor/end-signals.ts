const EVERY_SECOND = 1000;

/** Calls `end` when somebody asks this process to end: Ctrl-C, `kill`, or a closed terminal. */
export function onStopSignal(end: () => void): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
}

/** Calls `end` once when the process that started this one is gone, however it went. */
export function onOrphaned(end: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    end();
  }, EVERY_SECOND);
  timer.unref();
}
