import type { PlaceRecord } from '../organisation-file.ts';
import type { OrganisationFault } from '../organisation-fault.ts';
import type { Merged } from '../organisation-merge.ts';

type Step = {
  readonly above: string;
  readonly below: string;
  readonly place: string;
  readonly row?: number;
};

/** A place stands on another level than the one above it, and the levels have one order: no circle. */
export function levelFaults(places: readonly Merged<PlaceRecord>[]): readonly OrganisationFault[] {
  const levels = new Map(places.map(({ record }) => [record.key, record.level]));
  const steps = places.flatMap(({ row, record }): Step[] => {
    const above = record.parent === record.key ? undefined : levels.get(record.parent ?? '');
    const step = { below: record.level, place: record.key, ...(row === undefined ? {} : { row }) };
    return above === undefined ? [] : [{ above, ...step }];
  });
  return [
    ...steps
      .filter(({ above, below }) => above === below)
      .flatMap(({ row, below }): OrganisationFault[] =>
        row === undefined ? [] : [{ kind: 'level-same', row, column: 'nivå', value: below }],
      ),
    ...circleFaults(steps.filter(({ above, below }) => above !== below)),
  ];
}

/** One fault for all circles, on the row of the order that fewest places have: likely the slip. */
function circleFaults(steps: readonly Step[]): OrganisationFault[] {
  const inCircle = Map.groupBy(circular(steps), ({ above, below }) => `${above}\n${below}`);
  const [rarest] = [...inCircle.values()]
    .map((same) => ({ same, told: same.findLast(({ row }) => row !== undefined) }))
    .filter(({ told }) => told !== undefined)
    .sort((a, b) => a.same.length - b.same.length || (b.told?.row ?? 0) - (a.told?.row ?? 0));
  const told = rarest?.told;
  if (told?.row === undefined) return [];
  const { row, below: value, above: other } = told;
  return [{ kind: 'level-circle', row, column: 'nivå', value, other }];
}

/** Rounds enough for the levels of any municipality; more is told as a tree that is too deep. */
const ROUNDS = 50;

/** The steps that remain when levels with nothing above or nothing below are taken away, over and over. */
function circular(steps: readonly Step[]): readonly Step[] {
  const order = new Map(steps.map((step) => [`${step.above}\n${step.below}`, step]));
  let left = [...order.values()];
  for (let round = 0; ; round += 1) {
    if (round === ROUNDS) return [];
    const above = new Set(left.map((step) => step.above));
    const below = new Set(left.map((step) => step.below));
    const kept = left.filter((step) => below.has(step.above) && above.has(step.below));
    if (kept.length === left.length) break;
    left = kept;
  }
  const circle = new Set(left.map((step) => `${step.above}\n${step.below}`));
  return steps.filter((step) => circle.has(`${step.above}\n${step.below}`));
}
