import { randomUUID } from 'node:crypto';
import type { OrganisationChange } from '../../domain/organisation-changes.ts';
import type { Merged } from '../../domain/organisation-merge.ts';
import type { PersonRecord } from '../../domain/organisation-file.ts';
import type { Transaction } from '../transaction.ts';
import { inBatches } from './batches.ts';
import { writePersons } from './write-persons.ts';

type Of<Kind extends OrganisationChange['kind']> = Extract<OrganisationChange, { kind: Kind }>;

/** Writes a set of changes of one municipality; what is changed keeps its id. */
export async function writeChanges(
  transaction: Transaction,
  {
    municipality,
    persons,
    changes,
  }: {
    municipality: string;
    persons: readonly Merged<PersonRecord>[];
    changes: readonly OrganisationChange[];
  },
): Promise<void> {
  const of = <Kind extends OrganisationChange['kind']>(kind: Kind): readonly Of<Kind>[] =>
    changes.filter((change): change is Of<Kind> => change.kind === kind);
  for (const { after } of of('municipality')) {
    const { id, title, contact } = after;
    await transaction.municipality.upsert({
      where: { id },
      create: { id, title, contact },
      update: { title, contact },
    });
  }
  await writePlaces(transaction, municipality, of('place'));
  await writeBoards(transaction, municipality, of('board'));
  const ids = await writePersons(transaction, { municipality, persons, changes: of('person') });
  await writePosts(transaction, municipality, of('post'), ids);
  await writeAbsences(transaction, municipality, of('absence'), ids);
}

async function writePlaces(transaction: Transaction, municipalityId: string, changes: readonly Of<'place'>[]) {
  await inBatches(changes, async (batch) => {
    await transaction.place.deleteMany({
      where: { municipalityId, key: { in: batch.filter(({ before }) => before).map(({ after }) => after.key) } },
    });
    await transaction.place.createMany({
      data: batch.map(({ after }) => ({
        municipalityId,
        key: after.key,
        level: after.level,
        title: after.title,
        parentKey: after.parent ?? null,
        operation: after.operation ?? null,
        schoolForms: [...after.schoolForms],
        yearGroups: [...after.yearGroups],
        validFrom: after.from ?? null,
        validTo: after.to ?? null,
      })),
    });
  });
}

async function writeBoards(transaction: Transaction, municipalityId: string, changes: readonly Of<'board'>[]) {
  await inBatches(changes, async (batch) => {
    await transaction.board.deleteMany({
      where: { municipalityId, key: { in: batch.filter(({ before }) => before).map(({ after }) => after.key) } },
    });
    await transaction.board.createMany({ data: batch.map(({ after }) => ({ municipalityId, ...after })) });
  });
}

async function writePosts(
  transaction: Transaction,
  municipalityId: string,
  changes: readonly Of<'post'>[],
  ids: ReadonlyMap<string, string>,
) {
  await inBatches(changes, async (batch) => {
    await transaction.post.deleteMany({ where: { id: { in: idsOf(batch) } } });
    await transaction.post.createMany({
      data: batch.map(({ id, after }) => ({
        id: id ?? randomUUID(),
        municipalityId,
        personId: idOf(ids, after.person),
        role: after.role,
        title: after.title,
        placeKey: after.place ?? null,
        boardKey: after.board ?? null,
        validFrom: after.from ?? null,
        validTo: after.to ?? null,
      })),
    });
  });
}

async function writeAbsences(
  transaction: Transaction,
  municipalityId: string,
  changes: readonly Of<'absence'>[],
  ids: ReadonlyMap<string, string>,
) {
  await inBatches(changes, async (batch) => {
    await transaction.absence.deleteMany({ where: { id: { in: idsOf(batch) } } });
    await transaction.absence.createMany({
      data: batch.map(({ id, after }) => ({
        id: id ?? randomUUID(),
        municipalityId,
        personId: idOf(ids, after.person),
        fromDate: after.from,
        toDate: after.to,
        substituteId: after.substitute === undefined ? null : idOf(ids, after.substitute),
        placeKey: after.place ?? null,
      })),
    });
  });
}

function idsOf(changes: readonly { readonly id?: string }[]): string[] {
  return changes.flatMap(({ id }) => (id === undefined ? [] : [id]));
}

function idOf(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new RangeError(`person ${key}: väntade en person som finns i filen eller är inläst`);
  return id;
}
