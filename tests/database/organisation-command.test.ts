import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { importOrganisationCommand } from '../../src/commands/import-organisation.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';

const NORRVIK = new URL('../../examples/norrvik/organisation.json', import.meta.url);

let fresh: FreshDatabase;
let folder: string;
let norrvik: string;
beforeEach(async () => {
  fresh = await freshDatabase();
  folder = await mkdtemp(join(tmpdir(), 'arshjul-'));
  norrvik = await readFile(NORRVIK, 'utf8');
});
afterEach(async () => {
  await fresh.close();
  await rm(folder, { recursive: true });
});

async function run(text: string, flags: readonly string[] = [], answer?: string) {
  const file = join(folder, 'organisation');
  await writeFile(file, text);
  return await command([file, ...flags], answer);
}

async function command(args: readonly string[], answer?: string) {
  const out: string[] = [];
  const err: string[] = [];
  const looked: number[] = [];
  const code = await importOrganisationCommand({
    args,
    database: fresh.database,
    clock: { id: 'test', now: () => Promise.resolve(0) },
    terminal: {
      out: (line) => out.push(line),
      err: (line) => err.push(line),
      ask: answer === undefined ? undefined : () => Promise.resolve(answer),
    },
    afterChange: async () => void looked.push(await fresh.database.look.count()),
  });
  return { code, out: out.join('\n'), err: err.join('\n'), looked };
}

test('a new municipality is loaded, and the plans are told to look again', async () => {
  expect(await run(norrvik)).toEqual({
    code: 0,
    out: 'Norrviks kommun: inläst, 20 ändringar.',
    err: '',
    looked: [0],
  });
});

test('an organisation without an administrator is loaded with a warning', async () => {
  const rows = JSON.parse(norrvik) as Record<string, unknown>[];
  const without = JSON.stringify(rows.filter(({ roll }) => roll !== 'administratör'));
  const loaded = await run(without);
  expect(loaded.code).toBe(0);
  expect(loaded.err).toMatch(/^Varning: ingen i organisationen är administratör/);
  const again = await run(without, ['--json']);
  expect((JSON.parse(again.out) as { warnings: string[] }).warnings).toHaveLength(1);
});

test('a file that ends the last administrator’s post warns before it is loaded, of today or of the day after', async () => {
  await run(norrvik);
  const ending = (to: string): string =>
    norrvik.replace('"roll": "administratör"', `"roll": "administratör", "från": "1969-01-01", "till": "${to}"`);
  const later = await run(ending('1970-03-31'));
  expect([later.code, later.err]).toEqual([
    1,
    expect.stringMatching(
      /^Varning: från och med 1970-04-01 är ingen i organisationen administratör\..*\nInget är inläst/,
    ),
  ]);
  const loaded = await run(ending('1969-12-31'), ['--yes']);
  expect([loaded.code, loaded.err]).toEqual([
    0,
    expect.stringMatching(/^Varning: ingen .* är administratör i dag\..*$/),
  ]);
});

test('where another administrator takes over at once there is no warning, and where days lie between there is', async () => {
  const rows = JSON.parse(norrvik) as Record<string, unknown>[];
  const taken = (from: string): string =>
    JSON.stringify([
      ...rows.filter(({ roll }) => roll !== 'administratör'),
      { typ: 'uppdrag', person: 'p5', roll: 'administratör', till: '1970-03-31' },
      { typ: 'uppdrag', person: 'p4', roll: 'administratör', från: from },
    ]);
  expect((await run(taken('1970-04-01'))).err).toBe('');
  expect((await run(taken('1970-04-03'), ['--yes'])).err).toContain('från och med 1970-04-01');
});

test('a file without line breaks is not told in full, not even to a machine', async () => {
  const oneLine = `${'å'.repeat(1_000_000)};typ`;
  for (const flags of [[], ['--json']]) {
    const { code, out, err } = await run(oneLine, flags);
    expect([code, out.length + err.length < 2_000]).toEqual([1, true]);
  }
});

test('the same file again has nothing to change, and nobody is told', async () => {
  await run(norrvik);
  expect(await run(norrvik)).toEqual({
    code: 0,
    out: 'Norrviks kommun: inget att ändra.',
    err: '',
    looked: [],
  });
});

test('where nobody can answer, changes are shown and not made', async () => {
  await run(norrvik);
  const { code, out, err, looked } = await run(norrvik.replace('"Havreskolan"', '"Nya Havreskolan"'));
  expect(out).toBe(
    'Norrviks kommun: en ändring.\n  Ändrad plats: Nya Havreskolan (under barn-och-unga): namn Nya Havreskolan (förut Havreskolan)',
  );
  expect([code, err, looked]).toEqual([1, 'Inget är inläst. Kör igen med --yes för att läsa in ändringarna.', []]);
  expect(await fresh.database.place.count({ where: { title: 'Nya Havreskolan' } })).toBe(0);
});

test('--yes and an answered question load them, any other answer does not', async () => {
  await run(norrvik);
  expect((await run(norrvik.replace('"Havreskolan"', '"Havre 1"'), ['--yes'])).code).toBe(0);
  expect((await run(norrvik.replace('"Havreskolan"', '"Havre 2"'), [], 'Ja ')).code).toBe(0);
  expect((await run(norrvik.replace('"Havreskolan"', '"Havre 3"'), [], '')).err).toBe('Inget är inläst.');
  expect((await fresh.database.place.findFirstOrThrow({ where: { key: 'havreskolan' } })).title).toBe('Havre 2');
});

test('faults go to stderr, fifty of them in full', async () => {
  const rows = Array.from({ length: 60 }, () => 'chef');
  const { code, out, err } = await run(['typ', ...rows].join('\n'));
  expect([code, out]).toEqual([1, '']);
  const lines = err.split('\n');
  expect(lines[0]).toBe('62 fel i filen, inget är inläst.');
  expect(lines).toHaveLength(52);
  expect(lines.at(-1)).toBe('… och tolv fel till.');
});

test('--json answers with one document a machine can read', async () => {
  const wrong = JSON.parse((await run('typ\nchef', ['--json'])).out) as { faults: unknown[] };
  expect(wrong).toMatchObject({ outcome: 'faults' });
  expect(wrong.faults).toContainEqual(
    expect.objectContaining({ kind: 'type-unknown', row: 2, column: 'typ', value: 'chef' }),
  );
  const loaded: unknown = JSON.parse((await run(norrvik, ['--json'])).out);
  expect(loaded).toMatchObject({ outcome: 'imported', municipality: { id: '9901' }, first: true });
});

test('wrong use is told as such', async () => {
  expect(await command([])).toMatchObject({
    code: 2,
    err: expect.stringMatching(/^Användning: arshjul import organisation FIL/),
  });
  expect(await command(['a', '--nej'])).toMatchObject({ code: 2 });
  expect(await command([join(folder, 'finns-inte.csv')])).toMatchObject({
    code: 2,
    err: expect.stringMatching(/går inte att läsa/),
  });
});
