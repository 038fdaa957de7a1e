import { AT_ONCE_MORNING, SIGN_IN_MORNING } from './email-store.ts';
import type { Reader } from './transaction.ts';

/** How many e-mails of each kind have no answer for good yet, and when the first of them was written. */
export async function outstandingSince(
  reader: Reader,
): Promise<
  readonly { readonly queue: 'morning' | 'at-once' | 'sign-in'; readonly count: number; readonly since: Date | null }[]
> {
  const waiting = { status: { in: ['frozen', 'offered'] } };
  const queues = {
    morning: { morning: { notIn: [AT_ONCE_MORNING, SIGN_IN_MORNING] as string[] } },
    'at-once': { morning: AT_ONCE_MORNING },
    'sign-in': { morning: SIGN_IN_MORNING },
  };
  return await Promise.all(
    (['morning', 'at-once', 'sign-in'] as const).map(async (queue) => {
      const { _count, _min } = await reader.email.aggregate({
        where: { ...waiting, ...queues[queue] },
        _count: true,
        _min: { frozenAt: true },
      });
      return { queue, count: _count, since: _min.frozenAt };
    }),
  );
}
