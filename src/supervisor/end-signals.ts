const EVERY_SECOND = 1000;
/** Who started this process: read as it begins, because that one may be gone before anybody asks. */
const PARENT = process.ppid;

/** Calls `end` when somebody asks this process to end: Ctrl-C, `kill`, or a closed terminal. */
export function onStopSignal(end: () => void): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
}

/** Calls `end` once when the process that started this one is gone, however it went. */
export function onOrphaned(end: () => void): void {
  const timer = setInterval(() => {
    if (process.ppid === PARENT) return;
    clearInterval(timer);
    end();
  }, EVERY_SECOND);
  timer.unref();
}
