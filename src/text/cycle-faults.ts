import type { CycleFault, FaultCode, FaultPath } from '../domain/timetable/cycle-fault.ts';
import { cycleExpectation } from './cycle-expectations.ts';
import { shortened } from './shortened.ts';

type LocatedFault = CycleFault & { readonly file: string; readonly line: number | null };

/** What is wrong, where that is not simply the value that stands there. */
const WRONG: Readonly<Partial<Record<FaultCode, (names: readonly string[]) => string>>> = {
  'missing-key': () => 'saknas',
  'duplicate-key': () => 'står två gånger',
  'unknown-key': () => 'nyckeln är okänd',
  'file-size': () => 'filen är för stor',
  file: ([code = '']) => FILE_ERRORS[code] ?? 'filen går inte att läsa',
  yaml: ([code = '']) => YAML_ERRORS[code] ?? 'texten går inte att läsa som YAML',
  'due-in-span': ([date = '']) => `sista dagen blir ${date}`,
  'opens-before-due': ([opens = '', due = '']) => `steget öppnar ${opens}, efter sista dagen ${due}`,
  'no-circle': (names) => `sista dagarna räknas i ring: ${names.join(' → ')}`,
  'requirement-no-circle': (names) => `kraven går i ring: ${names.join(' → ')}`,
};

const FILE_ERRORS: Readonly<Record<string, string>> = {
  ENOENT: 'filen finns inte',
  EISDIR: 'det här är en mapp',
  EACCES: 'filen får inte läsas',
  ERR_ENCODING_INVALID_ENCODED_DATA: 'filen är inte skriven i UTF-8',
};

const YAML_ERRORS: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'raden är indragen med tabb',
  BAD_INDENT: 'indraget stämmer inte med raderna ovanför',
  MISSING_CHAR: 'ett tecken saknas (kolon, citattecken eller klammer)',
  MULTIPLE_DOCS: 'ett andra dokument börjar här (---)',
  BAD_ALIAS: 'ett alias (*namn) leder ingenstans eller växer utan gräns',
};

/** "cycles/min.yaml rad 14, steps[3].due.isoWeek: 60. Väntat: en ISO-vecka, 1–53." */
export function cycleFaultText(fault: LocatedFault): string {
  const { file, line, expected, years } = fault;
  const names = (fault.names ?? []).map((name) => shortened(name));
  const key = pathText(fault.path);
  const place = `${file}${line === null ? '' : ` rad ${String(line)}`}${key === '' ? '' : `, ${key}`}`;
  const said = WRONG[expected]?.(names);
  const value = fault.value === undefined || fault.value === null ? undefined : valueText(fault.value);
  const wrong = said === undefined ? (value ?? 'tomt') : showsValue(expected) && value ? `${value}, ${said}` : said;
  return `${place}: ${wrong}${years === undefined ? '' : yearsText(years)}. Väntat: ${cycleExpectation(expected, names)}.`;
}

function showsValue(code: FaultCode): boolean {
  return code !== 'missing-key' && code !== 'duplicate-key';
}

/** `steps[3].due.isoWeek` */
function pathText(path: FaultPath): string {
  return path
    .map((part, index) =>
      typeof part === 'number' ? `[${String(part)}]` : `${index === 0 ? '' : '.'}${shortened(part)}`,
    )
    .join('');
}

/** A YAML alias can make a value that holds itself. */
function asJson(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    return '…';
  }
}

function valueText(value: unknown): string {
  const text = typeof value === 'string' ? value : asJson(value);
  return `”${shortened(text)}”`;
}

/** " (2026/2027, 2027/2028 och 12 år till)" */
function yearsText(years: readonly string[]): string {
  const shown = years.slice(0, 4).join(', ');
  return years.length > 4 ? ` (${shown} och ${String(years.length - 4)} år till)` : ` (${shown})`;
}
