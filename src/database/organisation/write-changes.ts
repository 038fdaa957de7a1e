import { randomUUID } from 'node:crypto';
import type { OrganisationChange } from '../../domain/organisation-changes.ts';
import type { Merged } from '../../domain/organisation-merge.ts';
import type { PersonRecord } from '../../domain/organisation-file.ts';
import type { Transaction } from '../transaction.ts';
import { inBatches } from './batches.ts';
import { insertRows } from './insert-rows.ts';
import { writePersons } from './write-persons.ts';

type Of<Kind extends OrganisationChange['kind']> = Extract<OrganisationChange, { kind: Kind }>;

/** Writes a set of changes of one municipality; what is changed keeps its id. */
export async function writeChanges(
  transaction: Transaction,
  {
    municipality: municipalityId,
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
  await clearKeys(of('place'), (key) => transaction.place.deleteMany({ where: { municipalityId, key } }));
  await insertRows(
    transaction,
    'Place',
    of('place').map(({ after }) => ({
      municipalityId,
      key: after.key,
      level: after.level,
      title: after.title,
      parentKey: after.parent ?? null,
      operation: after.operation ?? null,
      schoolForms: after.schoolForms,
      yearGroups: after.yearGroups,
      validFrom: after.from ?? null,
      validTo: after.to ?? null,
    })),
  );
  await clearKeys(of('board'), (key) => transaction.board.deleteMany({ where: { municipalityId, key } }));
  await insertRows(
    transaction,
    'Board',
    of('board').map(({ after: { key, title } }) => ({ municipalityId, key, title })),
  );
  const idOf = await writePersons(transaction, {
    municipality: municipalityId,
    persons,
    changes: of('person'),
  });
  await clearIds(of('post'), (id) => transaction.post.deleteMany({ where: { id } }));
  await insertRows(
    transaction,
    'Post',
    of('post').map(({ id, after }) => ({
      id: id ?? randomUUID(),
      municipalityId,
      personId: idOf(after.person),
      role: after.role,
      title: after.title,
      placeKey: after.place ?? null,
      boardKey: after.board ?? null,
      validFrom: after.from ?? null,
      validTo: after.to ?? null,
    })),
  );
  await clearIds(of('absence'), (id) => transaction.absence.deleteMany({ where: { id } }));
  await insertRows(
    transaction,
    'Absence',
    of('absence').map(({ id, after }) => ({
      id: id ?? randomUUID(),
      municipalityId,
      personId: idOf(after.person),
      fromDate: after.from,
      toDate: after.to,
      substituteId: after.substitute === undefined ? null : idOf(after.substitute),
      placeKey: after.place ?? null,
    })),
  );
}

type Clear = (which: { in: string[] }) => Promise<unknown>;

/** What is changed is written anew: no other table points at these rows. */
async function clearKeys(
  changes: readonly { readonly before?: unknown; readonly after: { readonly key: string } }[],
  clear: Clear,
): Promise<void> {
  const keys = changes.filter(({ before }) => before !== undefined).map(({ after }) => after.key);
  await inBatches(keys, async (batch) => void (await clear({ in: [...batch] })));
}

async function clearIds(changes: readonly { readonly id?: string }[], clear: Clear): Promise<void> {
  const ids = changes.flatMap(({ id }) => (id === undefined ? [] : [id]));
  await inBatches(ids, async (batch) => void (await clear({ in: [...batch] })));
}
