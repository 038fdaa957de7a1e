import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { cycleCheck } from '../../src/commands/cycle-check.ts';

export const EXAMPLE = 'tests/cycles/format-example.yaml';

export type Checked = { readonly code: 0 | 1 | 2; readonly stdout: string; readonly stderr: string };

/** Runs `cycle check` as the command line does. */
export async function check(...argv: readonly string[]): Promise<Checked> {
  let stdout = '';
  let stderr = '';
  const code = await cycleCheck(argv, {
    stdout: (text) => {
      stdout += text;
    },
    stderr: (text) => {
      stderr += text;
    },
  });
  return { code, stdout, stderr };
}

/** A new file of its own. */
export function fileWith(text: string | Uint8Array, name = 'cykel.yaml'): string {
  const file = join(mkdtempSync(join(tmpdir(), 'arshjul-cykel-')), name);
  writeFileSync(file, text);
  return file;
}

/** The example with one text in it replaced; the text must stand there. */
export function exampleWith(...changes: readonly (readonly [string, string])[]): string {
  return changes.reduce(
    (text, [from, to]) => {
      if (!text.includes(from)) throw new Error(`the example has no ${from}`);
      return text.replace(from, to);
    },
    readFileSync(EXAMPLE, 'utf8'),
  );
}

/** Checks the changed example for one läsår, or those given. */
export async function checkExample(changes: readonly (readonly [string, string])[], years = '2026'): Promise<Checked> {
  return await check(fileWith(exampleWith(...changes)), '--years', years, '--json');
}
