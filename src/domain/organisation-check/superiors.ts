import type { Role } from '../cycle-definition.ts';
import type { OrganisationFault } from '../organisation-fault.ts';
import type { Merged, MergedOrganisation } from '../organisation-merge.ts';
import { overlaps } from '../organisation-range.ts';
import type { PostRecord } from '../organisation-file.ts';
import { MOST_LEVELS } from './places.ts';

const CHEFS: ReadonlySet<Role> = new Set<Role>(['director', 'operationHead', 'unitHead']);

/** Nobody answers for a place and, at the same time, for a place above it: she would approve her own work. */
export function superiorFaults(merged: MergedOrganisation): readonly OrganisationFault[] {
  const parents = new Map(merged.places.map(({ record }) => [record.key, record.parent]));
  const chefs = merged.posts.filter(({ record }) => CHEFS.has(record.role));
  const held = Map.groupBy(chefs, ({ record }) => postAt(record.person, record.place));
  return chefs.flatMap((lower): OrganisationFault[] => {
    const higher = above(lower.record.place, parents)
      .flatMap((place) => held.get(postAt(lower.record.person, place)) ?? [])
      .find(({ record }) => overlaps(record, lower.record));
    return higher ? fault(lower, higher) : [];
  });
}

function above(place: string | undefined, parents: ReadonlyMap<string, string | undefined>): string[] {
  const places: string[] = [];
  let parent = place === undefined ? undefined : parents.get(place);
  while (parent !== undefined && places.length < MOST_LEVELS) {
    places.push(parent);
    parent = parents.get(parent);
  }
  return places.filter((key) => key !== place);
}

function postAt(person: string, place: string | undefined): string {
  return `${person}\n${place ?? ''}`;
}

function fault(lower: Merged<PostRecord>, higher: Merged<PostRecord>): OrganisationFault[] {
  const row = lower.row ?? higher.row;
  if (row === undefined) return [];
  const otherRow = lower.row === undefined ? undefined : higher.row;
  return [
    {
      kind: 'own-superior',
      row,
      column: 'plats',
      value: lower.record.person,
      other: `${lower.record.place ?? ''} under ${higher.record.place ?? ''}`,
      ...(otherRow === undefined ? {} : { otherRow }),
    },
  ];
}
