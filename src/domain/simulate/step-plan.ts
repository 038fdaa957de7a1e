import { decide, type Decision } from '../decide.ts';
import type { Intent } from '../intent.ts';
import { planned } from '../ladder/told.ts';
import { noticeKey } from '../notice.ts';
import type { Instant } from '../time.ts';
import { factsOf, type SimulatedPlan, type World } from './world.ts';

/** Decides one plan up to `now` and keeps the result, as the recording activity does; the plan above looks again. */
export function stepPlan(
  world: World,
  plan: SimulatedPlan,
  { intents, now }: { intents: readonly Intent[]; now: Instant },
): Decision {
  const decision = decide(plan.state, factsOf(world, plan), intents, now);
  plan.state = decision.state;
  plan.nextWake = decision.nextWake;
  if (decision.notices.length > 0) {
    for (const notice of decision.notices) {
      const key = noticeKey(notice);
      if (plan.known.has(key)) continue;
      plan.known.add(key);
      plan.ledger.push(planned(notice));
    }
    plan.hasPlanned = true;
  }
  const parent = plan.parent === undefined ? undefined : world.plans.get(plan.parent);
  if (decision.parentLooks && parent) stepPlan(world, parent, { intents: [], now });
  return decision;
}
