import type { OrganisationFault, OrganisationFaultKind } from '../organisation-fault.ts';
import { absenceSubject, postSubject, type Merged, type MergedOrganisation } from '../organisation-merge.ts';
import type { OpenRange } from '../organisation-range.ts';

/** Nobody holds the same post twice at a time, or is away twice from the same place. */
export function overlapFaults(merged: MergedOrganisation): readonly OrganisationFault[] {
  return [
    ...overlapping(merged.posts, postSubject, 'post-overlaps'),
    ...overlapping(merged.absences, absenceSubject, 'absence-overlaps'),
  ];
}

function overlapping<Kept extends OpenRange & { readonly person: string }>(
  entries: readonly Merged<Kept>[],
  subject: (record: Kept) => string,
  kind: OrganisationFaultKind,
): OrganisationFault[] {
  return [...Map.groupBy(entries, ({ record }) => subject(record)).values()].flatMap((group) => {
    const inTime = [...group].sort(byBeginning);
    let longest: Merged<Kept> | undefined;
    return inTime.flatMap((entry): OrganisationFault[] => {
      const earlier = longest;
      const collides = earlier !== undefined && endOf(earlier.record) >= (entry.record.from ?? '');
      if (!earlier || endOf(entry.record) > endOf(earlier.record)) longest = entry;
      return collides ? collision(kind, earlier, entry) : [];
    });
  });
}

/** Reported on the later row of the two; nothing where neither stands in the file. */
function collision(
  kind: OrganisationFaultKind,
  a: Merged<{ readonly person: string }>,
  b: Merged<{ readonly person: string }>,
): OrganisationFault[] {
  const [first, second] = (a.row ?? 0) < (b.row ?? 0) ? [a, b] : [b, a];
  if (second.row === undefined) return [];
  return [
    {
      kind,
      row: second.row,
      column: 'från',
      value: second.record.person,
      ...(first.row === undefined ? {} : { otherRow: first.row }),
    },
  ];
}

function byBeginning(a: Merged<OpenRange>, b: Merged<OpenRange>): number {
  const [from, other] = [a.record.from ?? '', b.record.from ?? ''];
  return from < other ? -1 : from > other ? 1 : (a.row ?? 0) - (b.row ?? 0);
}

function endOf(range: OpenRange): string {
  return range.to ?? '9999-12-31';
}
