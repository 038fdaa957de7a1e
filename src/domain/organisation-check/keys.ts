import type { OnRow, OrganisationFile } from '../organisation-file.ts';
import type { OrganisationFault } from '../organisation-fault.ts';

/** A key names one thing of its type in a file, and a file is about one municipality. */
export function keyFaults(file: OrganisationFile): readonly OrganisationFault[] {
  return [
    ...repeated(file.places, 'plats'),
    ...repeated(file.boards, 'nämnd'),
    ...repeated(file.persons, 'person'),
    ...municipalityFaults(file),
  ];
}

function repeated(rows: readonly OnRow<{ readonly key: string }>[], type: string): OrganisationFault[] {
  const first = new Map<string, number>();
  return rows.flatMap(({ row, record }): OrganisationFault[] => {
    const otherRow = first.get(record.key);
    if (otherRow === undefined) {
      first.set(record.key, row);
      return [];
    }
    return [{ kind: 'key-repeated', row, column: 'nyckel', value: record.key, otherRow, other: type }];
  });
}

function municipalityFaults(file: OrganisationFile): readonly OrganisationFault[] {
  const [first, ...rest] = file.municipalities;
  if (!first) return file.spoiled.kommun.size > 0 ? [] : [{ kind: 'municipality-missing', column: 'typ' }];
  return rest.map(({ row, record }) => ({
    kind: 'municipality-repeated',
    row,
    column: 'typ',
    value: record.id,
    otherRow: first.row,
  }));
}
