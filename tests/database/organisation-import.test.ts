import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { exampleOrganisationFile } from '../../src/contract/organisation-import/example-file.ts';
import { readOrganisationFile } from '../../src/contract/organisation-import/read-organisation-file.ts';
import { importOrganisation, type OrganisationImport } from '../../src/database/organisation/import-organisation.ts';
import { listMunicipalities, loadOrganisation, unreachablePersons } from '../../src/database/organisation-store.ts';
import { changeText } from '../../src/text/organisation-changes.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';

let fresh: FreshDatabase;
beforeEach(async () => {
  fresh = await freshDatabase();
});
afterEach(() => fresh.close());

const NOON = Date.UTC(2026, 7, 3, 10);
const example = readFileSync(exampleOrganisationFile(), 'utf8').slice(1);

async function load(text: string, confirm: () => boolean | Promise<boolean> = () => true): Promise<OrganisationImport> {
  const read = readOrganisationFile(new TextEncoder().encode(text));
  return await importOrganisation({
    database: fresh.database,
    read,
    now: NOON,
    actor: 'system',
    confirm,
  });
}

function lines(outcome: OrganisationImport): readonly string[] {
  return 'changes' in outcome ? outcome.changes.map(changeText) : [];
}

async function everything(): Promise<unknown> {
  const { municipality, place, board, person, post, absence, audit } = fresh.database;
  const tables = [
    municipality.findMany(),
    place.findMany({ orderBy: { key: 'asc' } }),
    board.findMany({ orderBy: { key: 'asc' } }),
    person.findMany({ orderBy: { key: 'asc' } }),
    post.findMany({ orderBy: { id: 'asc' } }),
    absence.findMany({ orderBy: { id: 'asc' } }),
    audit.count(),
  ];
  return await Promise.all(tables);
}

