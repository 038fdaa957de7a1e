import { expect, test } from 'vitest';
import { check, checkExample, EXAMPLE } from './cycle-files.ts';

test('the example of the format answers exactly as the format says', async () => {
  const { code, stdout } = await check(EXAMPLE, '--years', '2026', '--json');
  expect(code).toBe(0);
  const answer = JSON.parse(stdout) as { years: { steps: unknown[] }[] };
  expect(Object.keys(answer)).toEqual(['name', 'version', 'warnings', 'years']);
  expect(JSON.stringify(answer.years[0]?.steps[0])).toBe(
    '{"key":"result-report-autumn","level":"unit","opensAt":"2026-10-09T06:00:00Z","due":"2026-11-06",' +
      '"deadlineAt":"2026-11-06T23:00:00Z","reminders":[{"at":"2026-10-23T06:00:00Z"},{"at":"2026-11-05T07:00:00Z"}],' +
      '"overdueAt":"2026-11-09T07:00:00Z","escalations":[{"to":"approver","at":"2026-11-11T07:00:00Z"},' +
      '{"to":"director","at":"2026-11-18T07:00:00Z"}]}',
  );
});

test('a step without a ladder has none, and opens after the step it comes after', async () => {
  const { stdout } = await check(EXAMPLE, '--years=2026', '--json');
  const answer = JSON.parse(stdout) as { years: { steps: unknown[] }[] };
  expect(answer.years[0]?.steps[1]).toEqual({
    key: 'feedback-autumn',
    level: 'operation',
    opensAt: '2026-11-09T07:00:00Z',
    due: '2026-11-20',
    deadlineAt: '2026-11-20T23:00:00Z',
    reminders: [],
    overdueAt: null,
    escalations: [],
  });
});

test('years are the läsår that start in them; without them, ten', async () => {
  const years = async (...argv: string[]): Promise<readonly string[]> =>
    (JSON.parse((await check(EXAMPLE, '--json', ...argv)).stdout) as { years: { year: string }[] }).years.map(
      ({ year }) => year,
    );
  expect(await years('--years', '2018-2020')).toEqual(['2018/2019', '2019/2020', '2020/2021']);
  const all = await years();
  expect([all.length, all[0], all.at(-1)]).toEqual([10, '2026/2027', '2035/2036']);
});

test('a calendar year is named by itself', async () => {
  const { code, stdout } = await checkExample([['basis: school-year', 'basis: calendar-year']]);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ years: [{ year: '2026', steps: [{ due: '2026-11-06' }, {}] }] });
});

test('without --json the dates are a table in Swedish', async () => {
  const { code, stdout } = await check(EXAMPLE, '--years', '2026');
  expect(code).toBe(0);
  expect(stdout).toContain('Läsår 2026/2027');
  expect(stdout).toMatch(
    /fre 6\/11 2026 v\. 45 +fre 9\/10 2026 v\. 41 +Resultatredovisning 1 .*23\/10, 5\/11 +9\/11 +chefen ovanför 11\/11/,
  );
});

test.each([
  [],
  ['--json'],
  [EXAMPLE, 'another'],
  [EXAMPLE, '--years'],
  [EXAMPLE, '--years', '2047-2018'],
  [EXAMPLE, '--years', '1999'],
  [EXAMPLE, '--verbose'],
])('used wrongly it says how: %s %s %s', async (...argv) => {
  const { code, stdout, stderr } = await check(...argv);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain('Användning: arshjul cycle check FIL');
});

test('a file that is not there is told so', async () => {
  expect(await check('finns/inte.yaml')).toEqual({
    code: 2,
    stdout: '',
    stderr: 'finns/inte.yaml: filen finns inte. Väntat: en cykeldefinition i YAML eller JSON, skriven i UTF-8.\n',
  });
});

test('thirty years are checked in a few seconds', async () => {
  const before = performance.now();
  expect((await check('cycles/sodertalje.yaml', '--years', '2018-2047', '--json')).code).toBe(0);
  expect(performance.now() - before).toBeLessThan(10_000);
});
