import { grouped } from './numbers.ts';

/** What a place in a request should have held. */
const TYPES: Readonly<Record<string, string>> = {
  string: 'en text',
  number: 'ett tal',
  int: 'ett heltal',
  object: 'ett objekt',
  record: 'ett objekt',
  array: 'en lista',
  boolean: 'true eller false',
};
const FORMATS: Readonly<Record<string, string>> = {
  date: 'ett datum som finns, skrivet 2026-11-13',
  datetime: 'en tidpunkt i UTC, skriven 2026-11-06T13:02:00Z',
  uuid: 'ett id, 32 tecken 0–9 och a–f i fem grupper med bindestreck',
  // The one pattern of the API is that of a content's hash.
  regex: 'en kontrollsumma, 64 tecken 0–9 och a–f',
};

export const API_FAULT_TEXT = {
  json: 'giltig JSON',
  unknownKey: 'inget fält med det namnet',
  foreignField: 'ett fält i uppgiftens formulär',
  other: 'ett annat värde',
  type: (name: string) => TYPES[name] ?? `ett värde av typen ${name}`,
  missing: (name: string | undefined) => (name === undefined ? 'ett värde' : (TYPES[name] ?? 'ett värde')),
  oneOf: (names: readonly string[]) => (names.length === 1 ? (names[0] ?? '') : `någon av ${names.join(', ')}`),
  format: (name: string) => FORMATS[name] ?? `ett värde av formen ${name}`,
  length: (most: number) => `högst ${grouped(most)} tecken`,
  minLength: (least: number) => `minst ${grouped(least)} tecken`,
  most: (most: number) => `högst ${grouped(most)}`,
  least: (least: number) => `minst ${grouped(least)}`,
  key: (expected: string) => `en nyckel med ${expected}`,
} as const;

/** "body.due: ”2026-02-30”. Väntat: ett datum som finns, skrivet 2026-11-13." */
export function requestFaultLine(fault: {
  readonly place: string;
  readonly value?: string | undefined;
  readonly expected: string;
}): string {
  const found = fault.value === undefined ? 'saknas' : `”${fault.value}”`;
  return `${fault.place}: ${found}. Väntat: ${fault.expected}.`;
}

/** "sections.okand.falt: finns inte här. Väntat: ett fält i uppgiftens formulär." */
export function foreignFieldLine(place: string): string {
  return `${place}: finns inte här. Väntat: ${API_FAULT_TEXT.foreignField}.`;
}
