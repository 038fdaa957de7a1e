import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { exampleOrganisationFile } from '../../src/contract/organisation-import/example-file.ts';
import { readOrganisationFile } from '../../src/contract/organisation-import/read-organisation-file.ts';
import { previewFile } from '../../src/domain/organisation-preview.ts';

const ROWS = ['typ;nyckel;namn;e-post', 'kommun;181;Södertälje – kommun;Kvalitet@sodertalje.example', ''].join('\r\n');

function municipality(bytes: Uint8Array): unknown {
  return readOrganisationFile(bytes).file.municipalities;
}

const READ = [
  {
    row: 2,
    record: { id: '0181', title: 'Södertälje – kommun', contact: 'kvalitet@sodertalje.example' },
  },
];

test('UTF-8 reads the same with and without a byte order mark', () => {
  expect(municipality(new TextEncoder().encode(ROWS))).toEqual(READ);
  expect(municipality(new TextEncoder().encode(`\ufeff${ROWS}`))).toEqual(READ);
});

test('Windows-1252 is read as such, dashes too', () => {
  expect(municipality(Buffer.from(ROWS.replace('–', '\u0096'), 'latin1'))).toEqual(READ);
});

test('rows that end as on another system are rows all the same', () => {
  const mixed = `${ROWS}nämnd;a;A\nnämnd;b;B\r\n`;
  expect(readOrganisationFile(new TextEncoder().encode(mixed)).file.boards.map(({ row }) => row)).toEqual([3, 4]);
});

test('letters composed of two signs, no-break spaces and quotes read as the plain ones', () => {
  const text = ROWS.normalize('NFD').replace('kommun;181', ' Kommun;"181"').replace('– ', '–\u00a0');
  expect(municipality(new TextEncoder().encode(text))).toEqual(READ);
});

test('rows count as they do in Excel, empty ones and line breaks in cells included', () => {
  const text = 'typ;nyckel;namn\n;;\n\nnämnd;a;"A\nB"\nnämnd;b;B\n';
  expect(readOrganisationFile(new TextEncoder().encode(text)).file.boards.map(({ row }) => row)).toEqual([4, 5]);
});

test('year groups are read one by one, school forms as keys', () => {
  const place = (forms: string, groups: string): unknown => {
    const text = `typ;nyckel;namn;nivå;skolformer;årskurser\nplats;a;A;enhet;${forms};${groups}`;
    const [read] = readOrganisationFile(new TextEncoder().encode(text)).file.places;
    return [read?.record.schoolForms, read?.record.yearGroups];
  };
  expect(place('Förskoleklass, anpassad grundskola', 'F-2')).toEqual([
    ['forskoleklass', 'anpassad-grundskola'],
    ['F', '1', '2'],
  ]);
  expect(place('', 'åk 7–9')).toEqual([[], ['7', '8', '9']]);
  expect(place('', '9, 7,7')).toEqual([[], ['7', '9']]);
});

test('JSON is the same rows', () => {
  const file = new URL('../../examples/norrvik/organisation.json', import.meta.url);
  const read = readOrganisationFile(readFileSync(file));
  const { preview } = previewFile(undefined, read);
  expect(preview).toMatchObject({ kind: 'changes', first: true, municipality: { id: '9901' } });
  expect(read.file.places.map(({ record }) => record.yearGroups.join(''))).toEqual(['', '', 'F123456', '789', '']);
});

const example = readOrganisationFile(readFileSync(exampleOrganisationFile()));
const units = readFileSync(new URL('../../examples/sodertalje/enheter.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(','));

test('the example has 42 plans, its units those of the municipality', () => {
  expect(previewFile(undefined, example).preview.kind).toBe('changes');
  const places = example.file.places.map(({ record }) => record);
  expect(places).toHaveLength(42);
  const listed = places.filter(({ level }) => level === 'unit').map(({ parent, title }) => [parent, title]);
  expect(listed).toEqual(units.map(([operation, unit]) => [operation, unit]));
});

test('the example has what makes a year difficult', () => {
  const posts = example.file.posts.map(({ record }) => record);
  const absences = example.file.absences.map(({ record }) => record);
  const heads = posts.filter(({ role }) => role === 'unitHead');
  const placesOf = (person: string | undefined) =>
    heads.filter((post) => post.person === person).map(({ place }) => place);
  const at = (place: string) => heads.filter((post) => post.place === place);
  expect(placesOf('ragna.bjorkhed')).toEqual(['jarna', 'vardinge']);
  expect(at('oxbacksskolan')).toHaveLength(2);
  expect(at('rosberga')).toEqual([expect.objectContaining({ to: '2027-07-31' })]);
  expect(absences.some(({ substitute }) => substitute !== undefined)).toBe(true);
  const head = posts.find(({ role, place }) => role === 'operationHead' && place === 'grundskola')?.person;
  const substitute = absences.find(({ person }) => person === head)?.substitute;
  expect(placesOf(substitute)).toEqual(['fornbackaskolan']);
});

test('every unit of the example has a chef when the läsår starts, and every address is an example', () => {
  const heads = new Set(
    example.file.posts.flatMap(({ record: { role, place, from } }) =>
      role === 'unitHead' && (from === undefined || from <= '2026-08-03') ? [place] : [],
    ),
  );
  const without = example.file.places.filter(({ record }) => record.level === 'unit' && !heads.has(record.key));
  expect(without).toEqual([]);
  expect(example.file.persons.every(({ record }) => record.email.endsWith('.example'))).toBe(true);
});
