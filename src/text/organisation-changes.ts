import type { OrganisationChange } from '../domain/organisation-changes.ts';
import { ROLE_TITLES } from './roles.ts';

type Field = readonly [label: string, before: string, after: string];

const KINDS: Readonly<Record<OrganisationChange['kind'], string>> = {
  municipality: 'kommunen',
  place: 'plats',
  board: 'nämnd',
  person: 'person',
  post: 'uppdrag',
  absence: 'frånvaro',
};

/**
 * One line about one change: "Ny plats: Lina grundskola (under grundskola)", or
 * "Ändrat uppdrag: rakel.vinterdal, rektor, oxbacksskolan: till 2027-01-31 (förut tills vidare)".
 */
export function changeText(change: OrganisationChange): string {
  const name = nameOf(change);
  if (!change.before) return `Ny ${KINDS[change.kind]}: ${name}`.replace('Ny uppdrag', 'Nytt uppdrag');
  const changed = fieldsOf(change)
    .filter(([, before, after]) => before !== after)
    .map(([label, before, after]) => `${label} ${after} (förut ${before})`);
  return `Ändrad ${KINDS[change.kind]}: ${name}: ${changed.join(', ')}`.replace('Ändrad uppdrag', 'Ändrat uppdrag');
}

function nameOf({ kind, after }: OrganisationChange): string {
  switch (kind) {
    case 'municipality':
      return `${after.title}, ${after.id}`;
    case 'place':
      return after.parent === undefined ? after.title : `${after.title} (under ${after.parent})`;
    case 'board':
      return after.title;
    case 'person':
      return `${after.name}, ${after.email}`;
    case 'post':
      return [after.person, after.title, after.place ?? after.board, period(after)]
        .filter((part) => part !== undefined && part !== '')
        .join(', ');
    case 'absence':
      return `${after.person}, ${after.from}–${after.to}, ${substitute(after.substitute)}`;
  }
}

function fieldsOf(change: OrganisationChange): readonly Field[] {
  const { kind, before, after } = change;
  if (!before) return [];
  switch (kind) {
    case 'municipality':
      return [
        ['namn', before.title, after.title],
        ['e-post', before.contact, after.contact],
      ];
    case 'place':
      return [
        ['namn', before.title, after.title],
        ['nivå', before.level, after.level],
        ['under', before.parent ?? 'ingen', after.parent ?? 'ingen'],
        ['verksamhet', before.operation ?? 'ingen', after.operation ?? 'ingen'],
        ['skolformer', list(before.schoolForms), list(after.schoolForms)],
        ['årskurser', list(before.yearGroups), list(after.yearGroups)],
        ...periodFields(before, after),
      ];
    case 'board':
      return [['namn', before.title, after.title]];
    case 'person':
      return [
        ['namn', before.name, after.name],
        ['e-post', before.email, after.email],
      ];
    case 'post':
      return [
        ['roll', ROLE_TITLES[before.role], ROLE_TITLES[after.role]],
        ['titel', before.title, after.title],
        ...periodFields(before, after),
      ];
    case 'absence':
      return [...periodFields(before, after), ['vikarie', before.substitute ?? 'ingen', after.substitute ?? 'ingen']];
  }
}

type Range = { readonly from?: string; readonly to?: string };

function periodFields(before: Range, after: Range): readonly Field[] {
  return [
    ['från', before.from ?? 'början', after.from ?? 'början'],
    ['till', before.to ?? 'tills vidare', after.to ?? 'tills vidare'],
  ];
}

function period({ from, to }: Range): string {
  if (from === undefined) return to === undefined ? '' : `till ${to}`;
  return to === undefined ? `från ${from}` : `${from}–${to}`;
}

function substitute(key: string | undefined): string {
  return key === undefined ? 'utan vikarie' : `vikarie ${key}`;
}

function list(words: readonly string[]): string {
  return words.length === 0 ? 'inga' : words.join(', ');
}
