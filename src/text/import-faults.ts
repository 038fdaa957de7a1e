import { ORGANISATION_COLUMNS, ROW_TYPES } from '../domain/organisation-file.ts';
import type { OrganisationFault, OrganisationFaultKind } from '../domain/organisation-fault.ts';
import { shortened } from './shortened.ts';

type Sentence = {
  readonly wrong: (fault: Told) => string;
  readonly expected: (fault: Told) => string;
};
type Told = {
  readonly value: string;
  readonly other: string;
  readonly row: string;
  readonly column: string;
};

/** What is wrong with an organisation file, and what was expected instead. */
const SENTENCES: Readonly<Record<OrganisationFaultKind, Sentence>> = {
  'file-empty': say('filen är tom', 'en rubrikrad och minst en rad för kommunen'),
  'file-too-large': say(({ value }) => `filen är ${value} byte`, 'högst 50 MB'),
  'file-not-text': say(
    'filen är ingen vanlig text (en arbetsbok från Excel, eller UTF-16)',
    'en CSV-fil i UTF-8 eller Windows-1252, eller JSON. I Excel: Spara som, ”CSV UTF-8 (semikolonavgränsad)”',
  ),
  'csv-syntax': say(
    'ett citattecken öppnas men stängs aldrig',
    'citattecken i par runt en cell, och "" för ett citattecken inuti',
  ),
  'json-syntax': say(
    ({ value }) => `filen går inte att läsa som JSON (${value})`,
    'en lista med ett objekt för varje rad',
  ),
  'json-shape': say(
    'här står något annat än ett objekt',
    'en lista med ett objekt för varje rad, [ { "typ": "kommun", … }, … ]',
  ),
  'rows-none': say(
    'filen har ingen rad, bara rubriker eller en tom lista',
    'minst en rad för kommunen, med kod, namn och e-postadress',
  ),
  'no-semicolons': say(({ value }) => `rubrikraden är ”${value}”`, 'kolumner som skiljs åt med semikolon'),
  'column-unknown': say(
    ({ column }) => `kolumnen ${quoted(column)} är okänd`,
    `någon av ${ORGANISATION_COLUMNS.join(', ')}`,
  ),
  'column-repeated': say(({ column }) => `kolumnen ${quoted(column)} finns två gånger`, 'varje kolumn en gång'),
  'name-repeated': say(
    ({ column, value, other }) =>
      `${quoted(column)} står en gång till i samma objekt (textrad ${value}, tecken ${other})`,
    'varje namn en gång i ett objekt',
  ),
  'column-missing': say(({ column }) => `kolumnen ${quoted(column)} saknas`, 'en kolumn med det namnet i rubrikraden'),
  'letters-damaged': say(
    ({ value }) => `${quoted(value)} har tecken som har blivit fel när filen sparades`,
    'å, ä och ö läsbara: spara om filen som UTF-8 eller Windows-1252',
  ),
  'cell-without-column': say(
    ({ value }) => `${quoted(value)} står i en kolumn utan rubrik`,
    'en rubrik över varje kolumn som används',
  ),
  'type-unknown': say(({ value }) => `${quoted(value)} är ingen radtyp`, `någon av ${ROW_TYPES.join(', ')}`),
  'cell-missing': say('cellen är tom', ({ other }) =>
    other === '' ? 'ett värde' : `ett värde på en rad av typen ${other}`,
  ),
  'cell-not-for-type': say(
    ({ value }) => `${quoted(value)} hör inte hemma här`,
    ({ other }) => `en tom cell på en rad av typen ${other}`,
  ),
  'place-for-role': forRole('en plats, och ingen nämnd'),
  'board-for-role': forRole('en nämnd, och ingen plats'),
  'nowhere-for-role': forRole('varken plats eller nämnd: uppdraget gäller hela kommunen'),
  'value-not-text': say('värdet är varken text eller tal', 'text, ett tal eller en lista av dem'),
  'too-long': say(
    ({ value }) => `texten ${quoted(value)} är för lång`,
    'en kortare text (namn högst 200 tecken, nycklar 60 eller 80)',
  ),
  'unseen-letters': say(
    ({ value }) => `${quoted(value)} har ett tecken som inte syns`,
    'text utan styrtecken och osynliga tecken',
  ),
  'bad-code': say(({ value }) => `${quoted(value)} är ingen kommunkod`, 'fyra siffror, till exempel 0181'),
  'bad-key': say(
    ({ value }) => `${quoted(value)} går inte att använda som nyckel`,
    'små bokstäver a–z, siffror och bindestreck, till exempel lina-grundskola (en persons nyckel: vad som helst utan mellanslag)',
  ),
  'bad-email': say(
    ({ value }) => `${quoted(value)} är ingen e-postadress`,
    'en adress som fornamn.efternamn@skolan.example',
  ),
  'bad-date': say(({ value }) => `${quoted(value)} är inget datum`, 'en dag som finns i kalendern, skriven 2026-08-03'),
  'bad-role': say(
    ({ value }) => `${quoted(value)} är ingen roll`,
    'utbildningsdirektör, verksamhetschef, rektor, förskolechef, gruppchef, enhetschef, administratör, handläggare, nämndsekreterare eller politiker',
  ),
  'bad-year-groups': say(
    ({ value }) => `${quoted(value)} är inga årskurser`,
    'årskurser F och 1–10, skrivna F-6, ”7, 8, 9” eller ”åk 7-9” (Excel gör om 7-9 till ett datum)',
  ),
  'to-before-from': say(
    ({ value }) => `${value} är före dagen i kolumnen från`,
    'en sista dag som är samma dag som den första, eller senare',
  ),
  'municipality-missing': say('ingen rad är av typen kommun', 'en rad med kommunens kod, namn och e-postadress'),
  'municipality-repeated': say(
    ({ value }) => `en kommun till, ${value}`,
    ({ row }) => `en kommun i varje fil; den första står${row}`,
  ),
  'key-repeated': say(
    ({ value, row }) => `nyckeln ${quoted(value)} finns redan${row}`,
    ({ other }) => `en nyckel bara på en rad av typen ${other}`,
  ),
  'address-repeated': say(
    ({ value, other, row }) => `adressen ${quoted(value)} är redan ${other}:s${row}`,
    'en egen adress för varje person, för det är med den man loggar in',
  ),
  'place-unknown': unknown('plats'),
  'board-unknown': unknown('nämnd'),
  'person-unknown': unknown('person'),
  'top-missing': say('alla platser står under någon annan', 'en plats överst, kommunen själv, med tom cell här'),
  'top-repeated': say(
    ({ value, other }) => `${quoted(value)} står inte under någon plats, men det gör inte heller ${quoted(other)}`,
    'bara en plats överst; alla andra har sin överordnade plats här',
  ),
  'own-parent': say(({ value }) => `platsen står under sig själv (${value})`, 'den överordnade platsens nyckel'),
  'place-circle': say(({ value }) => `platserna går i ring: ${value}`, 'platser som alla leder upp till kommunen'),
  'level-same': say(
    ({ value }) => `platsen och den ovanför är båda på nivån ${quoted(value)}`,
    'en lägre nivå än den överordnade platsens',
  ),
  'level-circle': say(
    ({ value, other }) =>
      `nivåerna går i ring: ${quoted(value)} står här under ${quoted(other)}, och på annat håll över`,
    'nivåer i samma ordning överallt',
  ),
  'too-deep': say(({ value }) => `${quoted(value)} är den elfte nivån uppifrån`, 'högst tio nivåer'),
  'own-superior': say(
    ({ value, other, row }) => `${value} blir sin egen chef: ${other}${row}, samtidigt`,
    'olika personer på en plats och på platserna ovanför, för ingen godkänner sitt eget arbete',
  ),
  'own-substitute': say(({ value }) => `${value} är vikarie för sig själv`, 'en annan person, eller en tom cell'),
  'post-overlaps': say(
    ({ value, row }) => `${value} har redan samma uppdrag vid den tiden${row}`,
    'en rad för varje tid, utan att tiderna går in i varandra',
  ),
  'absence-overlaps': say(
    ({ value, row }) => `${value} är redan frånvarande vid den tiden${row}`,
    'en rad för varje tid, utan att tiderna går in i varandra',
  ),
};

