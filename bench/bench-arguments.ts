import { parseArgs } from 'node:util';

export const PARTS = ['a', 'b', 'c', 'd'] as const;
export type PartName = (typeof PARTS)[number];

export type BenchArguments = {
  readonly parts: readonly PartName[];
  /** A quick try with little of everything: printed, not kept. */
  readonly small: boolean;
};

export const USAGE = 'Usage: npm run bench [-- --only a,b,c,d] [--small]';

/** What follows `npm run bench --`; undefined when it is used wrongly. */
export function benchArguments(args: readonly string[]): BenchArguments | undefined {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { only: { type: 'string', default: PARTS.join() }, small: { type: 'boolean', default: false } },
    });
    const asked = values.only.split(',');
    const parts = PARTS.filter((part) => asked.includes(part));
    return parts.length === asked.length ? { parts, small: values.small } : undefined;
  } catch {
    return undefined;
  }
}
