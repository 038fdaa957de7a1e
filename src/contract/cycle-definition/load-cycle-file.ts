import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { LocatedFault } from './located-fault.ts';
import { readCycleDefinition, type ReadDefinition } from './read-cycle-definition.ts';
import { MAX_FILE_CHARACTERS } from './yaml-source.ts';

/** Reads a definition from disk; forms that it names but does not hold are looked for as `forms/KEY.yaml` beside it. */
export function loadCycleFile(file: string): ReadDefinition | { readonly faults: readonly LocatedFault[] } {
  const read = readText(file);
  if ('faults' in read) return read;
  let unreadable: readonly LocatedFault[] = [];
  const readForm = (key: string): { file: string; text: string } | undefined => {
    const formFile = join(dirname(file), 'forms', `${key}.yaml`);
    if (!existsSync(formFile)) return undefined;
    const form = readText(formFile);
    if ('text' in form) return { file: formFile, text: form.text };
    unreadable = [...unreadable, ...form.faults];
    return undefined;
  };
  const definition = readCycleDefinition({ text: read.text, file, readForm });
  if (unreadable.length === 0) return definition;
  return { faults: [...unreadable, ...('faults' in definition ? definition.faults : [])] };
}

function readText(file: string): { readonly text: string } | { readonly faults: readonly LocatedFault[] } {
  try {
    if (statSync(file).size > 4 * MAX_FILE_CHARACTERS) {
      return {
        faults: [
          {
            path: [],
            expected: 'file-size',
            names: [String(MAX_FILE_CHARACTERS)],
            file,
            line: null,
          },
        ],
      };
    }
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file)) };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return { faults: [{ path: [], expected: 'file', names: [code], file, line: null }] };
  }
}
