/**
 * The circles in a graph where every key points to at most one other: each once, its members in the order
 * in which they point to each other. Linear in the number of keys.
 */
export function circles(next: ReadonlyMap<string, string | undefined>): readonly (readonly string[])[] {
  const walk = new Map<string, number>();
  const found: string[][] = [];
  let number = 0;
  for (const start of next.keys()) {
    number += 1;
    const path: string[] = [];
    let key: string | undefined = start;
    while (key !== undefined && next.has(key) && !walk.has(key)) {
      walk.set(key, number);
      path.push(key);
      key = next.get(key);
    }
    if (key !== undefined && walk.get(key) === number) found.push(path.slice(path.indexOf(key)));
  }
  return found;
}
