import { addDays, instantAt } from '../calendar/local-time.ts';
import { dayOf, isWorkingDay, sendInstant } from '../calendar/working-days.ts';
import type { Intent } from '../intent.ts';
import type { LedgerEntry } from '../notice.ts';
import type { Organisation } from '../organisation.ts';
import type { PlanId } from '../plan-id.ts';
import type { Verdict } from '../refusal.ts';
import type { Instant, LocalDate } from '../time.ts';
import { dissolveMorning, freezeMorning, type SmtpAnswer } from './freeze-morning.ts';
import { stepPlan } from './step-plan.ts';
import type { SimulatedPlan, World } from './world.ts';

/** A click on a plan; `content` is what it hands in. */
export type SimulatedClick = {
  readonly plan: PlanId;
  readonly intent: Intent;
  readonly version?: { readonly hash: string; readonly missing: readonly string[] };
};

/** Whoever acts in a simulated year. Asked before each part of each day, so that it can react to what has come. */
export type Behaviour = {
  /** Clicks with `from` ≤ clickedAt < `until`, in order. */
  readonly clicks: (world: World, from: Instant, until: Instant) => readonly SimulatedClick[];
  /** The organisation from that instant on, where it changes then. */
  readonly organisation?: (from: Instant, until: Instant) => Organisation | undefined;
  readonly smtp?: (on: LocalDate, receiver: string) => SmtpAnswer;
};

export type SimulatedMail = { readonly at: Instant; readonly entry: LedgerEntry };
export type Simulated = {
  readonly mail: readonly SimulatedMail[];
  readonly verdicts: readonly { readonly click: SimulatedClick; readonly verdict: Verdict }[];
};

const MORNING_ENDS = '06:30';
const DISSOLVED_AT = '16:00';

type Run = {
  readonly world: World;
  readonly behaviour: Behaviour;
  readonly mail: SimulatedMail[];
  readonly verdicts: Simulated['verdicts'][number][];
};

function sendAtOnce(run: Run, plan: SimulatedPlan, at: Instant): void {
  for (const [index, entry] of plan.ledger.entries()) {
    if (entry.morning !== 'at-once' || entry.status !== 'planned') continue;
    const sent: LedgerEntry = { ...entry, status: 'sent', acceptedOn: dayOf(run.world.calendar, at) };
    plan.ledger[index] = sent;
    run.mail.push({ at, entry: sent });
  }
}

function play(run: Run, click: SimulatedClick): void {
  const { world } = run;
  const plan = world.plans.get(click.plan);
  if (!plan) return;
  const { act } = click.intent;
  if (act.kind === 'hand-in' && click.version)
    plan.versions.push({ task: click.intent.task, version: act.version, ...click.version });
  const now = click.intent.clickedAt;
  const decision = stepPlan(world, plan, { intents: [click.intent], now });
  run.verdicts.push(...decision.verdicts.map(({ verdict }) => ({ click, verdict })));
  sendAtOnce(run, plan, now);
}

function act(run: Run, from: Instant, until: Instant): void {
  const changed = run.behaviour.organisation?.(from, until);
  if (changed) {
    run.world.organisation = changed;
    for (const plan of run.world.plans.values()) stepPlan(run.world, plan, { intents: [], now: from });
  }
  for (const click of run.behaviour.clicks(run.world, from, until)) play(run, click);
}

function wake(run: Run, until: Instant): void {
  const due = [...run.world.plans.values()].filter(({ nextWake }) => nextWake !== null && nextWake <= until);
  due.sort((a, b) => (a.nextWake ?? 0) - (b.nextWake ?? 0));
  for (const plan of due) stepPlan(run.world, plan, { intents: [], now: plan.nextWake ?? until });
}

function send(run: Run, on: LocalDate): void {
  const { world, behaviour } = run;
  const at = sendInstant(world.calendar, on);
  for (const plan of world.plans.values()) {
    if (!plan.hasPlanned) continue;
    const sent = freezeMorning(world, plan, { on, answer: (receiver) => behaviour.smtp?.(on, receiver) ?? 'accepted' });
    run.mail.push(...sent.map((entry) => ({ at, entry })));
  }
}

function lookAfterFailures(run: Run, on: LocalDate, at: Instant): void {
  for (const plan of run.world.plans.values()) {
    if (plan.hasPlanned && dissolveMorning(run.world, plan, on)) stepPlan(run.world, plan, { intents: [], now: at });
  }
}

/** Plays a world from one local date to another, both included, as the real system lives it: morning, mail, day. */
export function simulate(
  world: World,
  behaviour: Behaviour,
  span: { from: LocalDate; to: LocalDate; startedAt: Instant },
): Simulated {
  const run: Run = { world, behaviour, mail: [], verdicts: [] };
  const { timezone } = world.calendar;
  for (const plan of world.plans.values()) stepPlan(world, plan, { intents: [], now: span.startedAt });
  for (let on = span.from; on <= span.to; on = addDays(on, 1)) {
    const at = (time: string): Instant => Math.max(instantAt(timezone, on, time), span.startedAt);
    const begins = at('00:00');
    const morning = at(MORNING_ENDS);
    const evening = instantAt(timezone, addDays(on, 1), '00:00');
    if (evening <= span.startedAt) continue;
    act(run, begins, morning);
    wake(run, morning);
    if (!isWorkingDay(world.calendar, on)) {
      act(run, morning, evening);
      continue;
    }
    const sends = sendInstant(world.calendar, on);
    act(run, morning, Math.max(morning, sends));
    if (sends >= span.startedAt) send(run, on);
    act(run, Math.max(morning, sends), at(DISSOLVED_AT));
    lookAfterFailures(run, on, at(DISSOLVED_AT));
    act(run, at(DISSOLVED_AT), evening);
  }
  return { mail: run.mail, verdicts: run.verdicts };
}
