import { simpleParser, type ParsedMail } from 'mailparser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decidePlan } from '../../activities/decide-plan.ts';
import { readOrganisationFile } from '../../src/contract/organisation-import/read-organisation-file.ts';
import { importOrganisation } from '../../src/database/organisation/import-organisation.ts';
import { loadOrganisation } from '../../src/database/organisation-store.ts';
import { loadPlan } from '../../src/database/plan-store.ts';
import { instantAt } from '../../src/domain/calendar/local-time.ts';
import { planId, type PlanId } from '../../src/domain/plan-id.ts';
import { previewFile } from '../../src/domain/organisation-preview.ts';
import type { Instant } from '../../src/domain/time.ts';
import { dispatchMorning } from '../../src/outbox/dispatch-morning.ts';
import { startCycle } from '../../src/school-year/start-cycle.ts';
import { faultText } from '../../src/text/import-faults.ts';
import { processWorld, YEAR, type ProcessWorld } from '../support/process-world.ts';
import { smallDefinition } from '../support/small-municipality.ts';
import { signIn, type SignedIn } from './support/browser.ts';
import { temporalAtOnce } from './support/cycle.ts';
import { HOSTILE_ADDRESSES, HOSTILE_TEXTS } from './support/hostile-strings.ts';
import { webForTests, type WebForTests } from './support/web-for-tests.ts';

const CODE = '7777';
const TEXTS = Object.entries(HOSTILE_TEXTS).map(([name, text], index) => ({
  name,
  school: `skola-${index}`,
  text: text.replaceAll('MARK', String(index)),
}));
/** A tag, a handler or a script that one of the texts has made. */
const BREAKS_OUT = /<\/?xss-|<script|<!--(?![^<]*-->)|<[a-z][^<>]*\s(?:on\w+\s*=|xss-)/i;
type Cells = Readonly<Record<string, string>>;

/** A town in which every school's name, its head's name and title are one of the texts. */
function rows(texts: readonly { school: string; text: string }[], address = (school: string) => `${school}@x.example`) {
  return [
    { typ: 'kommun', nyckel: CODE, namn: 'Norrvik', 'e-post': 'kvalitet@x.example' },
    { typ: 'plats', nyckel: 'kommunen', namn: 'Norrvik', nivå: 'municipality' },
    { typ: 'plats', nyckel: 'grundskola', namn: 'Grundskola', nivå: 'operation', under: 'kommunen' },
    { typ: 'nämnd', nyckel: 'namnden', namn: 'Nämnden' },
    ...staff('dag', 'utbildningsdirektör', 'kommunen'),
    ...staff('vera', 'verksamhetschef', 'grundskola'),
    ...staff('adam', 'administratör'),
    ...texts.flatMap(({ school, text }) => [
      { typ: 'plats', nyckel: school, namn: text, nivå: 'unit', under: 'grundskola' },
      { typ: 'person', nyckel: `chef-${school}`, namn: text, 'e-post': address(school) },
      { typ: 'uppdrag', person: `chef-${school}`, roll: 'rektor', titel: text, plats: school },
    ]),
  ] as readonly Cells[];
}
function staff(key: string, role: string, place?: string): readonly Cells[] {
  return [
    { typ: 'person', nyckel: key, namn: key, 'e-post': `${key}@x.example` },
    { typ: 'uppdrag', person: key, roll: role, ...(place !== undefined && { plats: place }) },
  ];
}
function asJson(list: readonly Cells[]): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(list));
}
function asCsv(list: readonly Cells[]): Uint8Array {
  const columns = [...new Set(list.flatMap((row) => Object.keys(row)))];
  const cell = (value = ''): string => `"${value.replaceAll('"', '""')}"`;
  const lines = [columns.join(';'), ...list.map((row) => columns.map((column) => cell(row[column])).join(';'))];
  return new TextEncoder().encode(lines.join('\r\n'));
}
function faultsOf(bytes: Uint8Array): readonly string[] {
  const { preview } = previewFile(undefined, readOrganisationFile(bytes));
  return preview.kind === 'faults' ? preview.faults.map(faultText) : [];
}
const isAdmitted = (one: (typeof TEXTS)[number]): boolean => faultsOf(asJson(rows([one]))).length === 0;
const ADMITTED = TEXTS.filter(isAdmitted);

function local(text: string): Instant {
  return instantAt('Europe/Stockholm', text.slice(0, 10), text.slice(11));
}

let world: ProcessWorld;
let web: WebForTests;
let mails: readonly { readonly to: string; readonly raw: string; readonly parsed: ParsedMail }[];
const logged: string[] = [];

