/** Well below the 32,767 parameters that one statement takes. */
const SIZE = 1000;

/** Hands over a long list piece by piece, one after the other. */
export async function inBatches<Item>(
  items: readonly Item[],
  write: (batch: readonly Item[]) => Promise<void>,
): Promise<void> {
  for (let start = 0; start < items.length; start += SIZE) await write(items.slice(start, start + SIZE));
}
