import { addDays, instantAt, localDateOf } from '../../../src/domain/calendar/local-time.ts';
import { isWorkingDay } from '../../../src/domain/calendar/working-days.ts';
import { resolveCalendar } from '../../../src/domain/calendar/resolve-calendar.ts';
import type { Decision } from '../../../src/domain/decide.ts';
import type { Intent } from '../../../src/domain/intent.ts';
import type { LedgerEntry } from '../../../src/domain/notice.ts';
import type { PersonId } from '../../../src/domain/organisation.ts';
import type { TaskState } from '../../../src/domain/plan-state.ts';
import { dissolveMorning, freezeMorning, type SmtpAnswer } from '../../../src/domain/simulate/freeze-morning.ts';
import { stepPlan } from '../../../src/domain/simulate/step-plan.ts';
import { openWorld, type SimulatedPlan, type World } from '../../../src/domain/simulate/world.ts';
import { drawTimetable } from '../../../src/domain/timetable/timetable.ts';
import type { Instant, LocalDate } from '../../../src/domain/time.ts';
import { DAYS, dateOf, municipalityOf, RANDOM_DEFINITION, type Life } from './random-municipality.ts';
import { faultsOfApproval, faultsOfBatch, faultsOfDecision, faultsOfRepetition } from './decision-faults.ts';
import { intentsOf } from './random-clicks.ts';
import { faultsOfMail } from './rightly-told.ts';
import { above, answering, reviewing } from './who-answers.ts';
import { ZONE } from './played-year.ts';

/** How a task stood at `sendAt` of a working day, seen from outside. */
export type MorningOfTask = {
  readonly date: LocalDate;
  readonly task: TaskState;
  readonly late: readonly PersonId[];
  readonly approvers: readonly PersonId[];
  readonly directors: readonly PersonId[];
  readonly reviewers: readonly PersonId[];
  readonly directorsOfReview: readonly PersonId[];
  readonly isBlocked: boolean;
  /** Something of ours failed, or an address of theirs does. */
  readonly isDisturbed: boolean;
};
export type Sent = { readonly on: LocalDate; readonly entry: LedgerEntry };

export function placeOf(plan: SimulatedPlan): string {
  return plan.id.split('/')[2] ?? '';
}

function isDone(task: TaskState): boolean {
  return task.beforeStart || ['handedIn', 'approved', 'excepted'].includes(task.chart);
}
function isSettled(task: TaskState): boolean {
  return task.beforeStart || ['approved', 'excepted'].includes(task.chart);
}

/** Whether what a task of the random cycle requires from below is missing; its own reading of domain §6. */
export function isBlocked(plan: SimulatedPlan, task: TaskState): boolean {
  const below = plan.children.flatMap((child) => Object.values(child.state.tasks));
  if (task.step === 'feedback') return below.some((one) => one.step === 'report' && !isDone(one));
  return task.step === 'operation-plan' && below.some((one) => one.step === 'unit-plan' && !isSettled(one));
}

const moments = new Map<string, Instant>();
function momentOf(date: LocalDate, time: string): Instant {
  const known = moments.get(date + time);
  if (known !== undefined) return known;
  const moment = instantAt(ZONE, date, time);
  moments.set(date + time, moment);
  return moment;
}

/** A random life, lived day by day as the real system would; what goes wrong on the way is written down. */
export class LivedYear {
  readonly world: World;
  readonly faults: string[] = [];
  readonly sent: Sent[] = [];
  readonly mornings = new Map<string, MorningOfTask[]>();
  readonly wakes = new Map<string, number>();
  readonly idle = new Map<string, number>();
  private readonly life: Life;
  private readonly waiting = new Map<string, Intent[]>();
  private checked = 0;

  constructor(life: Life) {
    this.life = life;
    const calendar = resolveCalendar(RANDOM_DEFINITION, '2026/2027');
    const timetable = drawTimetable({ definition: RANDOM_DEFINITION, calendar, year: '2026/2027' });
    if ('faults' in timetable) throw new Error(JSON.stringify(timetable.faults));
    const startedAt = instantAt(ZONE, life.startsOn, '09:00');
    this.world = openWorld({
      definition: RANDOM_DEFINITION,
      calendar,
      timetable,
      organisation: municipalityOf(life),
      year: '2026/2027',
      startedAt,
    });
    for (const plan of this.world.plans.values()) this.step(plan, [], startedAt);
    for (let offset = 0; offset < DAYS; offset += 1) if (dateOf(offset) > life.startsOn) this.live(offset);
  }

  private fault(text: string): void {
    if (this.faults.length < 5) this.faults.push(text);
  }

  private isAsleep(offset: number): boolean {
    return this.life.asleep.some(({ from, length }) => from <= offset && offset < from + length);
  }
  private isAway(offset: number): boolean {
    return this.life.outages.some(({ from, length }) => from <= offset && offset < from + length);
  }

