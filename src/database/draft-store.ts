import type { PersonId } from '../domain/organisation.ts';
import type { PlanId } from '../domain/plan-id.ts';
import type { Instant } from '../domain/time.ts';
import { canonicalJson } from './content-hash.ts';
import type { Prisma } from './generated/client.ts';

type Database = Prisma.TransactionClient;

/** `own` for those responsible, who share it; a person's id for who hands in in the unit's place. */
export type DraftKey = { readonly plan: PlanId; readonly task: string; readonly author: string };

export type StoredDraft = {
  readonly content: unknown;
  readonly savedBy: PersonId;
  readonly savedAt: Instant;
  readonly revision: number;
};

export type SavedDraft =
  | { readonly saved: true; readonly revision: number }
  /** Somebody saved in between; nothing is overwritten. */
  | { readonly saved: false; readonly theirs: StoredDraft };

export async function loadDraft(database: Database, key: DraftKey): Promise<StoredDraft | undefined> {
  const row = await database.draft.findUnique({ where: { planId_task_author: columns(key) } });
  return row === null ? undefined : stored(row);
}

/**
 * Saves over the revision the writer had before her (0 for none yet), and over no other.
 * Of two who write at once one is told what the other wrote.
 */
export async function saveDraft(
  database: Database,
  draft: DraftKey & { content: unknown; by: PersonId; at: Instant; over: number },
): Promise<SavedDraft> {
  const data = {
    content: draft.content as Prisma.InputJsonValue,
    savedById: draft.by,
    savedAt: new Date(draft.at),
  };
  if (draft.over === 0) {
    const { count } = await database.draft.createMany({
      data: [{ ...columns(draft), ...data, revision: 1 }],
      skipDuplicates: true,
    });
    if (count === 1) return { saved: true, revision: 1 };
  } else {
    const { count } = await database.draft.updateMany({
      where: { ...columns(draft), revision: draft.over },
      data: { ...data, revision: { increment: 1 } },
    });
    if (count === 1) return { saved: true, revision: draft.over + 1 };
  }
  const theirs = await loadDraft(database, draft);
  // Deleted in between: what is written now is the only text there is.
  if (theirs === undefined) return await saveDraft(database, { ...draft, over: 0 });
  // Pressed twice, or the same written by two: it is saved as it stands.
  const isSame = canonicalJson(theirs.content) === canonicalJson(draft.content);
  return isSame ? { saved: true, revision: theirs.revision } : { saved: false, theirs };
}

function columns({ plan, task, author }: DraftKey) {
  return { planId: plan, task, author };
}

function stored(row: { content: unknown; savedById: string; savedAt: Date; revision: number }): StoredDraft {
  return {
    content: row.content,
    savedBy: row.savedById,
    savedAt: row.savedAt.getTime(),
    revision: row.revision,
  };
}
