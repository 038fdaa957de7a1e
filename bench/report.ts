import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Line, Section } from './section.ts';

const FILE = fileURLToPath(new URL('../docs/benchmarks.md', import.meta.url));
const INTRODUCTION = `# Benchmarks

Written by \`npm run bench\`, except the remarks. \`-- --only a,c\` measures some parts anew and keeps the rest; \`-- --small\` tries
everything with little and keeps nothing. Ratios are of one run on one machine.
`;
const REMARKS = 'Remarks';

export type Measured = Section & { readonly circumstances: string };

/** A table to read in a terminal. */
export function sectionText({ part, title, lines }: Section): string {
  const width = Math.max(...lines.map(({ what }) => what.length));
  const rows = lines.map(({ what, measured, aim, verdict }) =>
    [what.padEnd(width), measured, ...(aim === undefined ? [] : [`aim ${aim}: ${verdict ?? ''}`])].join('  '),
  );
  return [`${part} · ${title}`, ...rows].join('\n');
}

/** Puts measured sections into docs/benchmarks.md; the others and the remarks stay as they are. */
export function keepSections(measured: readonly Measured[]): void {
  const chapters = existsSync(FILE) ? chaptersOf(readFileSync(FILE, 'utf8')) : new Map<string, string>();
  const remarks = chapters.get(REMARKS) ?? '';
  chapters.delete(REMARKS);
  for (const section of measured) {
    for (const name of [...chapters.keys()]) if (name.startsWith(`${section.part} · `)) chapters.delete(name);
    chapters.set(`${section.part} · ${section.title}`, bodyOf(section));
  }
  const ordered = [...chapters].sort(([a], [b]) => (a < b ? -1 : 1));
  const parts = [...ordered, [REMARKS, remarks] as const].map(([name, body]) => `## ${name}\n\n${body.trim()}\n`);
  writeFileSync(FILE, [INTRODUCTION, ...parts].join('\n'));
}

function chaptersOf(text: string): Map<string, string> {
  const [, ...chapters] = text.split(/^## /m);
  return new Map(
    chapters.map((chapter) => [chapter.slice(0, chapter.indexOf('\n')), chapter.slice(chapter.indexOf('\n'))]),
  );
}

function bodyOf({ how, circumstances, lines }: Measured): string {
  return [
    how,
    '',
    circumstances,
    '',
    '| what | measured | aim | |',
    '| --- | --- | --- | --- |',
    ...lines.map(row),
  ].join('\n');
}

function row({ what, measured, aim, verdict }: Line): string {
  return `| ${what} | ${measured} | ${aim ?? ''} | ${verdict ?? ''} |`;
}