  private live(offset: number): void {
    const on = dateOf(offset);
    const at = (time: string): Instant => momentOf(on, time);
    const evening = momentOf(addDays(on, 1), '00:00');
    const works = isWorkingDay(this.world.calendar, on);
    if (this.isAsleep(offset)) {
      this.click(offset, at('00:00'), evening, 'queue');
      if (works) this.record(on, true);
      return;
    }
    this.addresses(offset, at('00:00'));
    for (const plan of this.world.plans.values()) {
      const queued = this.waiting.get(plan.id);
      this.waiting.delete(plan.id);
      if (queued || (plan.nextWake !== null && plan.nextWake < at('04:00'))) this.step(plan, queued ?? [], at('04:00'));
    }
    this.click(offset, at('04:00'), at('06:30'), 'play');
    this.wake(at('06:30'));
    this.click(offset, at('06:30'), at('08:00'), 'play');
    if (works) this.freeze(offset, on);
    this.click(offset, at('08:00'), at('16:00'), 'play');
    for (const plan of this.world.plans.values())
      if (works && plan.hasPlanned && dissolveMorning(this.world, plan, on)) this.step(plan, [], at('16:00'));
    this.click(offset, at('16:00'), evening, 'play');
  }

  /** The addresses that were wrong are right again. */
  private addresses(offset: number, now: Instant): void {
    const ended = this.life.refusals.filter(({ from, length }) => from + length === offset);
    if (ended.length === 0 || Object.keys(this.world.unreachable).length === 0) return;
    this.world.unreachable = {};
    for (const plan of this.world.plans.values()) this.step(plan, [], now);
  }

  private click(offset: number, from: Instant, until: Instant, how: 'play' | 'queue'): void {
    const intents = intentsOf(this.world, this.life, { offset, from, until });
    for (const plan of this.world.plans.values()) {
      const own = intents.filter((one) => one.plan === plan.id).map(({ intent }) => intent);
      if (how === 'queue') {
        if (own.length > 0) this.waiting.set(plan.id, [...(this.waiting.get(plan.id) ?? []), ...own]);
      } else {
        if (own.length > 1)
          for (const fault of faultsOfBatch(this.world, plan, { intents: own, now: until - 1 })) this.fault(fault);
      }
    }
    if (how === 'play') for (const { plan, intent } of intents) this.stepById(plan, intent);
  }

  private stepById(id: string, intent: Intent): void {
    const plan = this.world.plans.get(id);
    if (plan) this.step(plan, [intent], intent.clickedAt);
  }

  private wake(until: Instant): void {
    for (const plan of this.world.plans.values()) {
      if (plan.nextWake === null || plan.nextWake > until) continue;
      this.wakes.set(plan.id, (this.wakes.get(plan.id) ?? 0) + 1);
      const before = JSON.stringify({ ...plan.state, decidedThrough: 0 });
      const { notices } = this.step(plan, [], plan.nextWake);
      if (notices.length === 0 && before === JSON.stringify({ ...plan.state, decidedThrough: 0 }))
        this.idle.set(plan.id, (this.idle.get(plan.id) ?? 0) + 1);
    }
  }

  private freeze(offset: number, on: LocalDate): void {
    const { world, life } = this;
    const refused = life.refusals
      .filter(({ from, length }) => from <= offset && offset < from + length)
      .map(({ person }) => world.organisation.persons[person % world.organisation.persons.length]?.id);
    const answer = (receiver: string): SmtpAnswer =>
      this.isAway(offset) ? 'away' : refused.includes(receiver) ? 'refused' : 'accepted';
    for (const plan of world.plans.values()) {
      if (!plan.hasPlanned) continue;
      for (const entry of freezeMorning(world, plan, { on, answer })) {
        this.sent.push({ on, entry });
        for (const fault of faultsOfMail({ world, plan, entry, on })) this.fault(fault);
      }
    }
    this.record(on, this.isAway(offset));
  }

  private record(date: LocalDate, hasFailed: boolean): void {
    const { organisation, unreachable } = this.world;
    for (const plan of this.world.plans.values()) {
      const place = placeOf(plan);
      for (const task of Object.values(plan.state.tasks)) {
        const late = answering(organisation, place, date);
        const barred = task.handedIn?.barred ?? [];
        const reviewers = reviewing(organisation, { place, barred, on: date, named: task.namedReviewer });
        const approvers = above(organisation, { place, role: 'approver', late, on: date });
        const directors = above(organisation, { place, role: 'director', late, on: date });
        const directorsOfReview = above(organisation, { place, role: 'director', late: reviewers, on: date });
        const concerned = [...late, ...approvers, ...directors, ...reviewers, ...directorsOfReview];
        const isDisturbed = hasFailed || concerned.some((person) => unreachable[person] !== undefined);
        const seen = {
          date,
          task,
          late,
          approvers,
          directors,
          reviewers,
          directorsOfReview,
          isBlocked: isBlocked(plan, task),
          isDisturbed,
        };
        const key = `${plan.id}|${task.key}`;
        const before = this.mornings.get(key);
        if (before) before.push(seen);
        else this.mornings.set(key, [seen]);
      }
    }
  }

  private step(plan: SimulatedPlan, intents: readonly Intent[], now: Instant): Decision {
    const decision = stepPlan(this.world, plan, { intents, now });
    for (const [index, entry] of plan.ledger.entries()) {
      if (entry.morning === 'at-once' && entry.status === 'planned')
        plan.ledger[index] = { ...entry, status: 'sent', acceptedOn: localDateOf(ZONE, now) };
    }
    this.checked += 1;
    const since = Math.min(now, ...intents.map(({ clickedAt }) => clickedAt));
    const faults = [
      ...faultsOfDecision(this.world, plan, { decision, now, since }),
      ...faultsOfApproval(this.world, plan),
      ...(this.checked % 4 === 0 ? faultsOfRepetition(this.world, plan, now) : []),
    ];
    for (const fault of faults) this.fault(fault);
    return decision;
  }
}
