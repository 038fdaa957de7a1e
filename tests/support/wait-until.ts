/** Waits until `done` answers true; what it throws meanwhile counts as not yet. @throws Error after `seconds`. */
export async function waitUntil(done: () => boolean | Promise<boolean>, seconds = 30): Promise<void> {
  const end = Date.now() + seconds * 1_000;
  while (Date.now() < end) {
    if (
      await Promise.resolve()
        .then(done)
        .catch(() => false)
    )
      return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`it did not come to pass within ${seconds} seconds: ${done.toString()}`);
}
