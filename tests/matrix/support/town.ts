import { randomUUID } from 'node:crypto';
import type { PrismaClient } from '../../../src/database/generated/client.ts';
import type { Role } from '../../../src/domain/cycle-definition.ts';
import { VIEWERS, type Viewer } from '../expected.ts';

export const TOWN = '0181';
const ELSEWHERE = '9999';
export const CONTACT = 'kvalitet@kommun.example';

type Seat = {
  readonly role: Role;
  readonly place?: string;
  readonly board?: string;
  readonly from?: string;
  readonly to?: string;
};

/** The posts of each viewer on 2 November 2026; who has none here holds none. */
const SEATS: Readonly<Partial<Record<Viewer, Seat>>> = {
  chef: { role: 'unitHead', place: 'oxbacken' },
  secondChef: { role: 'unitHead', place: 'oxbacken' },
  awayChef: { role: 'unitHead', place: 'oxbacken' },
  formerChef: { role: 'unitHead', place: 'oxbacken', to: '2026-11-01' },
  futureChef: { role: 'unitHead', place: 'oxbacken', from: '2026-11-03' },
  chefBeside: { role: 'unitHead', place: 'soldala' },
  chefElsewhere: { role: 'unitHead', place: 'gymnasiet' },
  operationHead: { role: 'operationHead', place: 'grundskola' },
  awayOperationHead: { role: 'operationHead', place: 'grundskola' },
  /** Stands in for the one above, beside her own school. */
  substituteOperationHead: { role: 'unitHead', place: 'berga' },
  otherOperationHead: { role: 'operationHead', place: 'gymnasieskola' },
  director: { role: 'director', place: 'kommun' },
  administrator: { role: 'administrator' },
  officer: { role: 'officer' },
  secretary: { role: 'secretary', board: 'grundnamnden' },
  otherSecretary: { role: 'secretary', board: 'gymnasienamnden' },
  politician: { role: 'politician', board: 'grundnamnden' },
  foreigner: { role: 'director', place: 'kommun' },
};

/** Absent → substitute, all of November. */
const ABSENT: readonly (readonly [Viewer, Viewer])[] = [
  ['awayChef', 'substitute'],
  ['awayOperationHead', 'substituteOperationHead'],
];

type PlaceRow = readonly [key: string, level: string, title: string, parent: string | null, operation: string | null];

const PLACES: readonly PlaceRow[] = [
  ['kommun', 'municipality', 'Södertälje kommun', null, null],
  ['grundskola', 'operation', 'Grundskola', 'kommun', 'grundskola'],
  ['gymnasieskola', 'operation', 'Gymnasieskola', 'kommun', 'gymnasieskola'],
  ['oxbacken', 'unit', 'Oxbackens skola', 'grundskola', 'grundskola'],
  ['soldala', 'unit', 'Soldala skola', 'grundskola', 'grundskola'],
  ['berga', 'unit', 'Berga skola', 'grundskola', 'grundskola'],
  ['gymnasiet', 'unit', 'Täljegymnasiet', 'gymnasieskola', 'gymnasieskola'],
];

/** Loads the town, and another municipality with one person; returns each person's id. */
export async function addTown(database: PrismaClient): Promise<Readonly<Record<Viewer, string>>> {
  const ids = Object.fromEntries(Object.keys(VIEWERS).map((key) => [key, randomUUID()])) as Record<Viewer, string>;
  await database.municipality.createMany({
    data: [
      { id: TOWN, title: 'Södertälje kommun', contact: CONTACT },
      { id: ELSEWHERE, title: 'Annan kommun', contact: 'kvalitet@annan.example' },
    ],
  });
  await database.place.createMany({
    data: [
      ...PLACES.map(([key, level, title, parentKey, operation]) => ({
        ...{ municipalityId: TOWN, key, level, title, parentKey, operation },
        ...{ schoolForms: [], yearGroups: [] },
      })),
      {
        ...{ municipalityId: ELSEWHERE, key: 'kommun', level: 'municipality', title: 'Annan kommun' },
        ...{ parentKey: null, operation: null, schoolForms: [], yearGroups: [] },
      },
    ],
  });
  await database.board.createMany({
    data: ['grundnamnden', 'gymnasienamnden'].map((key) => ({ municipalityId: TOWN, key, title: key })),
  });
  for (const viewer of Object.keys(VIEWERS) as Viewer[]) {
    const municipalityId = viewer === 'foreigner' ? ELSEWHERE : TOWN;
    const personId = ids[viewer];
    await database.person.create({
      data: { id: personId, municipalityId, key: viewer, name: `Person ${viewer}`, email: `${viewer}@kommun.example` },
    });
    const seat = SEATS[viewer];
    if (seat === undefined) continue;
    await database.post.create({
      data: {
        ...{ municipalityId, personId, role: seat.role, title: seat.role },
        ...{ placeKey: seat.place ?? null, boardKey: seat.board ?? null },
        ...{ validFrom: seat.from ?? null, validTo: seat.to ?? null },
      },
    });
  }
  await database.absence.createMany({
    data: ABSENT.map(([absent, substitute]) => ({
      ...{ municipalityId: TOWN, personId: ids[absent], substituteId: ids[substitute] },
      ...{ fromDate: '2026-11-01', toDate: '2026-11-30' },
    })),
  });
  return ids;
}

/** The role of a viewer's token; of who holds no post, one that she does not hold. */
export function tokenRole(viewer: Viewer): Role {
  if (viewer === 'substituteOperationHead') return 'operationHead';
  return SEATS[viewer]?.role ?? 'unitHead';
}
