import type { z } from 'zod';
import { FAULT_CODES, type CycleFault, type FaultCode, type FaultPath } from '../../domain/timetable/cycle-fault.ts';

type Issue = z.core.$ZodIssue;

/** What a zod schema of this folder found wrong, one fault per thing; `data` is what it was given. */
export function schemaFaults(issues: readonly Issue[], data: unknown): readonly CycleFault[] {
  return issues.flatMap((issue) => faultsOf(issue, data, []));
}

function faultsOf(issue: Issue, data: unknown, within: FaultPath): readonly CycleFault[] {
  const path = [...within, ...issue.path.filter((part) => typeof part !== 'symbol')];
  const value = valueAt(data, path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...path, key],
      value: valueAt(data, [...path, key]),
      expected: 'unknown-key',
    }));
  }
  if (issue.code === 'invalid_key') return [{ path, value: path.at(-1), expected: 'key' }];
  if (issue.code === 'invalid_union') return unionFaults(issue, data, path);
  if (value === undefined && isMapping(valueAt(data, path.slice(0, -1)))) return [{ path, expected: 'missing-key' }];
  return [{ path, value, expected: codeOf(issue.message) }];
}

/** Of the shapes a value may have, the one that its keys fit best tells what is wrong with it. */
function unionFaults(
  issue: Extract<Issue, { code: 'invalid_union' }>,
  data: unknown,
  path: FaultPath,
): readonly CycleFault[] {
  const value = valueAt(data, path);
  if (value === undefined) return [{ path, expected: 'missing-key' }];
  const whole: CycleFault = { path, value, expected: codeOf(issue.message) };
  if (!isMapping(value)) return [whole];
  const [best] = issue.errors
    .map((issues) => issues.flatMap((inner) => faultsOf(inner, data, path)))
    .filter((faults) => !faults.some((fault) => fault.path.length === path.length))
    .map((faults) => ({ faults, misfit: faults.filter(isAboutKeys).length }))
    .sort((a, b) => a.misfit - b.misfit);
  return best && best.misfit < Object.keys(value).length + 1 ? best.faults : [whole];
}

function isAboutKeys({ expected }: CycleFault): boolean {
  return expected === 'unknown-key' || expected === 'missing-key';
}

function codeOf(message: string): FaultCode {
  return FAULT_CODES.find((code) => code === message) ?? 'yaml';
}

function valueAt(data: unknown, path: FaultPath): unknown {
  return path.reduce<unknown>(
    (at, part) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, part) ? Reflect.get(at, part) : undefined,
    data,
  );
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