test('the example is loaded whole, without asking, and can be read as an organisation', async () => {
  const outcome = await load(example, () => {
    throw new Error('nobody is asked the first time');
  });
  expect(outcome).toMatchObject({ kind: 'imported', first: true, municipality: { id: '0181' } });
  const organisation = await loadOrganisation(fresh.database, '0181');
  expect(organisation.places).toHaveLength(42);
  expect(organisation.places.find(({ key }) => key === 'kommunen')).toEqual({
    key: 'kommunen',
    level: 'municipality',
    title: 'Södertälje kommun',
    schoolForms: [],
    yearGroups: [],
  });
  expect(organisation.places.find(({ key }) => key === 'grundskola')?.operation).toBe('grundskola');
  expect(organisation.places.find(({ key }) => key === 'oxbacksskolan')).toMatchObject({
    parent: 'grundskola',
    operation: 'grundskola',
    yearGroups: ['F', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
  });
  const away = organisation.absences.find(({ from }) => from === '2026-11-09');
  const nameOf = (id: string | undefined) => organisation.persons.find((person) => person.id === id)?.name;
  expect([nameOf(away?.person), nameOf(away?.substitute)]).toEqual(['Ines Falkvret', 'Mirjam Ekvall']);
  expect(await listMunicipalities(fresh.database)).toEqual([
    { id: '0181', title: 'Södertälje kommun', contact: 'kvalitet@sodertalje.example' },
  ]);
});

test('loaded twice it changes nothing', async () => {
  await load(example);
  const before = await everything();
  expect(await load(example)).toMatchObject({ kind: 'unchanged' });
  expect(await everything()).toEqual(before);
});

test('a changed file shows what changes before it does it, and does nothing when declined', async () => {
  await load(example);
  const before = await everything();
  const changed = example
    .replace('rakel.vinterdal;rektor;;oxbacksskolan;;;;;', 'rakel.vinterdal;rektor;;oxbacksskolan;;;;2026-12-31;')
    .replace('joar.almsund@', 'joar@');
  let during: unknown;
  const outcome = await load(changed, async () => {
    during = await everything();
    return false;
  });
  expect(outcome.kind).toBe('declined');
  expect(during).toEqual(before);
  expect(await everything()).toEqual(before);
  expect(lines(outcome)).toEqual([
    'Ändrad person: Joar Almsund, joar@oxbacksskolan.example: e-post joar@oxbacksskolan.example (förut joar.almsund@oxbacksskolan.example)',
    'Ändrat uppdrag: rakel.vinterdal, rektor, oxbacksskolan, till 2026-12-31: till 2026-12-31 (förut tills vidare)',
  ]);
  expect(outcome).toMatchObject({ places: ['oxbacksskolan'] });
});

test('a confirmed change keeps the ids and is told in the log, by whom and when', async () => {
  await load(example);
  const before = await fresh.database.person.findFirstOrThrow({ where: { key: 'joar.almsund' } });
  await fresh.database.person.update({
    where: { id: before.id },
    data: { unreachableSince: '2026-08-01' },
  });
  expect(await unreachablePersons(fresh.database, '0181')).toEqual({ [before.id]: '2026-08-01' });
  expect((await load(example.replace('joar.almsund@', 'joar@'))).kind).toBe('imported');
  const after = await fresh.database.person.findFirstOrThrow({ where: { key: 'joar.almsund' } });
  expect(after).toMatchObject({ id: before.id, email: 'joar@oxbacksskolan.example' });
  expect(await unreachablePersons(fresh.database, '0181')).toEqual({});
  const last = await fresh.database.audit.findFirstOrThrow({ orderBy: { id: 'desc' } });
  expect(last).toMatchObject({
    action: 'organisation-person',
    actor: 'system',
    municipalityId: '0181',
    at: new Date(NOON),
    details: {
      before: { email: 'joar.almsund@oxbacksskolan.example' },
      after: { email: 'joar@oxbacksskolan.example' },
    },
  });
});

test('a file with a fault loads nothing of what is right in it', async () => {
  const outcome = await load(`${example}uppdrag;;;;;;;;finns.inte;rektor;;oxbacksskolan;;;;;\r\n`);
  expect(outcome).toMatchObject({
    kind: 'faults',
    faults: [{ kind: 'person-unknown', value: 'finns.inte' }],
  });
  expect(await fresh.database.municipality.count()).toBe(0);
  expect(await fresh.database.person.count()).toBe(0);
});

test('absence from a file closes nothing, only a last day does', async () => {
  await load(example);
  const head = example.slice(0, example.indexOf('\n') + 1);
  const own = example.split('\r\n').find((line) => line.startsWith('kommun;')) ?? '';
  const away = 'frånvaro;;;;;;;;rakel.vinterdal;;;;;joar.almsund;2026-09-01;2026-09-11;';
  const outcome = await load([head.trim(), own, away].join('\n'));
  expect(lines(outcome)).toEqual(['Ny frånvaro: rakel.vinterdal, 2026-09-01–2026-09-11, vikarie joar.almsund']);
  expect(outcome).toMatchObject({ kind: 'imported', places: ['oxbacksskolan'] });
  const organisation = await loadOrganisation(fresh.database, '0181');
  expect(organisation.places).toHaveLength(42);
  expect(organisation.absences).toHaveLength(4);
});

test('a corrected first day changes the post that is there instead of adding one', async () => {
  await load(example);
  const posts = await fresh.database.post.count();
  const moved = example.replace(
    'sten.hallmyr;rektor;;vallaskolan;;;2026-11-11',
    'sten.hallmyr;rektor;;vallaskolan;;;2026-11-16',
  );
  expect(lines(await load(moved))).toEqual([
    'Ändrat uppdrag: sten.hallmyr, rektor, vallaskolan, från 2026-11-16: från 2026-11-16 (förut 2026-11-11)',
  ]);
  expect(await fresh.database.post.count()).toBe(posts);
});

test('two persons can exchange addresses, and an address cannot be taken from somebody the file is silent about', async () => {
  await load(example);
  const swapped = example
    .replace('joar.almsund@', 'x@')
    .replace('rakel.vinterdal@', 'joar.almsund@')
    .replace('x@oxbacksskolan', 'rakel.vinterdal@oxbacksskolan');
  expect((await load(swapped)).kind).toBe('imported');
  const joar = await fresh.database.person.findFirstOrThrow({ where: { key: 'joar.almsund' } });
  expect(joar.email).toBe('rakel.vinterdal@oxbacksskolan.example');
  const small = 'typ;nyckel;namn;e-post\nkommun;0181;S;k@s.example\nperson;ny;Ny;karim.stahlgren@sodertalje.example';
  expect(await load(small)).toMatchObject({
    kind: 'faults',
    faults: [{ kind: 'address-repeated', other: 'karim.stahlgren' }],
  });
});

test('a moved operation moves the units below it, though the file does not name them', async () => {
  await load(example);
  const rows = example.split('\r\n');
  const kept = rows.filter((line) => /^(typ|kommun);/.test(line));
  const moved = [...kept, 'plats;barn;Barn;;area;kommunen', 'plats;forskola;Förskolan;;operation;barn;förskola'];
  const outcome = await load(moved.join('\n'));
  expect(outcome.kind).toBe('imported');
  const organisation = await loadOrganisation(fresh.database, '0181');
  expect(organisation.places.find(({ key }) => key === 'tveta')).toMatchObject({
    parent: 'forskola',
    operation: 'barn',
  });
  expect(organisation.places.find(({ key }) => key === 'oxbacksskolan')?.operation).toBe('grundskola');
});

test('what somebody else changed between showing and loading is not overwritten', async () => {
  await load(example);
  const outcome = await load(example.replace('joar.almsund@', 'joar@'), async () => {
    await load(example.replace('rakel.vinterdal@', 'rakel@'));
    return true;
  });
  expect(outcome.kind).toBe('moved-meanwhile');
  const joar = await fresh.database.person.findFirstOrThrow({ where: { key: 'joar.almsund' } });
  expect(joar.email).toBe('joar.almsund@oxbacksskolan.example');
});

test('a hundred thousand rows are loaded whole, and change nothing the second time', { timeout: 180_000 }, async () => {
  const rows = Array.from({ length: 33_333 }, (_, n) => [
    `plats;u${n};Enhet ${n};;unit;o;grundskola;F-9`,
    `person;p${n};Person ${n};p${n}@stor.example`,
    `uppdrag;;;;;;;;p${n};rektor;;u${n};;;;`,
  ]).flat();
  const heading = example.slice(0, example.indexOf('\r'));
  const text = [
    heading,
    'kommun;9999;Stor;k@stor.example',
    'plats;k;K;;municipality',
    'plats;o;O;;operation;k',
    ...rows,
  ].join('\n');
  expect((await load(text)).kind).toBe('imported');
  expect((await load(text)).kind).toBe('unchanged');
});
