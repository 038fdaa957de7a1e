import { parseArgs } from 'node:util';
import type { Settings } from '../contract/settings.ts';
import { examine, type Examination } from '../doctor/examine.ts';
import type { Finding } from '../doctor/finding.ts';
import { DOCTOR_TEXT as TEXT } from '../text/doctor.ts';
import type { CommandTerminal } from './import-organisation.ts';
import { silenceText } from './silence-text.ts';

const SLOW = 2_000;

/**
 * `arshjul doctor [--addresses] [--json]`: what is wrong and what to do, a line each. Exit code 0: nothing; 1: something;
 * 2: wrong use.
 */
export async function doctorCommand({
  args,
  settings,
  terminal,
  now,
  ...overrides
}: {
  args: readonly string[];
  settings: Settings;
  terminal: CommandTerminal;
  /** This machine's clock, real time. */
  now: Examination['now'];
} & Pick<Examination, 'taskQueue' | 'lookWithin'>): Promise<0 | 1 | 2> {
  const asked = argumentsOf(args);
  if (!asked) {
    terminal.err(TEXT.usage);
    return 2;
  }
  const slow = setTimeout(() => terminal.err(TEXT.working), SLOW);
  try {
    const silence = (error: unknown): string => silenceText(error, settings) ?? String(error);
    const found = await examine({ settings, now, silence, addresses: asked.addresses, ...overrides });
    const findings = found.map((finding) => ({ ...finding, text: textOf(finding) }));
    if (asked.json) terminal.out(JSON.stringify({ ok: findings.length === 0, findings }, null, 2));
    else if (findings.length === 0) terminal.out(TEXT.well);
    else for (const { text } of findings) terminal.out(text);
    return findings.length === 0 ? 0 : 1;
  } finally {
    clearTimeout(slow);
  }
}

function textOf(finding: Finding): string {
  // Each kind's text takes the finding of that kind, which the compiler cannot follow through the table.
  const text = TEXT.findings[finding.kind] as (about: Finding) => string;
  return text(finding);
}

function argumentsOf(args: readonly string[]): { readonly addresses: boolean; readonly json: boolean } | undefined {
  try {
    const option = { type: 'boolean', default: false } as const;
    return parseArgs({ args: [...args], options: { addresses: option, json: option } }).values;
  } catch {
    return undefined;
  }
}
