import type { PlaceRecord } from '../organisation-file.ts';
import type { OrganisationFault } from '../organisation-fault.ts';
import type { Merged } from '../organisation-merge.ts';
import { circles } from './circles.ts';
import { levelFaults } from './levels.ts';

/** More levels than any municipality has. */
export const MOST_LEVELS = 10;

/**
 * The places are one tree of at most ten levels: one place at the top, nobody below itself, and a level
 * is always above or always below another.
 */
export function placeFaults(places: readonly Merged<PlaceRecord>[]): readonly OrganisationFault[] {
  const byKey = new Map(places.map((place) => [place.record.key, place]));
  const tree = treeFaults(places);
  return [
    ...topFaults(places),
    ...tree,
    ...(tree.length === 0 ? [...levelFaults(places), ...depthFaults(places, byKey)] : []),
  ];
}

function topFaults(places: readonly Merged<PlaceRecord>[]): OrganisationFault[] {
  const [top, ...others] = places.filter(({ record }) => record.parent === undefined);
  if (!top) return [{ kind: 'top-missing', column: 'under' }];
  return others.flatMap(({ row, record }): OrganisationFault[] => {
    const reported = row ?? top.row;
    if (reported === undefined) return [];
    const [value, other] = row === undefined ? [top.record.key, record.key] : [record.key, top.record.key];
    return [{ kind: 'top-repeated', row: reported, column: 'under', value, other }];
  });
}

function treeFaults(places: readonly Merged<PlaceRecord>[]): OrganisationFault[] {
  const rows = new Map(places.map(({ row, record }) => [record.key, row]));
  const parents = new Map(places.map(({ record }) => [record.key, record.parent]));
  return circles(parents).map((circle): OrganisationFault => {
    const told = circle.filter((key) => rows.get(key) !== undefined);
    const first = told.reduce((a, b) => ((rows.get(b) ?? 0) < (rows.get(a) ?? 0) ? b : a), told[0] ?? '');
    const at = circle.indexOf(first);
    const path = [...circle.slice(at), ...circle.slice(0, at), first];
    const row = rows.get(first);
    return {
      kind: circle.length === 1 ? 'own-parent' : 'place-circle',
      ...(row === undefined ? {} : { row }),
      column: 'under',
      value: pathText(path),
    };
  });
}

function depthFaults(
  places: readonly Merged<PlaceRecord>[],
  byKey: ReadonlyMap<string, Merged<PlaceRecord>>,
): OrganisationFault[] {
  return places.flatMap(({ row, record }): OrganisationFault[] => {
    let depth = 1;
    let parent = record.parent;
    while (parent !== undefined && depth <= MOST_LEVELS) {
      depth += 1;
      parent = byKey.get(parent)?.record.parent;
    }
    return row !== undefined && depth === MOST_LEVELS + 1 && parent === undefined
      ? [{ kind: 'too-deep', row, column: 'under', value: record.key }]
      : [];
  });
}

function pathText(keys: readonly string[]): string {
  const shown = keys.length > 8 ? [...keys.slice(0, 6), '…', ...keys.slice(-1)] : keys;
  return shown.join(' → ');
}