async function decideAll(now: Instant): Promise<void> {
  world.clock.now = now;
  const plans = await world.services.database.plan.findMany({ where: { municipalityId: CODE }, select: { id: true } });
  for (const { id } of plans) await decidePlan(world.services, { plan: id });
}
async function press(key: string, plan: PlanId, act: object, content?: unknown): Promise<void> {
  const { database } = world.services;
  const { id: by } = await database.person.findFirstOrThrow({ where: { municipalityId: CODE, key } });
  const value = content === undefined ? {} : { content: { value: content, missing: [] } };
  const intent = await world.record({ plan, task: 'autumn', by, act, ...value } as never);
  const { verdict } = await decidePlan(world.services, { plan, intent });
  expect(verdict).toMatchObject({ accepted: true });
}

beforeAll(async () => {
  const log = (message: string, details?: object): void => void logged.push(JSON.stringify({ message, ...details }));
  world = await processWorld({ now: local('2026-10-08T16:00'), overrides: { log: { info: log, error: log } } });
  const { database } = world.services;
  const read = readOrganisationFile(asJson(rows(ADMITTED)));
  const done = await importOrganisation({ database, read, now: world.clock.now, actor: 'system', confirm: () => true });
  expect(done.kind).toBe('imported');
  const definition = smallDefinition(CODE);
  const started = await startCycle(world.services, {
    ...{ municipality: CODE, year: YEAR, definition, meetings: {}, by: 'system' },
  });
  expect(started.kind).toBe('started');
  for (const morning of ['2026-10-08T16:00', '2026-10-09T06:31']) await decideAll(local(morning));
  await dispatchAt('2026-10-09T08:00');
  for (const [index, { school, text }] of ADMITTED.entries()) {
    const plan = planId({ municipality: CODE, place: school, year: YEAR });
    world.clock.now = local('2026-10-20T10:00');
    await press(`chef-${school}`, plan, { kind: 'ask-extension', due: '2026-11-20', reason: `Skäl: ${text}` });
    if (index % 3 === 0) await press('vera', plan, { kind: 'refuse-extension', reason: `Nej: ${text}` });
    if (index % 3 === 1) await press('vera', plan, { kind: 'except', reason: `Undantag: ${text}` });
    if (index % 3 === 2) {
      await press(`chef-${school}`, plan, { kind: 'hand-in' }, { sections: { text: { svar: text } } });
      const hash = (await loadPlan(database, plan))?.state.tasks['autumn']?.handedIn?.hash ?? '';
      await press('vera', plan, { kind: 'return', hash, reason: `Åter: ${text}` });
    }
  }
  for (const day of ['2026-10-21', '2026-11-10', '2026-11-24', '2026-11-30', '2026-12-07']) {
    await decideAll(local(`${day}T06:31`));
    await dispatchAt(`${day}T08:00`);
  }
  const now = world.clock.now;
  web = webForTests(database, { now, temporal: temporalAtOnce(database, () => now) });
  mails = await Promise.all(world.sink.mails.map(async (one) => ({ ...one, parsed: await simpleParser(one.raw) })));
}, 240_000);
afterAll(async () => world.close());

async function dispatchAt(text: string): Promise<void> {
  world.clock.now = local(text);
  for (let more = true; more;) ({ more } = await dispatchMorning(world.services, { municipality: CODE }));
}

test('a text is admitted as it is, or refused with its row, its column and what was expected, in CSV as in JSON', () => {
  expect(ADMITTED.length).toBeGreaterThan(15);
  for (const one of TEXTS) {
    for (const bytes of [asJson(rows([one])), asCsv(rows([one]))]) {
      const faults = faultsOf(bytes);
      if (isAdmitted(one)) expect([one.name, faults]).toEqual([one.name, []]);
      expect(faults.join(' ')).not.toMatch(/\p{Cc}|\u202e/u);
      for (const fault of faults)
        expect(fault).toMatch(/^(Rad \d+, kolumn [^:]+: |filen är ingen vanlig text)[\s\S]*Väntat: /);
    }
  }
});

test('what is kept of a name is one line, without signs that are not seen', async () => {
  const { persons, places, posts } = await loadOrganisation(world.services.database, CODE);
  const kept = [
    ...persons.map(({ name }) => name),
    ...places.map(({ title }) => title),
    ...posts.map(({ title }) => title),
  ];
  // Format characters that join letters and emoji (Cf: U+200D) belong to names.
  for (const text of kept) expect(text).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\u200b\ufeff]/u);
});

test('the same texts in CSV are the same organisation', async () => {
  const fromJson = readOrganisationFile(asJson(rows(ADMITTED))).file;
  const fromCsv = readOrganisationFile(asCsv(rows(ADMITTED))).file;
  const names = (file: typeof fromJson): readonly string[] => file.persons.map(({ record }) => record.name);
  expect(names(fromCsv)).toEqual(names(fromJson));
});

