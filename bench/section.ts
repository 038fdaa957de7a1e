import type { PartName } from './bench-arguments.ts';

/** One line of a table: what, how much, and the aim where there is one. */
export type Line = {
  readonly what: string;
  readonly measured: string;
  readonly aim?: string;
  readonly verdict?: string;
};

export type Section = {
  readonly part: PartName;
  readonly title: string;
  /** What was done, for whoever reads the numbers. */
  readonly how: string;
  readonly lines: readonly Line[];
};

/** A line with an upper limit. */
export function atMost({
  what,
  value,
  limit,
  unit,
}: {
  what: string;
  value: number;
  limit: number;
  unit: string;
}): Line {
  const verdict = value <= limit ? 'met' : `missed by ${shown((value / limit - 1) * 100, '%')}`;
  return { what, measured: shown(value, unit), aim: `≤ ${shown(limit, unit)}`, verdict };
}

/** A line with a lower limit. */
export function atLeast({
  what,
  value,
  limit,
  unit,
}: {
  what: string;
  value: number;
  limit: number;
  unit: string;
}): Line {
  const verdict = value >= limit ? 'met' : `missed by ${shown((1 - value / limit) * 100, '%')}`;
  return { what, measured: shown(value, unit), aim: `≥ ${shown(limit, unit)}`, verdict };
}

/** At most three significant digits, with a unit. */
export function shown(value: number, unit: string): string {
  const digits = value >= 100 ? Math.round(value).toString() : Number(value.toPrecision(3)).toString();
  return unit === '' ? digits : `${digits} ${unit}`;
}