/** The fault with no more of what stands in the file than is shown: a file without line breaks is one cell. */
export function shownFault(fault: OrganisationFault): OrganisationFault {
  const { column, value, other } = fault;
  return {
    ...fault,
    ...(column !== undefined && { column: shortened(column) }),
    ...(value !== undefined && { value: shortened(value) }),
    ...(other !== undefined && { other: shortened(other) }),
  };
}

/** "Rad 14, kolumn e-post: ”rakel” är ingen e-postadress. Väntat: en adress som …" */
export function faultText(fault: OrganisationFault): string {
  const { wrong, expected } = faultParts(fault);
  const place = faultPlace(shownFault(fault));
  return `${place === '' ? '' : `${place}: `}${wrong}. Väntat: ${expected}.`;
}

/** What is wrong and what was expected, for a table. */
export function faultParts(fault: OrganisationFault): {
  readonly wrong: string;
  readonly expected: string;
} {
  const sentence = SENTENCES[fault.kind];
  const { value = '', other = '', column = '' } = shownFault(fault);
  const told = {
    value,
    other,
    column,
    row: fault.otherRow === undefined ? '' : ` på rad ${String(fault.otherRow)}`,
  };
  return { wrong: sentence.wrong(told), expected: sentence.expected(told) };
}

function faultPlace({ row, column }: OrganisationFault): string {
  const parts = [
    ...(row === undefined ? [] : [`Rad ${String(row)}`]),
    ...(column === undefined ? [] : [`${row === undefined ? 'Kolumn' : 'kolumn'} ${column}`]),
  ];
  return parts.join(', ');
}

function say(wrong: string | Sentence['wrong'], expected: string | Sentence['expected']): Sentence {
  return {
    wrong: typeof wrong === 'string' ? () => wrong : wrong,
    expected: typeof expected === 'string' ? () => expected : expected,
  };
}

function forRole(expected: string): Sentence {
  return say(
    ({ value, other }) =>
      value === '' ? `cellen är tom för rollen ${other}` : `${quoted(value)} hör inte till rollen ${other}`,
    expected,
  );
}

function unknown(type: string): Sentence {
  return say(
    ({ value }) => `${quoted(value)} finns inte`,
    `nyckeln på en rad av typen ${type}, i filen eller inläst tidigare`,
  );
}

/** As it stands in the file; what would not be seen, or would do something to a terminal, by its number. */
function quoted(text: string): string {
  return `”${text.replaceAll(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, numbered)}”`;
}

function numbered(letter: string): string {
  return `\\u${(letter.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
}