test.each(HOSTILE_ADDRESSES)(
  'the address %j is refused with its place, or is one address and no more',
  async (address) => {
    const [first] = TEXTS;
    const town = rows(first === undefined ? [] : [{ ...first, text: 'Ada' }], () => address);
    for (const bytes of [asJson(town), asCsv(town)]) {
      const faults = faultsOf(bytes);
      for (const fault of faults)
        expect(fault).toMatch(/^(Rad \d+, kolumn e-post: |filen är ingen vanlig text)[\s\S]*Väntat: /);
      if (faults.length > 0) continue;
      const { file } = readOrganisationFile(bytes);
      const kept = file.persons.find(({ record }) => record.key.startsWith('chef'))?.record.email ?? '';
      expect(kept).toMatch(/^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/);
      const { to } = await simpleParser(`To: ${kept}\r\n\r\n`);
      expect([to].flat().flatMap((list) => list?.value ?? [])).toMatchObject([{ address: kept }]);
    }
  },
);

test('every e-mail has the headers it should have, one receiver, and the parts it was made of', () => {
  expect(mails.length).toBeGreaterThan(ADMITTED.length);
  for (const { to, raw, parsed } of mails) {
    const receivers = [parsed.to].flat().flatMap((list) => list?.value ?? []);
    expect(receivers.map(({ address }) => address)).toEqual([to]);
    expect(parsed.from?.value.map(({ address }) => address)).toEqual([world.settings.senderAddress]);
    for (const unwanted of ['x-evil', 'bcc', 'cc', 'received']) expect(parsed.headers.has(unwanted)).toBe(false);
    expect(raw.split('\r\n\r\n')[0]).not.toMatch(/^(X-Evil|Bcc|Cc):/im);
    expect(parsed.subject).not.toMatch(/\p{Cc}/u);
    expect(parsed.attachments.every(({ contentType }) => contentType === 'text/calendar')).toBe(true);
    expect(parsed.attachments.length).toBeLessThanOrEqual(1);
    expect(parsed.html).not.toMatch(BREAKS_OUT);
    expect(parsed.html).not.toMatch(/href="(?!http:\/\/|mailto:|#)/);
  }
});

test('every calendar file is one calendar of whole events, its lines folded and its texts escaped', () => {
  const files = mails.flatMap(({ parsed }) => parsed.attachments.map(({ content }) => content.toString('utf8')));
  expect(files.length).toBeGreaterThan(ADMITTED.length / 2);
  for (const file of files) {
    expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    const lines = file
      .replaceAll(/\r\n[ \t]/g, '')
      .split('\r\n')
      .slice(0, -1);
    const names = lines.map((line) => /^[A-Z-]+/.exec(line)?.[0] ?? '');
    const known = ['BEGIN', 'END', 'VERSION', 'PRODID', 'METHOD', 'UID', 'SEQUENCE', 'DTSTAMP', 'DTSTART', 'DTEND'];
    const usual = [
      ...known,
      'SUMMARY',
      'URL',
      'TRANSP',
      'STATUS',
      'X-MICROSOFT-CDO-ALLDAYEVENT',
      'X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT',
    ];
    expect(names.filter((name) => !usual.includes(name))).toEqual([]);
    const count = (line: string): number => lines.filter((one) => one === line).length;
    expect(count('BEGIN:VCALENDAR')).toBe(1);
    expect(count('BEGIN:VEVENT')).toBe(count('END:VEVENT'));
    expect(count('BEGIN:VEVENT')).toBe(names.filter((name) => name === 'UID').length);
  }
});

test('no page lets a text out of its place', async () => {
  const read = async (who: SignedIn, paths: readonly string[]): Promise<void> => {
    for (const path of paths) {
      const answer = await who.get(path);
      const page = await answer.text();
      expect([path, answer.status]).toEqual([path, 200]);
      expect([path, BREAKS_OUT.exec(page)?.[0]]).toEqual([path, undefined]);
      expect(page).not.toMatch(/href="(?!\/|#|https?:\/\/(arshjul|temporal)\.example|mailto:kvalitet@)/);
    }
  };
  const email = await world.services.database.email.findFirstOrThrow({ where: { municipalityId: CODE } });
  const adam = await signIn(web, 'adam@x.example');
  await read(adam, ['/admin', '/admin/planer', '/admin/mejl', `/admin/mejl/${email.id}`, '/admin/organisation']);
  const vera = await signIn(web, 'vera@x.example');
  const tasks = ADMITTED.map(({ school }) => `/plan/${school}/2026-2027/autumn`);
  await read(vera, ['/enheter', ...tasks]);
  for (const { school } of ADMITTED) {
    const chef = await signIn(web, `${school}@x.example`);
    await read(chef, ['/', `/plan/${school}/2026-2027`, `/plan/${school}/2026-2027/autumn`]);
  }
}, 120_000);

test('nothing that somebody wrote stands in a log, and no line of it is two', () => {
  const lines = [...logged, ...web.logged];
  expect(lines.join('\n')).not.toMatch(/xss-|Ada|@x\.example/);
  for (const line of lines) expect(line).not.toContain('\n');
});
