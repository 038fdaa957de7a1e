import { expect, test } from 'vitest';
import { readOrganisationFile } from '../../src/contract/organisation-import/read-organisation-file.ts';
import { ORGANISATION_FAULTS, type OrganisationFaultKind } from '../../src/domain/organisation-fault.ts';
import { previewFile } from '../../src/domain/organisation-preview.ts';
import { faultText } from '../../src/text/import-faults.ts';

const HEADING =
  'typ;nyckel;namn;e-post;nivå;under;skolformer;årskurser;person;roll;titel;plats;nämnd;vikarie;från;till;anm';

/** A sound little organisation, rows 1–9. */
const SOUND = [
  HEADING,
  'kommun;9901;Norrvik;skola@norrvik.example',
  'plats;norrvik;Norrvik;;topp',
  'plats;skolor;Skolor;;mellan;norrvik',
  'plats;a;A-skolan;;enhet;skolor',
  'nämnd;bun;Nämnden',
  'person;anna;Anna Å;anna@norrvik.example',
  'person;bo;Bo B;bo@norrvik.example',
  'uppdrag;;;;;;;;anna;rektor;;a',
];

function post(person: string, role: string, place = '', more = ''): string {
  return `uppdrag;;;;;;;;${person};${role};;${place};${more}`;
}

