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
  const { promise: held, resolve: isHeld } = Promise.withResolvers<undefined>();
  const holding = database
    .$transaction(
      async (transaction) => {
        await transaction.$queryRaw`SELECT 1 FROM "Plan" WHERE "id" = ${plan} FOR NO KEY UPDATE`;
        isHeld(undefined);
        await released;
      },
      { timeout: 60_000 },
    )
    // The server has been killed, and holds nothing any more.
    .catch(() => isHeld(undefined));
  await held;
  return {
    async isWaitedFor() {
      const waiting = async (): Promise<boolean> => {
        const rows = await database.$queryRaw<unknown[]>`
          SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
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
