import type { OnRow, OrganisationFile, RowType } from '../organisation-file.ts';
import type { OrganisationFault, OrganisationFaultKind } from '../organisation-fault.ts';
import type { MergedOrganisation } from '../organisation-merge.ts';

/** What a row refers to stands in the file, or has been imported before. */
export function referenceFaults(file: OrganisationFile, merged: MergedOrganisation): readonly OrganisationFault[] {
  const known = {
    plats: keysOf(merged.places, file.spoiled.plats),
    nämnd: keysOf(merged.boards, file.spoiled.nämnd),
    person: keysOf(merged.persons, file.spoiled.person),
  };
  const unknown = (
    kind: OrganisationFaultKind,
    type: keyof typeof known & RowType,
    column: string,
    { row }: OnRow<unknown>,
    value: string | undefined,
  ): OrganisationFault[] => (value === undefined || known[type].has(value) ? [] : [{ kind, row, column, value }]);
  return [
    ...file.places.flatMap((entry) => unknown('place-unknown', 'plats', 'under', entry, entry.record.parent)),
    ...file.posts.flatMap((entry) => [
      ...unknown('person-unknown', 'person', 'person', entry, entry.record.person),
      ...unknown('place-unknown', 'plats', 'plats', entry, entry.record.place),
      ...unknown('board-unknown', 'nämnd', 'nämnd', entry, entry.record.board),
    ]),
    ...file.absences.flatMap((entry) => [
      ...unknown('person-unknown', 'person', 'person', entry, entry.record.person),
      ...unknown('person-unknown', 'person', 'vikarie', entry, entry.record.substitute),
      ...unknown('place-unknown', 'plats', 'plats', entry, entry.record.place),
    ]),
  ];
}

function keysOf(
  entries: MergedOrganisation['places' | 'boards' | 'persons'],
  spoiled: ReadonlySet<string>,
): ReadonlySet<string> {
  return new Set([...entries.map(({ record }) => record.key), ...spoiled]);
}
