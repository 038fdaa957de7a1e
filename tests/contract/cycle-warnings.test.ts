import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadCycleFile } from '../../src/contract/cycle-definition/load-cycle-file.ts';
import { check, checkExample, exampleWith, fileWith } from './cycle-files.ts';

type Change = readonly [string, string];
const WITHOUT_FORM: Change = ['    form: result-report\n', ''];
const step = (text: string): Change => ['actionPlan:', `  - ${text}\nactionPlan:`];

async function warnings(changes: readonly Change[], years = '2026'): Promise<readonly string[]> {
  const { code, stdout } = await checkExample([WITHOUT_FORM, ...changes], years);
  expect(code).toBe(0);
  return (JSON.parse(stdout) as { warnings: string[] }).warnings;
}

test('nothing is warned about in the example', async () => {
  expect(await warnings([])).toEqual([]);
});

test('a reminder at or before the opening is warned about, once for all years', async () => {
  const opens: Change = ['opens: { before: due, days: 28 }', 'opens: { before: due, days: 5 }'];
  expect(await warnings([opens], '2026-2027')).toEqual([
    'result-report-autumn: påminnelsen 7 dagar före faller före öppningen, eller på den, och går inte ut: 2026/2027 v.\u00a045, 2027/2028 v.\u00a045.',
  ]);
});

describe('two last days in one week', () => {
  const said = (a: string, b: string, who: string): string =>
    `${a} och ${b}: två sista dagar i samma vecka för samma person (${who}): 2026/2027 v.\u00a045.`;

  test('are warned about when one person has both', async () => {
    const other = step('{ key: other, title: X, level: unit, due: { isoWeek: 45, in: start, day: monday } }');
    expect(await warnings([other])).toEqual([said('other', 'result-report-autumn', 'unitHead')]);
  });

  test('are none of one person’s in different operations, or at different levels', async () => {
    const elsewhere = step(
      '{ key: other, title: X, level: unit, operations: [forskola], due: { isoWeek: 45, in: start } }',
    );
    const above = step('{ key: third, title: X, level: operation, due: { isoWeek: 45, in: start } }');
    expect(await warnings([elsewhere, above])).toEqual([]);
  });

  test('count for the chef above where a step is hers', async () => {
    const hers = step('{ key: other, title: X, level: unit, actor: approver, due: { isoWeek: 45, in: start } }');
    const own = step('{ key: third, title: X, level: operation, due: { isoWeek: 45, in: start } }');
    expect(await warnings([hers, own])).toEqual([said('other', 'third', 'operationHead')]);
  });
});

test('a step that requires one that opens after its own last day is warned about', async () => {
  const later = step(
    '{ key: later, title: X, level: unit, opens: { isoWeek: 47, in: start }, due: { isoWeek: 48, in: start } }',
  );
  expect(await warnings([['requires: []', 'requires: [later]'], later])).toEqual([
    'result-report-autumn: kräver later, som öppnar först efter stegets sista dag: 2026/2027 v.\u00a045.',
  ]);
});

describe('a form that a step names', () => {
  test('and that stands nowhere is warned about, and the step is one narrative section', async () => {
    const file = fileWith(exampleWith());
    const { stdout } = await check(file, '--years', '2026', '--json');
    expect((JSON.parse(stdout) as { warnings: string[] }).warnings).toEqual([
      'result-report-autumn: formuläret result-report finns varken under forms eller i mappen forms; steget blir ett enda avsnitt med fri text.',
    ]);
  });

  test('is read from the folder beside the definition, a section without fields being one text', () => {
    const file = fileWith(exampleWith());
    const form = join(dirname(file), 'forms', 'result-report.yaml');
    mkdirSync(dirname(form));
    writeFileSync(form, 'sections: [ { key: analysis, heading: Analys } ]');
    const read = loadCycleFile(file);
    if ('faults' in read) throw new Error('refused');
    expect(read.definition.forms['result-report']).toEqual({
      sections: [
        {
          key: 'analysis',
          heading: 'Analys',
          required: true,
          fields: [{ key: 'text', label: 'Analys', kind: 'text', required: true }],
        },
      ],
    });
    writeFileSync(form, 'sections:\n  - { key: analysis }');
    expect(loadCycleFile(file)).toMatchObject({
      faults: [{ file: form, line: 2, path: ['sections', 0, 'heading'], expected: 'missing-key' }],
    });
  });
});

test('what the definition leaves out has its default', () => {
  const read = loadCycleFile('tests/cycles/format-example.yaml');
  if ('faults' in read) throw new Error('refused');
  expect(read.definition.steps[1]).toEqual({
    key: 'feedback-autumn',
    title: 'Återkoppling',
    kind: 'report',
    level: 'operation',
    actor: 'responsible',
    perChild: false,
    perBoard: false,
    due: { after: 'result-report-autumn', workingDays: 10 },
    requires: [{ step: 'result-report-autumn', of: 'children' }],
  });
  expect(read.definition.ladders['review']).toEqual({
    due: { workingDays: 10 },
    reminders: [{ workingDays: 2 }],
    overdue: { workingDays: 1 },
    escalations: [{ workingDays: 5, to: 'director' }],
  });
});
