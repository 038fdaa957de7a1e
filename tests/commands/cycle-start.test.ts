import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cycleStart, DEFAULT_CYCLE } from '../../src/commands/cycle-start.ts';
import { plansOfYear } from '../../src/database/plan-store.ts';
import { loadSchoolYear } from '../../src/database/school-year-store.ts';
import { processWorld, YEAR, type ProcessWorld } from '../support/process-world.ts';

let world: ProcessWorld;
let cycle: string;

beforeAll(async () => {
  world = await processWorld({ now: Date.parse('2026-08-03T06:00:00Z') });
  const text = readFileSync(DEFAULT_CYCLE, 'utf8').replace(
    /municipality: .0181./,
    `municipality: "${world.people.id}"`,
  );
  cycle = path.join(mkdtempSync(path.join(tmpdir(), 'arshjul-')), 'cycle.yaml');
  writeFileSync(cycle, text);
});
afterAll(async () => world.close());

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const terminal = { out: (text: string) => void (said.out += text), err: (text: string) => void (said.err += text) };
  return { code: await cycleStart({ args, services: world.services, terminal }), ...said };
}

test.each([
  ['without a läsår', []],
  ['with a läsår that is none', ['2026/2028']],
  ['with two', [YEAR, '2027/2028']],
  ['with an option nobody knows', [YEAR, '--fort']],
])('%s the use is shown and nothing started', async (_what, args) => {
  const { code, err } = await run(...args);
  expect(code).toBe(2);
  expect(err).toContain('arshjul cycle start LÄSÅR');
});

test.each([
  ['a board that the cycle has not', ['--meeting', 'kulturnamnden=2027-10-19'], 'kulturnamnden'],
  ['a date that does not exist', ['--meeting', 'utbildningsnamnden=2027-02-30'], '2027-02-30'],
  ['a definition of another municipality', ['--cycle', DEFAULT_CYCLE], 'municipality'],
  ['a file that is not there', ['--cycle', '/finns/inte.yaml'], '/finns/inte.yaml'],
])('%s is refused with its place, and nothing started', async (_what, args, named) => {
  const { code, err } = await run(YEAR, '--cycle', cycle, ...args);
  expect(code).toBe(1);
  expect(err).toContain(named);
  expect(await loadSchoolYear(world.services.database, { municipality: world.people.id, year: YEAR })).toBeUndefined();
});

test.each(['2199/2200', '2023/2024', '2029/2030'])('the läsår %s is too far away, and not started', async (year) => {
  const { code, err } = await run(year, '--cycle', cycle);
  expect(code).toBe(1);
  expect(err).toBe(`Läsåret ${year} ligger för långt från i dag; väntade ett läsår som rör något av åren 2025–2028.`);
  expect(await loadSchoolYear(world.services.database, { municipality: world.people.id, year })).toBeUndefined();
});

test('a läsår whose last day of closing has passed is not started', async () => {
  const year = '2024/2025';
  const { code, err } = await run(year, '--cycle', cycle);
  expect(code).toBe(1);
  expect(err).toBe(
    'Läsåret 2024/2025 är redan över: det stängdes senast den 2025-12-31. Väntade ett läsår som pågår eller kommer.',
  );
  expect(await loadSchoolYear(world.services.database, { municipality: world.people.id, year })).toBeUndefined();
});

test('it pins the definition and the meetings, and draws up every plan; again it changes nothing', async () => {
  const first = await run(YEAR, '--cycle', cycle, '--meeting', 'utbildningsnamnden=2027-10-19');
  expect(first).toMatchObject({ code: 0, err: '', out: 'Läsåret 2026/2027 är startat med fyra planer.' });
  const { database } = world.services;
  expect(await loadSchoolYear(database, { municipality: world.people.id, year: YEAR })).toMatchObject({
    meetings: { utbildningsnamnden: '2027-10-19' },
    definition: { version: '2026-1' },
  });
  const plans = await plansOfYear(database, { municipality: world.people.id, year: YEAR });
  expect(Object.keys(plans.find(({ address }) => address.place === 'ekbacken')?.state.tasks ?? {})).toContain(
    'result-report-autumn',
  );
  expect(await run(YEAR, '--cycle', cycle)).toMatchObject({
    code: 0,
    out: 'Läsåret 2026/2027 var redan startat. Inget ändrades.',
  });
});

test('with Temporal away everything is kept, and said', async () => {
  const { temporal } = world.services;
  const services = {
    ...world.services,
    temporal: Object.create(temporal, {
      workflow: {
        get: () => {
          throw new Error('UNAVAILABLE');
        },
      },
    }) as typeof temporal,
  };
  const said: string[] = [];
  const terminal = { out: (text: string) => void said.push(text), err: (text: string) => void said.push(text) };
  expect(await cycleStart({ args: ['2027/2028', '--cycle', cycle], services, terminal })).toBe(0);
  expect(said.join('\n')).toContain('Temporal svarar inte');
  expect(await plansOfYear(services.database, { municipality: world.people.id, year: '2027/2028' })).toHaveLength(4);
});