function absence(person: string, substitute: string, from: string, to: string): string {
  return `frånvaro;;;;;;;;${person};;;;;${substitute};${from};${to}`;
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function messages(file: Uint8Array | readonly string[]): string[] {
  const read = readOrganisationFile(file instanceof Uint8Array ? file : bytes(file.join('\n')));
  const { preview } = previewFile(undefined, read);
  return preview.kind === 'faults' ? preview.faults.map(faultText) : [];
}

const deep = Array.from({ length: 9 }, (_, n) => `plats;d${n};D;;n${n};${n === 0 ? 'a' : `d${n - 1}`}`);

const CASES: Readonly<Record<OrganisationFaultKind, { file: Uint8Array | readonly string[]; says: RegExp }>> = {
  'file-empty': { file: bytes('\ufeff \n'), says: /^filen är tom/ },
  'file-too-large': {
    file: new Uint8Array(50_000_001).fill(65),
    says: /^filen är 50000001 byte\. Väntat: högst 50 MB/,
  },
  'file-not-text': {
    file: new Uint8Array(Buffer.from('\ufefftyp;nyckel', 'utf16le')),
    says: /UTF-16/,
  },
  'csv-syntax': {
    file: [...SOUND, 'plats;"b;B-skolan'],
    says: /citattecken öppnas men stängs aldrig/,
  },
  'json-syntax': { file: bytes('[ { "typ": "kommun", } ]'), says: /går inte att läsa som JSON/ },
  'json-shape': {
    file: bytes('[ { "typ": "kommun" }, 7 ]'),
    says: /^Rad 2: här står något annat än ett objekt/,
  },
  'no-semicolons': {
    file: ['typ,nyckel,namn', 'kommun,9901,Norrvik'],
    says: /^Rad 1: rubrikraden är ”typ,nyckel,namn”/,
  },
  'column-unknown': {
    file: [`${HEADING};telefon`, ...SOUND.slice(1)],
    says: /^Rad 1, kolumn telefon: kolumnen ”telefon” är okänd\. Väntat: någon av typ, nyckel/,
  },
  'column-repeated': {
    file: [`${HEADING};namn`, ...SOUND.slice(1)],
    says: /^Rad 1, kolumn namn: .*två gånger/,
  },
  'rows-none': {
    file: [HEADING, ';;', ''],
    says: /^filen har ingen rad, bara rubriker.*Väntat: minst en rad för kommunen/,
  },
  'name-repeated': {
    file: bytes(
      '[{ "typ": "kommun", "nyckel": "9901", "namn": "Norrvik", "e-post": "a@norrvik.example" },\n' +
        ' { "typ": "plats", "nyckel": "norrvik", "namn": "Nor",\n   "Namn": "Norrvik", "nivå": "topp" }]',
    ),
    says: /^Rad 2, kolumn Namn: ”Namn” står en gång till i samma objekt \(textrad 3, tecken 4\)/,
  },
  'column-missing': {
    file: [HEADING.replace('nyckel', 'nyckl'), ...SOUND.slice(1)],
    says: /^Rad 1, kolumn nyckel: kolumnen ”nyckel” saknas/,
  },
  'letters-damaged': {
    file: [...SOUND, 'nämnd;x;FÃ¶r- och grundskolenÃ¤mnden'],
    says: /^Rad 10, kolumn namn: ”FÃ¶r.*UTF-8 eller Windows-1252/,
  },
  'cell-without-column': {
    file: [...SOUND, 'nämnd;x;N;;;;;;;;;;;;;;;extra'],
    says: /^Rad 10, kolumn 18: ”extra” står i en kolumn utan rubrik/,
  },
  'type-unknown': {
    file: [...SOUND, 'chef;x;N'],
    says: /^Rad 10, kolumn typ: ”chef” är ingen radtyp\. Väntat: någon av kommun, plats/,
  },
  'cell-missing': {
    file: [...SOUND, 'person;x;;x@norrvik.example'],
    says: /^Rad 10, kolumn namn: cellen är tom\. Väntat: ett värde på en rad av typen person/,
  },
  'cell-not-for-type': {
    file: [...SOUND, 'nämnd;x;N;n@norrvik.example'],
    says: /^Rad 10, kolumn e-post: ”n@norrvik.example” hör inte hemma här/,
  },
  'place-for-role': {
    file: [...SOUND, post('bo', 'rektor')],
    says: /^Rad 10, kolumn plats: cellen är tom för rollen rektor\. Väntat: en plats/,
  },
  'board-for-role': {
    file: [...SOUND, post('bo', 'nämndsekreterare', 'a')],
    says: /^Rad 10, kolumn plats: ”a” hör inte till rollen nämndsekreterare/,
  },
  'nowhere-for-role': {
    file: [...SOUND, post('bo', 'administratör', 'a')],
    says: /^Rad 10, kolumn plats: ”a” hör inte till rollen administratör/,
  },
  'value-not-text': {
    file: bytes('[ { "typ": "kommun", "nyckel": true } ]'),
    says: /^Rad 1, kolumn nyckel: värdet är varken text eller tal/,
  },
  'too-long': {
    file: [...SOUND, `nämnd;x;${'N'.repeat(201)}`],
    says: /^Rad 10, kolumn namn: .*för lång/,
  },
  'unseen-letters': {
    file: [...SOUND, 'nämnd;x;Nämnden\u202e'],
    says: /^Rad 10, kolumn namn: ”Nämnden\\u202e” har ett tecken som inte syns\. Väntat: text utan styrtecken/,
  },
  'bad-code': {
    file: SOUND.with(1, 'kommun;Norrvik;Norrvik;skola@norrvik.example'),
    says: /^Rad 2, kolumn nyckel: ”Norrvik” är ingen kommunkod/,
  },
  'bad-key': {
    file: [...SOUND, 'plats;Å-skolan;Å;;enhet;skolor'],
    says: /^Rad 10, kolumn nyckel: ”Å-skolan” går inte att använda som nyckel/,
  },
  'bad-email': {
    file: [...SOUND, 'person;x;X;x@norrvik'],
    says: /^Rad 10, kolumn e-post: ”x@norrvik” är ingen e-postadress/,
  },
  'bad-date': {
    file: [...SOUND, post('bo', 'rektor', 'a', ';;2027-02-29')],
    says: /^Rad 10, kolumn från: ”2027-02-29” är inget datum/,
  },
  'bad-role': {
    file: [...SOUND, post('bo', 'kung', 'a')],
    says: /^Rad 10, kolumn roll: ”kung” är ingen roll/,
  },
  'bad-year-groups': {
    file: [...SOUND, 'plats;b;B;;enhet;skolor;;07-sep'],
    says: /^Rad 10, kolumn årskurser: ”07-sep” är inga årskurser/,
  },
  'to-before-from': {
    file: [...SOUND, absence('bo', 'anna', '2026-10-02', '2026-10-01')],
    says: /^Rad 10, kolumn till: 2026-10-01 är före/,
  },
  'municipality-missing': {
    file: SOUND.toSpliced(1, 1),
    says: /^Kolumn typ: ingen rad är av typen kommun/,
  },
  'municipality-repeated': {
    file: [...SOUND, 'kommun;9902;Sörvik;skola@sorvik.example'],
    says: /^Rad 10, kolumn typ: en kommun till, 9902.*den första står på rad 2/,
  },
  'key-repeated': {
    file: [...SOUND, 'plats;a;A igen;;enhet;skolor'],
    says: /^Rad 10, kolumn nyckel: nyckeln ”a” finns redan på rad 5/,
  },
  'address-repeated': {
    file: [...SOUND, 'person;x;X;ANNA@norrvik.example'],
    says: /^Rad 10, kolumn e-post: adressen ”anna@norrvik.example” är redan anna:s på rad 7/,
  },
  'place-unknown': {
    file: [...SOUND, post('bo', 'rektor', 'b')],
    says: /^Rad 10, kolumn plats: ”b” finns inte/,
  },
  'board-unknown': {
    file: [...SOUND, post('bo', 'politiker', '', 'kn')],
    says: /^Rad 10, kolumn nämnd: ”kn” finns inte/,
  },
  'person-unknown': {
    file: [...SOUND, absence('bo', 'cia', '2026-10-01', '2026-10-02')],
    says: /^Rad 10, kolumn vikarie: ”cia” finns inte/,
  },
  'top-missing': {
    file: SOUND.with(2, 'plats;norrvik;Norrvik;;topp;a'),
    says: /^Kolumn under: alla platser står under någon annan/,
  },
  'top-repeated': {
    file: [...SOUND, 'plats;b;B;;enhet'],
    says: /^Rad 10, kolumn under: ”b” står inte under någon plats, men det gör inte heller ”norrvik”/,
  },
  'own-parent': {
    file: [...SOUND, 'plats;b;B;;enhet;b'],
    says: /^Rad 10, kolumn under: platsen står under sig själv \(b → b\)/,
  },
  'place-circle': {
    file: [...SOUND, 'plats;b;B;;enhet;c', 'plats;c;C;;mellan;b'],
    says: /^Rad 10, kolumn under: platserna går i ring: b → c → b/,
  },
  'level-same': {
    file: [...SOUND, 'plats;b;B;;enhet;a'],
    says: /^Rad 10, kolumn nivå: platsen och den ovanför är båda på nivån ”enhet”/,
  },
  'level-circle': {
    file: [...SOUND, 'plats;b;B;;enhet;norrvik', 'plats;c;C;;mellan;b'],
    says: /^Rad 11, kolumn nivå: nivåerna går i ring: ”mellan” står här under ”enhet”/,
  },
  'too-deep': { file: [...SOUND, ...deep], says: /^Rad 17, kolumn under: ”d7” är den elfte nivån/ },
  'own-superior': {
    file: [...SOUND, post('anna', 'verksamhetschef', 'skolor')],
    says: /^Rad 9, kolumn plats: anna blir sin egen chef: a under skolor på rad 10, samtidigt/,
  },
  'own-substitute': {
    file: [...SOUND, absence('bo', 'bo', '2026-10-01', '2026-10-02')],
    says: /^Rad 10, kolumn vikarie: bo är vikarie för sig själv/,
  },
  'post-overlaps': {
    file: [...SOUND, post('anna', 'enhetschef', 'a', ';;2027-01-01')],
    says: /^Rad 10, kolumn från: anna har redan samma uppdrag vid den tiden på rad 9/,
  },
  'absence-overlaps': {
    file: [...SOUND, absence('bo', 'anna', '2026-10-01', '2026-10-09'), absence('bo', '', '2026-10-09', '2026-10-12')],
    says: /^Rad 11, kolumn från: bo är redan frånvarande vid den tiden på rad 10/,
  },
};

test('a sound file has no faults', () => {
  expect(messages(SOUND)).toEqual([]);
});

test.each(ORGANISATION_FAULTS)('%s is told by row, column, value and expectation', (kind) => {
  const { file, says } = CASES[kind];
  const told = messages(file);
  expect(told).toContainEqual(expect.stringMatching(says));
  expect(told.every((text) => text.includes('Väntat: '))).toBe(true);
});

const WITH_ECHOES: readonly OrganisationFaultKind[] = [
  'column-missing',
  'top-missing',
  'too-deep',
  'value-not-text',
  'json-shape',
];

test.each(ORGANISATION_FAULTS.filter((kind) => !WITH_ECHOES.includes(kind)))(
  '%s is told once, with nothing beside it',
  (kind) => {
    expect(messages(CASES[kind].file)).toHaveLength(1);
  },
);

test('all faults of a file are told in one go, in the order of its rows', () => {
  const told = messages([
    `${HEADING};telefon`,
    ...SOUND.slice(1),
    'person;x;X;fel',
    'plats;a;A igen;;enhet;skolor',
    post('x', 'rektor', 'finns-inte', ';;2027-02-30'),
    post('anna', 'utbildningsdirektör', 'norrvik'),
  ]);
  expect(told.map((text) => text.slice(0, text.indexOf(':')))).toEqual([
    'Rad 1, kolumn telefon',
    'Rad 9, kolumn plats',
    'Rad 10, kolumn e-post',
    'Rad 11, kolumn nyckel',
    'Rad 12, kolumn från',
  ]);
});

test('to refer to a row that has a fault of its own is no further fault', () => {
  expect(messages([...SOUND, 'person;x;X;fel', post('x', 'rektor', 'a')])).toHaveLength(1);
});

test('a superior at another time is no superior', () => {
  const file = SOUND.with(8, post('anna', 'rektor', 'a', ';;;2026-12-31'));
  expect(messages([...file, post('anna', 'verksamhetschef', 'skolor', ';;2027-01-01')])).toEqual([]);
});

test('a hundred thousand faulty rows are told, each by itself', () => {
  const rows = Array.from({ length: 100_000 }, (_, n) => `uppdrag;;;;;;;;p${n};rektor;;nej${n};;;2027-02-30`);
  expect(messages([...SOUND, ...rows])).toHaveLength(100_000);
});
