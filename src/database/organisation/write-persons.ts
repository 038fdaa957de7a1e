import { randomUUID } from 'node:crypto';
import type { OrganisationChange } from '../../domain/organisation-changes.ts';
import type { PersonRecord } from '../../domain/organisation-file.ts';
import type { Merged } from '../../domain/organisation-merge.ts';
import type { Transaction } from '../transaction.ts';
import { inBatches } from './batches.ts';
import { insertRows } from './insert-rows.ts';

type PersonChange = Extract<OrganisationChange, { kind: 'person' }>;

/**
 * Writes new and changed persons and gives what tells a person's id by key. A corrected address is taken
 * to be reachable again. Addresses are first cleared away, so that two persons can exchange theirs.
 */
export async function writePersons(
  transaction: Transaction,
  {
    municipality,
    persons,
    changes,
  }: {
    municipality: string;
    persons: readonly Merged<PersonRecord>[];
    changes: readonly PersonChange[];
  },
): Promise<(key: string) => string> {
  const ids = new Map(persons.map(({ id, record }) => [record.key, id ?? randomUUID()]));
  const idOf = (key: string): string => {
    const id = ids.get(key);
    if (id === undefined) throw new RangeError(`person ${key}: väntade en person som finns i filen eller är inläst`);
    return id;
  };
  const known = changes.flatMap(({ id, before, after }) =>
    id === undefined || before === undefined ? [] : [{ id, before, after }],
  );
  const moved = known.filter(({ before, after }) => before.email !== after.email).map(({ id }) => id);
  await inBatches(moved, async (batch) => {
    await transaction.$executeRaw`
      UPDATE "Person" SET email = id::text, "unreachableSince" = NULL, "unreachableBecause" = NULL
      WHERE id::text = ANY(${batch})`;
  });
  for (const { id, after } of known) {
    await transaction.person.update({
      where: { id },
      data: { name: after.name, email: after.email },
    });
  }
  await insertRows(
    transaction,
    'Person',
    changes
      .filter(({ id }) => id === undefined)
      .map(({ after: { key, name, email } }) => ({
        id: idOf(key),
        municipalityId: municipality,
        key,
        name,
        email,
      })),
  );
  return idOf;
}
