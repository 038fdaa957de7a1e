/** A name that an object has twice; of the two `JSON.parse` keeps the last without a word. */
export type RepeatedName = {
  /** The object in the list, the first is 1. */
  readonly row: number;
  readonly name: string;
  /** Where the second one begins, both counted from 1. */
  readonly line: number;
  readonly column: number;
};

const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\]:,]/gs;

/** The repeated names of a list's objects, in the order of the text, which is JSON. `same` says which names are one. */
export function repeatedNames(text: string, same: (name: string) => string): readonly RepeatedName[] {
  const found: RepeatedName[] = [];
  let depth = 0;
  let row = 0;
  let names = new Set<string>();
  let last: RegExpExecArray | undefined;
  for (const token of text.matchAll(TOKENS)) {
    const [sign] = token;
    if (sign === '{' || sign === '[') depth += 1;
    if (sign === '}' || sign === ']') depth -= 1;
    if (sign === '{' && depth === 2) {
      row += 1;
      names = new Set();
    }
    if (sign === ':' && depth === 2 && last !== undefined) {
      const name = String(JSON.parse(last[0]));
      if (names.has(same(name))) found.push({ row, name, ...positionOf(text, last.index) });
      names.add(same(name));
    }
    last = token;
  }
  return found;
}

function positionOf(text: string, index: number): { line: number; column: number } {
  const before = text.slice(0, index).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
