import type { z } from 'zod';
import { API_FAULT_TEXT as TEXT } from '../../text/api-faults.ts';
import type { RequestFault } from '../web-error.ts';

type Issue = z.core.$ZodIssue;

const MOST_FAULTS = 50;
/** So much of what was sent is sent back, in characters. */
export const LONGEST_VALUE = 80;
const LONGEST_NAME = 60;

/** What is wrong with a request: each place, what stands there (nothing where it is missing) and what was expected. */
export function requestFaults(
  issues: readonly Issue[],
  { value, where }: { value: unknown; where: 'body' | 'query' },
): readonly RequestFault[] {
  return issues.flatMap((issue) => faultsOf(issue, { value, where })).slice(0, MOST_FAULTS);
}

function faultsOf(issue: Issue, { value, where }: { value: unknown; where: string }): readonly RequestFault[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const path = [...issue.path, key];
      return faultAt(where, path, { found: valueAt(value, path), expected: TEXT.unknownKey });
    });
  }
  const found = valueAt(value, issue.path);
  return [faultAt(where, issue.path, { found, expected: expectation(issue, found) })];
}

function faultAt(
  where: string,
  path: readonly PropertyKey[],
  { found, expected }: { found: unknown; expected: string },
): RequestFault {
  const place = [where, ...path.map((part) => cut(String(part), LONGEST_NAME))].join('.');
  if (found === undefined) return { place, expected };
  return { place, value: cut(typeof found === 'string' ? found : JSON.stringify(found), LONGEST_VALUE), expected };
}

function expectation(issue: Issue, found: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return found === undefined ? TEXT.missing(issue.expected) : TEXT.type(issue.expected);
    case 'invalid_value':
      return TEXT.oneOf(issue.values.map(String));
    case 'invalid_union':
      return 'options' in issue ? TEXT.oneOf(issue.options.map(String)) : TEXT.other;
    case 'invalid_format':
      return TEXT.format(issue.format);
    case 'too_big':
      return issue.origin === 'string' ? TEXT.length(Number(issue.maximum)) : TEXT.most(Number(issue.maximum));
    case 'too_small':
      return issue.origin === 'string' ? TEXT.minLength(Number(issue.minimum)) : TEXT.least(Number(issue.minimum));
    case 'invalid_key': {
      const [inner] = issue.issues;
      return inner === undefined ? TEXT.other : TEXT.key(expectation(inner, ''));
    }
    case 'custom':
    case 'invalid_element':
    case 'not_multiple_of':
    case 'unrecognized_keys':
      return TEXT.other;
  }
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let at = value;
  for (const part of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, part)) return undefined;
    at = (at as Readonly<Record<PropertyKey, unknown>>)[part];
  }
  return at;
}

/** At most `longest` characters, the last a dot-dot-dot where something was left out. */
export function cut(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}
