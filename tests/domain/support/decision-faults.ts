import { localDateOf, localTimeOf } from '../../../src/domain/calendar/local-time.ts';
import { isWorkingDay, sendInstant } from '../../../src/domain/calendar/working-days.ts';
import { decide, type Decision } from '../../../src/domain/decide.ts';
import type { Intent } from '../../../src/domain/intent.ts';
import { planned } from '../../../src/domain/ladder/told.ts';
import { noticeKey, type Notice } from '../../../src/domain/notice.ts';
import { factsOf, type SimulatedPlan, type World } from '../../../src/domain/simulate/world.ts';
import type { Instant } from '../../../src/domain/time.ts';
import { ZONE } from './played-year.ts';
import { answering, appointed } from './who-answers.ts';

function shown(instant: Instant): string {
  return new Date(instant).toISOString();
}

/** Told on sending mornings ahead and on no other; awake in early mornings ahead and at no other time. */
export function faultsOfDecision(
  { calendar }: World,
  plan: SimulatedPlan,
  { decision, now, since }: { decision: Decision; now: Instant; since: Instant },
): string[] {
  const faults = decision.notices.flatMap(({ kind, morning }) => {
    const isOwn = kind === 'receipt' || kind === 'refused';
    if (isOwn || morning === 'at-once') return isOwn && morning === 'at-once' ? [] : [`${kind} on ${morning}`];
    const isAhead = isWorkingDay(calendar, morning) && sendInstant(calendar, morning) > since;
    return isAhead ? [] : [`${plan.id} ${kind} told on ${morning}, decided ${shown(now)}`];
  });
  const { nextWake } = decision;
  if (nextWake === null) return faults;
  const time = localTimeOf(ZONE, nextWake);
  const isEarly = time >= '04:30' && time < '06:30' && isWorkingDay(calendar, localDateOf(ZONE, nextWake));
  return nextWake > now && isEarly ? faults : [...faults, `${plan.id} wakes ${shown(nextWake)} after ${shown(now)}`];
}

/** Nobody has approved their own. */
export function faultsOfApproval({ organisation }: World, plan: SimulatedPlan): string[] {
  const place = plan.id.split('/')[2] ?? '';
  return Object.values(plan.state.tasks).flatMap(({ approval, handedIn, key }) => {
    if (!approval) return [];
    const on = handedIn ? localDateOf(ZONE, handedIn.at) : '';
    const own = [handedIn?.by, ...answering(organisation, place, on), ...appointed(organisation, place, on)];
    return handedIn && !own.includes(approval.by) ? [] : [`${approval.by} approved ${plan.id} ${key}, their own`];
  });
}

/** Deciding again, or again with a clock that lags behind, changes nothing and tells nothing new. */
export function faultsOfRepetition(world: World, plan: SimulatedPlan, now: Instant): string[] {
  const known = new Set(plan.ledger.map(noticeKey));
  return [now, now - 36 * 3_600_000].flatMap((moment) => {
    const again = decide(plan.state, factsOf(world, plan), [], moment);
    const news = again.notices.filter((notice) => !known.has(noticeKey(notice)));
    return [
      ...(JSON.stringify(again.state) === JSON.stringify(plan.state) ? [] : ['changes its state']),
      ...(again.nextWake === plan.nextWake ? [] : ['wakes at another time']),
      ...news.map((notice) => `tells ${noticeKey(notice)}`),
    ].map((fault) => `${plan.id} decided twice at ${shown(now)} ${fault}`);
  });
}

function keysOf(notices: readonly Notice[]): string {
  const own = notices.filter(({ kind }) => kind !== 'refused').map(noticeKey);
  return JSON.stringify([...new Set(own)].sort());
}

/** What happened in one part of a day ends the same, decided in one batch or one by one. */
export function faultsOfBatch(
  world: World,
  plan: SimulatedPlan,
  { intents, now }: { intents: readonly Intent[]; now: Instant },
): string[] {
  const facts = factsOf(world, plan);
  const batch = decide(plan.state, facts, intents, now);
  let state = plan.state;
  const ledger = [...plan.ledger];
  const verdicts: Decision['verdicts'][number][] = [];
  for (const intent of [...intents, undefined]) {
    const one = decide(state, { ...facts, ledger: [...ledger] }, intent ? [intent] : [], intent?.clickedAt ?? now);
    state = one.state;
    ledger.push(...one.notices.map(planned));
    verdicts.push(...one.verdicts);
  }
  return [
    ...(JSON.stringify(batch.state) === JSON.stringify(state) ? [] : ['ends otherwise']),
    ...(JSON.stringify(batch.verdicts) === JSON.stringify(verdicts) ? [] : ['is answered otherwise']),
    ...(keysOf([...plan.ledger, ...batch.notices]) === keysOf(ledger) ? [] : ['tells otherwise']),
  ].map((fault) => `${plan.id} ${fault} in a batch: ${JSON.stringify(intents)}`);
}
