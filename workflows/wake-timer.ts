import { CancellationScope, sleep } from '@temporalio/workflow';
import type { Instant } from '../src/domain/time.ts';
import type { WorkflowClock } from './messages.ts';

/** The clock's present instant as the workflow sees it; undefined on a stepped clock, whose time it cannot know. */
export function clockNow(clock: WorkflowClock): Instant | undefined {
  return clock.kind === 'offset' ? Date.now() + clock.milliseconds : undefined;
}

/** One timer to one instant. */
export type WakeTimer = {
  /** Waits for `at`, an instant of the clock; null for nothing. The timer is reset only when that moment moves. */
  set(clock: WorkflowClock, at: Instant | null, summary: string): void;
};

/** The shortest wait: the activity's clock may lag behind the server that fires the timer. */
const SHORTEST = 1_000;

/** `wake` is called when the instant has come. On a stepped clock no timer is ever set. */
export function wakeTimer(wake: () => void): WakeTimer {
  let armed: { readonly firesAt: number; readonly scope: CancellationScope } | undefined;
  return {
    set(clock, at, summary) {
      if (clock.kind === 'stepped') return;
      const firesAt = at === null ? undefined : at - clock.milliseconds;
      if (armed?.firesAt === firesAt) return;
      armed?.scope.cancel();
      armed = undefined;
      if (firesAt === undefined) return;
      const mine = { firesAt, scope: new CancellationScope({ cancellable: true }) };
      armed = mine;
      mine.scope
        .run(() => sleep(Math.max(firesAt - Date.now(), SHORTEST), { summary }))
        .then(
          () => {
            if (armed !== mine) return;
            armed = undefined;
            wake();
          },
          () => undefined,
        );
    },
  };
}
