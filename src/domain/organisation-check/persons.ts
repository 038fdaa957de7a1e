import type { OrganisationFault } from '../organisation-fault.ts';
import type { MergedOrganisation } from '../organisation-merge.ts';

/** An address is one person's, since it is what she signs in with; and nobody stands in for herself. */
export function personFaults(merged: MergedOrganisation): readonly OrganisationFault[] {
  return [...addressFaults(merged), ...substituteFaults(merged)];
}

function addressFaults({ persons }: MergedOrganisation): OrganisationFault[] {
  const fromFileLast = [...persons].sort((a, b) => (a.row ?? 0) - (b.row ?? 0));
  const holders = new Map<string, (typeof fromFileLast)[number]>();
  return fromFileLast.flatMap((person): OrganisationFault[] => {
    const holder = holders.get(person.record.email);
    if (!holder) holders.set(person.record.email, person);
    if (!holder || person.row === undefined) return [];
    return [
      {
        kind: 'address-repeated',
        row: person.row,
        column: 'e-post',
        value: person.record.email,
        other: holder.record.key,
        ...(holder.row === undefined ? {} : { otherRow: holder.row }),
      },
    ];
  });
}

function substituteFaults({ absences }: MergedOrganisation): OrganisationFault[] {
  return absences.flatMap(({ row, record }): OrganisationFault[] =>
    row !== undefined && record.substitute === record.person
      ? [{ kind: 'own-substitute', row, column: 'vikarie', value: record.person }]
      : [],
  );
}
