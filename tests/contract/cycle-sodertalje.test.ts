import { describe, expect, test } from 'vitest';
import { loadCycleFile } from '../../src/contract/cycle-definition/load-cycle-file.ts';
import type { CycleDefinition } from '../../src/domain/cycle-definition.ts';
import type { TimetableStep } from '../../src/domain/timetable/timetable.ts';
import { timetableFor } from '../../src/domain/timetable/timetable-for.ts';
import { drawn } from '../domain/timetable/draw.ts';
import { check } from './cycle-files.ts';

const FILE = 'cycles/sodertalje.yaml';

function sodertalje(): CycleDefinition {
  const read = loadCycleFile(FILE);
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  return read.definition;
}

const definition = sodertalje();
const timetable = drawn(definition);

function rowsOf(level: string, operation?: string): readonly TimetableStep[] {
  const place = { key: 'x', level, schoolForms: [], yearGroups: [], ...(operation === undefined ? {} : { operation }) };
  return timetableFor({ definition, timetable, place });
}
const keysOf = (level: string, operation?: string): readonly string[] => rowsOf(level, operation).map(({ key }) => key);
const dueOf = (key: string): string | undefined => timetable.steps.find((step) => step.key === key)?.due;

test('it is valid for thirty years, with one warning: the secretary writes two decisions of one meeting', async () => {
  const { code, stdout } = await check(FILE, '--years', '2018-2047', '--json');
  expect(code).toBe(0);
  const { warnings } = JSON.parse(stdout) as { warnings: readonly string[] };
  expect(warnings).toHaveLength(1);
  expect(warnings[0]).toMatch(/^operation-decision och municipal-decision: två sista dagar i samma vecka/);
});

test('the dates are those of the municipality’s own texts', () => {
  expect(dueOf('children-and-staff')).toBe('2026-10-15');
  expect(dueOf('absence-autumn')).toBe('2026-10-23');
  expect(dueOf('result-report-autumn')).toBe('2026-11-06');
  expect(dueOf('feedback-autumn')).toBe('2026-11-20');
  expect(dueOf('grades-autumn')).toBe('2027-01-15');
  expect(dueOf('result-report-spring')).toBe('2027-03-25');
  expect(dueOf('absence-spring')).toBe('2027-05-28');
  expect(dueOf('unit-plan')).toBe('2027-09-10');
});

describe('each school form has its own steps', () => {
  test('a rektor of the grundskola has twelve', () => {
    expect(keysOf('unit', 'grundskola')).toEqual([
      'year-start',
      'absence-autumn',
      'result-report-autumn',
      'grades-autumn',
      'result-report-spring',
      'self-assessment',
      'surveys',
      'reading-support',
      'absence-spring',
      'grades-spring',
      'analysis',
      'unit-plan',
    ]);
  });

  test.each([
    ['forskola', ['children-and-staff', 'knowledge-areas'], ['result-report-autumn', 'grades-autumn']],
    ['gymnasieskola', ['grades-autumn', 'examinations'], ['absence-autumn', 'children-and-staff']],
    ['resurscentrum', ['profession-groups', 'unit-plan'], ['surveys', 'grades-autumn']],
  ])('%s', (operation, has, lacks) => {
    const keys = keysOf('unit', operation);
    expect(keys).toEqual(expect.arrayContaining(has));
    expect(keys.filter((key) => lacks.includes(key))).toEqual([]);
  });
});

test('four skattningar and three follow-ups by the directors’ group', () => {
  expect(keysOf('operation', 'grundskola').filter((key) => key.startsWith('lights-'))).toHaveLength(4);
  expect(keysOf('operation', 'resurscentrum').filter((key) => key.startsWith('lights-'))).toEqual([]);
  expect(keysOf('municipality').filter((key) => key.startsWith('director-follow-up-'))).toHaveLength(3);
});

test('the plans rise from unit to board in time for each other, in every one of thirty years', () => {
  for (let start = 2018; start <= 2047; start += 1) {
    const year = drawn(definition, `${start}/${start + 1}`);
    const of = (key: string): readonly string[] => year.steps.filter((step) => step.key === key).map(({ due }) => due);
    const meetings = Object.values(year.meetings ?? {}).sort();
    const way = ['unit-plan', 'operation-plan', 'municipal-plan', 'municipal-dialogue', 'board-package'].map(
      (key) => of(key)[0] ?? '',
    );
    expect([...way, meetings[0] ?? '']).toEqual([...way, meetings[0] ?? ''].sort());
    expect((of('operation-plan').at(-1) ?? '') < (of('municipal-plan')[0] ?? '')).toBe(true);
    expect((of('operation-dialogue').at(-1) ?? '') < (of('board-package')[0] ?? '')).toBe(true);
  }
});

test('Resurscentrum and the municipality go to both boards, the others to their own', () => {
  const boards = (level: string, operation?: string): readonly string[] =>
    rowsOf(level, operation)
      .filter(({ key }) => key.endsWith('-decision'))
      .map(({ board }) => board ?? '');
  expect(boards('municipality')).toEqual(['for-och-grundskolenamnden', 'utbildningsnamnden']);
  expect(boards('operation', 'resurscentrum')).toEqual(['for-och-grundskolenamnden', 'utbildningsnamnden']);
  expect(boards('operation', 'forskola')).toEqual(['for-och-grundskolenamnden']);
  expect(boards('operation', 'gymnasieskola')).toEqual(['utbildningsnamnden']);
});

test('the v. 45 and v. 12 report asks the four questions and plain counts; no other form asks counts', () => {
  const fields = (key: string): readonly { label: string; kind: string }[] =>
    definition.forms[key]?.sections.flatMap((section) => section.fields) ?? [];
  expect(fields('result-report').map(({ label }) => label)).toEqual(
    expect.arrayContaining([
      'Hur har ni arbetat med detta?',
      'Varför?',
      'Vilka effekter har ni sett?',
      'Framtida behov',
      'Antal elever',
    ]),
  );
  const counting = Object.keys(definition.forms).filter((key) => fields(key).some(({ kind }) => kind === 'count'));
  expect(counting).toEqual(['result-report']);
});

test('every step has a form, a ladder and a sentence that says what it is', () => {
  for (const { key, form, ladder, description } of definition.steps) {
    expect([
      key,
      form && definition.forms[form] !== undefined,
      ladder !== undefined,
      (description ?? '').length > 0,
    ]).toEqual([key, true, true, true]);
  }
});

test('dates that the municipality’s texts do not give are marked as assumed', () => {
  const given = definition.steps.filter(({ assumed }) => assumed !== true).map(({ key }) => key);
  expect(given).toEqual([
    'children-and-staff',
    'absence-autumn',
    'result-report-autumn',
    'feedback-autumn',
    'grades-autumn',
    'result-report-spring',
    'feedback-spring',
    'reading-support',
    'absence-spring',
    'grades-spring',
    'examinations',
    'knowledge-areas',
  ]);
});
