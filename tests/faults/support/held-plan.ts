import { connectDatabase } from '../../../src/database/client.ts';
import type { PlanId } from '../../../src/domain/plan-id.ts';
import { waitUntil } from '../../support/wait-until.ts';

/** A plan that nobody can decide, nor judge a notice of, until it is let go. */
export type HeldPlan = {
  /** Waits until somebody stands before it: in the middle of her transaction. False when nobody came. */
  isWaitedFor(): Promise<boolean>;
  release(): Promise<void>;
};

/** Holds the plan's row; clicks on it are kept all the same. `url`: the database as its owner. */
export async function holdPlan(url: string, plan: PlanId): Promise<HeldPlan> {
  const database = connectDatabase(url, { connections: 2 });
  const { promise: released, resolve: release } = Promise.withResolvers<undefined>();
  const { promise: held, resolve: isHeld } = Promise.withResolvers<number | undefined>();
  const holding = database
    .$transaction(
      async (transaction) => {
        const [holder] = await transaction.$queryRaw<{ pid: number }[]>`
          SELECT pg_backend_pid() AS pid FROM "Plan" WHERE "id" = ${plan} FOR NO KEY UPDATE`;
        isHeld(holder?.pid);
        await released;
      },
      { timeout: 60_000 },
    )
    // The server has been killed, and holds nothing any more.
    .catch(() => isHeld(undefined));
  const holder = (await held) ?? 0;
  return {
    async isWaitedFor() {
      const waiting = async (): Promise<boolean> => {
        const rows = await database.$queryRaw<unknown[]>`
          SELECT 1 FROM pg_stat_activity WHERE ${holder} = ANY(pg_blocking_pids(pid))`;
        return rows.length > 0;
      };
      return await waitUntil(waiting, 10).then(
        () => true,
        () => false,
      );
    },
    async release() {
      release(undefined);
      await holding;
      await database.$disconnect();
    },
  };
}
