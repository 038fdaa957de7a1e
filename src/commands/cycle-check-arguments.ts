import { schoolYearOf, type SchoolYear } from '../domain/school-year.ts';
import type { CycleDefinition } from '../domain/cycle-definition.ts';

/** 2026/2027 to 2035/2036: both years with 53 weeks and both with Good Friday in week 12 that there are before 2037. */
export const DEFAULT_YEARS: StartYears = { first: 2026, last: 2035 };
/** National Day has been a public holiday since 2005; before that, the law was another. */
const EARLIEST = 2005;
const LATEST = 2199;

/** The first and last year in which a checked läsår starts. */
export type StartYears = { readonly first: number; readonly last: number };
export type CheckArguments = {
  readonly file: string;
  readonly years: StartYears;
  readonly json: boolean;
};

/** Undefined for anything but `FILE [--years 2018-2047] [--json]`, in any order. */
export function readCheckArguments(argv: readonly string[]): CheckArguments | undefined {
  const files: string[] = [];
  let years: StartYears | undefined = DEFAULT_YEARS;
  let json = false;
  for (let index = 0; index < argv.length; index += 1) {
    const argument = argv[index] ?? '';
    if (argument === '--json') json = true;
    else if (argument === '--years') years = startYears(argv[(index += 1)] ?? '');
    else if (argument.startsWith('--years=')) years = startYears(argument.slice('--years='.length));
    else if (argument.startsWith('-')) return undefined;
    else files.push(argument);
    if (years === undefined) return undefined;
  }
  const [file, ...others] = files;
  return file === undefined || file === '' || others.length > 0 ? undefined : { file, years, json };
}

/** The läsår (or calendar years) that start in the range. */
export function yearsOf(basis: CycleDefinition['basis'], { first, last }: StartYears): readonly SchoolYear[] {
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const start = first + index;
    return schoolYearOf({ start, end: basis === 'school-year' ? start + 1 : start });
  });
}

function startYears(text: string): StartYears | undefined {
  const [, from = '', to = from] = /^(\d{4})(?:-(\d{4}))?$/.exec(text) ?? [];
  const years = { first: Number(from), last: Number(to) };
  return from !== '' && years.first >= EARLIEST && years.last <= LATEST && years.first <= years.last
    ? years
    : undefined;
}
