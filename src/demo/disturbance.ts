import type { Settings } from '../contract/settings.ts';
import type { PrismaClient } from '../database/generated/client.ts';
import type { PlanId } from '../domain/plan-id.ts';
import type { LocalDate } from '../domain/time.ts';
import type { RunningSystem } from '../supervisor/system.ts';

/** The early morning of a working day, its sending, people at work. */
export type Moment = {
  readonly kind: 'early-morning' | 'send' | 'acts';
  readonly on: LocalDate;
  /** Plans that something is about to happen to. */
  readonly plans: readonly PlanId[];
};

export type Disturbed = { readonly system: RunningSystem; readonly database: PrismaClient };

/** Whoever breaks things at moments of her choosing. */
export type Disturbance = {
  /** Before anything is started. */
  readonly prepare?: (settings: Settings) => Promise<void>;
  /** Asked when the clock stands there and nobody has been told; what it returns is run while the work is done. */
  readonly at?: (moment: Moment, disturbed: Disturbed) => Promise<(() => Promise<void>) | undefined>;
};

/** Does the work with what disturbs it. */
export type Disturb = (moment: Moment, work: () => Promise<void>) => Promise<void>;

/** Asks at each moment, and runs what is answered beside the work. */
export function disturbing({ at }: Disturbance, disturbed: Disturbed): Disturb {
  return async (moment, work) => {
    const strike = await at?.(moment, disturbed);
    await Promise.all([work(), strike?.()]);
  };
}
