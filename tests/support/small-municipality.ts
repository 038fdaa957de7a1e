import { randomUUID } from 'node:crypto';
import { readCycleDefinition } from '../../src/contract/cycle-definition/read-cycle-definition.ts';
import type { PrismaClient } from '../../src/database/generated/client.ts';
import type { CycleDefinition } from '../../src/domain/cycle-definition.ts';

/** Two schools under an operation under a municipality, with a person in each post. */
export type SmallMunicipality = {
  readonly id: string;
  readonly director: string;
  readonly head: string;
  readonly administrator: string;
  /** Heads of the schools `ekbacken` and `almlunden`. */
  readonly ekbacken: string;
  readonly almlunden: string;
};

const PEOPLE = {
  director: { name: 'Dag Direktörsson', place: 'kommunen', role: 'director', title: 'utbildningsdirektör' },
  head: { name: 'Vera Chefdotter', place: 'grundskola', role: 'operationHead', title: 'verksamhetschef' },
  administrator: { name: 'Adam Minsson', place: null, role: 'administrator', title: 'administratör' },
  ekbacken: { name: 'Eka Backen', place: 'ekbacken', role: 'unitHead', title: 'rektor' },
  almlunden: { name: 'Alma Lunden', place: 'almlunden', role: 'unitHead', title: 'rektor' },
} as const;

const PLACES = [
  { key: 'kommunen', level: 'municipality', title: 'Norrvik kommun', parentKey: null, operation: null },
  { key: 'grundskola', level: 'operation', title: 'Grundskola', parentKey: 'kommunen', operation: 'grundskola' },
  { key: 'ekbacken', level: 'unit', title: 'Ekbackens skola', parentKey: 'grundskola', operation: 'grundskola' },
  { key: 'almlunden', level: 'unit', title: 'Almlundens skola', parentKey: 'grundskola', operation: 'grundskola' },
];

/** Loads the municipality under the given kommunkod; addresses are under `CODE.example`. */
export async function loadSmallMunicipality(database: PrismaClient, id: string): Promise<SmallMunicipality> {
  await database.municipality.create({ data: { id, title: 'Norrvik kommun', contact: `kvalitet@${id}.example` } });
  await database.place.createMany({
    data: PLACES.map((place) => ({ ...place, municipalityId: id, schoolForms: [], yearGroups: [] })),
  });
  await database.board.create({ data: { municipalityId: id, key: 'namnden', title: 'Utbildningsnämnden' } });
  const ids = Object.fromEntries(Object.keys(PEOPLE).map((key) => [key, randomUUID()])) as Record<
    keyof typeof PEOPLE,
    string
  >;
  for (const [key, { name, place, role, title }] of Object.entries(PEOPLE)) {
    const personId = ids[key as keyof typeof PEOPLE];
    await database.person.create({
      data: { id: personId, municipalityId: id, key, name, email: `${key}@${id}.example` },
    });
    await database.post.create({ data: { municipalityId: id, personId, role, placeKey: place, title } });
  }
  return { id, ...ids };
}

const DEFINITION = `
format: 1
name: Norrviks årscykel
version: "1"
municipality: "0000"
basis: school-year
timezone: Europe/Stockholm
sendAt: "08:00"
calendar:
  breaks:
    - { name: Höstlov, isoWeek: 44 }
    - { name: Sommar, from: { month: 7, day: 1 }, to: { month: 7, day: 31 } }
levels:
  - { key: municipality, title: Kommunnivå, responsible: director, approver: board }
  - { key: operation, title: Verksamhetsnivå, responsible: operationHead, approver: municipality }
  - { key: unit, title: Enhetsnivå, responsible: unitHead, approver: operation }
boards:
  - { key: namnden, title: Utbildningsnämnden, operations: [grundskola], meeting: { month: 10, day: 20, in: end } }
ladders:
  standard:
    reminders: [{ days: 7 }, { workingDays: 1 }]
    overdue: { workingDays: 1, copyTo: approver }
    escalations: [{ workingDays: 3, to: approver }, { workingDays: 8, to: director }]
  review:
    due: { workingDays: 10 }
    reminders: [{ workingDays: 2 }]
    overdue: { workingDays: 1 }
    escalations: [{ workingDays: 5, to: director }]
steps:
  - key: autumn
    title: Resultatredovisning 1
    level: unit
    opens: { before: due, days: 28 }
    due: { isoWeek: 45, in: start }
    ladder: standard
    review: { by: approver, ladder: review }
  - key: spring
    title: Resultatredovisning 2
    level: unit
    opens: { before: due, days: 28 }
    due: { isoWeek: 12, in: end }
    ladder: standard
    review: { by: approver, ladder: review }
  - key: plan
    title: Enhetens plan
    kind: plan
    level: unit
    opens: { month: 8, day: 15, in: end }
    due: { isoWeek: 35, in: end }
    ladder: standard
    review: { by: approver, ladder: review }
  - key: feedback
    title: Återkoppling
    level: operation
    due: { after: autumn, workingDays: 10 }
    ladder: standard
    requires: [{ step: autumn, of: children }]
  - key: operation-plan
    title: Verksamhetens plan
    kind: plan
    level: operation
    due: { after: plan, workingDays: 15 }
    ladder: standard
    review: { by: approver, ladder: review }
    requires: [children]
`;

/** A year of few steps for that municipality. `edit` changes the file's text first. */
export function smallDefinition(id: string, edit: (text: string) => string = (text) => text): CycleDefinition {
  const read = readCycleDefinition({ text: edit(DEFINITION), file: 'norrvik.yaml' });
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  return { ...read.definition, municipality: id };
}
