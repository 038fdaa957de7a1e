import type { Intent } from '../domain/intent.ts';
import type { PersonId } from '../domain/organisation.ts';
import type { PlanId } from '../domain/plan-id.ts';
import type { Instant, LocalDate } from '../domain/time.ts';
import type { Reader } from './transaction.ts';
import { loadVersion, type StoredVersion } from './version-store.ts';

/** What ended a version's standing as handed in: taken back by its own, or sent back or opened again from above. */
const ENDS = { withdraw: 'withdrawn', return: 'returned', reopen: 'reopened' } as const;
type Ending = keyof typeof ENDS;

/** A version that was accepted as handed in, and what has become of it since. */
export type HandedInVersion = {
  readonly number: number;
  /** The last day as it stood when the button was pressed; absent where it was not written down then. */
  readonly due?: LocalDate;
  /** Absent while it stands. */
  readonly ended?: { readonly how: (typeof ENDS)[Ending]; readonly by: PersonId; readonly at: Instant };
};

/** As `applyIntent` writes it. */
type Logged = { readonly act: Intent['act']; readonly due?: LocalDate };

/**
 * The versions of a task that were accepted as handed in, the oldest first, read from the log in the order in which they
 * were judged. A refused hand-in leaves a version that is not among them.
 */
export async function handedInVersions(
  reader: Reader,
  { plan, task }: { plan: PlanId; task: string },
): Promise<readonly HandedInVersion[]> {
  const rows = await reader.audit.findMany({
    where: {
      planId: plan,
      action: { in: ['hand-in', ...Object.keys(ENDS)] },
      details: { path: ['task'], equals: task },
    },
    orderBy: { number: 'asc' },
    select: { action: true, actor: true, at: true, details: true },
  });
  const versions: HandedInVersion[] = [];
  for (const { actor, at, details } of rows) {
    const { act, due } = details as unknown as Logged;
    const last = versions.at(-1);
    if (act.kind === 'hand-in') versions.push({ number: act.version, ...(due !== undefined && { due }) });
    else if (last !== undefined && last.ended === undefined && act.kind in ENDS) {
      const ended = { how: ENDS[act.kind as Ending], by: actor, at: at.getTime() };
      versions.splice(-1, 1, { ...last, ended });
    }
  }
  return versions;
}

/**
 * The version that was last handed in and not taken back, before `number` where that is given; undefined where there is
 * none. What was taken back is a draft again.
 */
export async function lastHandedIn(
  reader: Reader,
  { plan, task, before = Infinity }: { plan: PlanId; task: string; before?: number },
): Promise<StoredVersion | undefined> {
  const versions = await handedInVersions(reader, { plan, task });
  const last = versions.findLast(({ number, ended }) => number < before && ended?.how !== 'withdrawn');
  return last && (await loadVersion(reader, { plan, task, number: last.number }));
}
