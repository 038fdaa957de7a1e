import { setTimeout as pause } from 'node:timers/promises';

/** Waits until `done` holds. @throws Error after so many seconds. */
export async function until(what: string, done: () => Promise<boolean>, seconds = 600): Promise<void> {
  const end = performance.now() + seconds * 1_000;
  while (!(await done())) {
    if (performance.now() > end) throw new Error(`${what}: not within ${seconds} seconds`);
    await pause(50);
  }
}
