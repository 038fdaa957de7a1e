import { z } from 'zod';
import type { Role } from '../../domain/cycle-definition.ts';
import type {
  AbsenceRecord,
  BoardRecord,
  MunicipalityRecord,
  PersonRecord,
  PlaceRecord,
  PostRecord,
} from '../../domain/organisation-file.ts';
import {
  address,
  code,
  date,
  personKey,
  ROLE_WORDS,
  roleWord,
  says,
  schoolForms,
  slug,
  words,
  yearGroups,
} from './cells.ts';

const note = { anm: z.string().optional() };
const period = { från: date.optional(), till: date.optional() };
const atPlace = { column: 'plats', fault: says('place-for-role').error } as const;
const atBoard = { column: 'nämnd', fault: says('board-for-role').error } as const;
const anywhere = { column: undefined, fault: says('nowhere-for-role').error } as const;

/** Where a role is held: at a place, at a board, or in the whole municipality. */
const WHERE: Readonly<Record<Role, typeof atPlace | typeof atBoard | typeof anywhere>> = {
  director: atPlace,
  operationHead: atPlace,
  unitHead: atPlace,
  administrator: anywhere,
  officer: anywhere,
  secretary: atBoard,
  politician: atBoard,
};

const inOrder = { ...says('to-before-from'), path: ['till'] };

export const municipalityRow = z
  .strictObject({ typ: z.literal('kommun'), nyckel: code, namn: words, 'e-post': address, ...note })
  .transform((row): MunicipalityRecord => ({
    id: row.nyckel,
    title: row.namn,
    contact: row['e-post'],
  }));

export const placeRow = z
  .strictObject({
    typ: z.literal('plats'),
    nyckel: slug,
    namn: words,
    nivå: slug,
    under: slug.optional(),
    skolformer: schoolForms.optional(),
    årskurser: yearGroups.optional(),
    ...period,
    ...note,
  })
  .refine(endsAfterItBegins, inOrder)
  .transform((row): PlaceRecord => ({
    key: row.nyckel,
    level: row.nivå,
    title: row.namn,
    ...given('parent', row.under),
    schoolForms: row.skolformer ?? [],
    yearGroups: row.årskurser ?? [],
    ...given('from', row.från),
    ...given('to', row.till),
  }));

export const boardRow = z
  .strictObject({ typ: z.literal('nämnd'), nyckel: slug, namn: words, ...note })
  .transform((row): BoardRecord => ({ key: row.nyckel, title: row.namn }));

export const personRow = z
  .strictObject({
    typ: z.literal('person'),
    nyckel: personKey,
    namn: words,
    'e-post': address,
    ...note,
  })
  .transform((row): PersonRecord => ({ key: row.nyckel, name: row.namn, email: row['e-post'] }));

export const postRow = z
  .strictObject({
    typ: z.literal('uppdrag'),
    person: personKey,
    roll: roleWord,
    titel: words.optional(),
    plats: slug.optional(),
    nämnd: slug.optional(),
    ...period,
    ...note,
  })
  .refine(endsAfterItBegins, inOrder)
  .transform((row, context): PostRecord => {
    const role: Role = ROLE_WORDS[row.roll] ?? 'unitHead';
    const where = WHERE[role];
    const wrong = (['plats', 'nämnd'] as const).find(
      (column) => (row[column] !== undefined) !== (where.column === column),
    );
    if (wrong) context.addIssue({ code: 'custom', message: where.fault, path: [wrong] });
    return {
      person: row.person,
      role,
      title: row.titel ?? row.roll,
      ...given('place', row.plats),
      ...given('board', row.nämnd),
      ...given('from', row.från),
      ...given('to', row.till),
    };
  });

export const absenceRow = z
  .strictObject({
    typ: z.literal('frånvaro'),
    person: personKey,
    från: date,
    till: date,
    vikarie: personKey.optional(),
    plats: slug.optional(),
    ...note,
  })
  .refine(endsAfterItBegins, inOrder)
  .transform((row): AbsenceRecord => ({
    person: row.person,
    from: row.från,
    to: row.till,
    ...given('substitute', row.vikarie),
    ...given('place', row.plats),
  }));

function endsAfterItBegins(row: { readonly från?: string | undefined; readonly till?: string | undefined }): boolean {
  return row.från === undefined || row.till === undefined || row.från <= row.till;
}

function given<Key extends string, Value>(key: Key, value: Value | undefined): Partial<Record<Key, Value>> {
  return value === undefined ? {} : ({ [key]: value } as Record<Key, Value>);
}
