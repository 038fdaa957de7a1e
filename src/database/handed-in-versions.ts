import type { Act } from '../domain/intent.ts';
import type { PlanId } from '../domain/plan-id.ts';
import type { Reader } from './transaction.ts';
import { loadVersion, type StoredVersion } from './version-store.ts';

/** Whether a version was accepted as handed in; a refused hand-in leaves a version that nobody else has seen. */
export async function wasHandedIn(
  reader: Reader,
  { plan, task, number }: { plan: PlanId; task: string; number: number },
): Promise<boolean> {
  const intent = await reader.intent.findFirst({
    where: {
      planId: plan,
      task,
      AND: [
        { act: { path: ['kind'], equals: 'hand-in' } },
        { act: { path: ['version'], equals: number } },
        { verdict: { path: ['accepted'], equals: true } },
      ],
    },
    select: { id: true },
  });
  return intent !== null;
}

/** The version that was last accepted as handed in, whatever became of it since; undefined where none was. */
export async function lastHandedIn(
  reader: Reader,
  { plan, task }: { plan: PlanId; task: string },
): Promise<StoredVersion | undefined> {
  const intent = await reader.intent.findFirst({
    where: {
      planId: plan,
      task,
      AND: [{ act: { path: ['kind'], equals: 'hand-in' } }, { verdict: { path: ['accepted'], equals: true } }],
    },
    orderBy: [{ clickedAt: 'desc' }, { id: 'desc' }],
    select: { act: true },
  });
  if (intent === null) return undefined;
  // Written by `recordClick` alone.
  const { version } = intent.act as unknown as Extract<Act, { kind: 'hand-in' }>;
  return await loadVersion(reader, { plan, task, number: version });
}
