import type { PlanId } from '../domain/plan-id.ts';
import type { Reader } from './transaction.ts';

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
