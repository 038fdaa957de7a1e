import type { OrganisationFile } from '../organisation-file.ts';
import type { OrganisationFault } from '../organisation-fault.ts';
import type { MergedOrganisation } from '../organisation-merge.ts';
import { keyFaults } from './keys.ts';
import { overlapFaults } from './overlaps.ts';
import { personFaults } from './persons.ts';
import { placeFaults } from './places.ts';
import { referenceFaults } from './references.ts';
import { superiorFaults } from './superiors.ts';

/** What is wrong between the rows of a file, and between them and what is stored; empty when all is well. */
export function organisationFaults(file: OrganisationFile, merged: MergedOrganisation): readonly OrganisationFault[] {
  return [
    ...keyFaults(file),
    ...referenceFaults(file, merged),
    ...placeFaults(merged.places).filter(({ kind }) => kind !== 'top-missing' || file.spoiled.plats.size === 0),
    ...personFaults(merged),
    ...overlapFaults(merged),
    ...superiorFaults(merged),
  ];
}
