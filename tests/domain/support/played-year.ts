import { instantAt, localDateOf, localTimeOf } from '../../../src/domain/calendar/local-time.ts';
import type { Act, ActKind } from '../../../src/domain/intent.ts';
import type { NoticeKind } from '../../../src/domain/notice.ts';
import type { Organisation } from '../../../src/domain/organisation.ts';
import { planId } from '../../../src/domain/plan-id.ts';
import type { TaskState } from '../../../src/domain/plan-state.ts';
import type { Verdict } from '../../../src/domain/refusal.ts';
import type { SmtpAnswer } from '../../../src/domain/simulate/freeze-morning.ts';
import { simulate, type SimulatedClick, type SimulatedMail } from '../../../src/domain/simulate/simulate.ts';
import { openWorld, type SimulatedPlan, type World, type WorldInput } from '../../../src/domain/simulate/world.ts';
import type { Instant, LocalDate } from '../../../src/domain/time.ts';
import { smallYear } from './small-municipality.ts';

export const ZONE = 'Europe/Stockholm';

/** `2026-11-06 23:59`, as the clock on the wall shows it. */
export function local(text: string): Instant {
  const [date = '', time = ''] = text.split(' ');
  return instantAt(ZONE, date, time);
}

/** A click told in few words: what is handed in is complete, and what is judged is the version handed in last. */
export type Deed = {
  readonly at: string;
  readonly by: string;
  /** `skola-1`, whose `report` is meant, or `skola-1/unit-plan`. */
  readonly on: string;
  readonly act: ActKind;
  readonly due?: LocalDate;
  readonly reason?: string;
  readonly reviewer?: string;
  readonly missing?: readonly string[];
  readonly hash?: string;
};

export type Play = {
  readonly input?: WorldInput;
  readonly deeds?: readonly Deed[];
  /** The organisation as it is known from that moment on. */
  readonly organisations?: readonly { readonly at: string; readonly organisation: Organisation }[];
  /** A person's address is known not to take mail from that moment on. */
  readonly addressWrong?: { readonly at: string; readonly person: string };
  /** Every address is right again from that moment on. */
  readonly addressesRight?: string;
  readonly smtp?: (on: LocalDate, receiver: string) => SmtpAnswer;
  readonly to?: LocalDate;
};

function split(on: string): { place: string; task: string } {
  const [place = '', ...rest] = on.split('/');
  return { place, task: rest.length > 0 ? rest.join('/') : 'report' };
}

function actOf(deed: Deed, version: number): Act {
  const hash = deed.hash ?? `version-${version}`;
  const reason = deed.reason ?? 'Därför.';
  const due = deed.due ?? '';
  const again = deed.due === undefined ? { reason } : { reason, due };
  const acts: Readonly<Record<ActKind, Act>> = {
    'hand-in': { kind: 'hand-in', version, hash },
    withdraw: { kind: 'withdraw' },
    'begin-review': { kind: 'begin-review', hash },
    approve: { kind: 'approve', hash },
    return: { kind: 'return', hash, ...again },
    reopen: { kind: 'reopen', ...again },
    except: { kind: 'except', reason },
    'ask-extension': { kind: 'ask-extension', due, reason },
    extend: { kind: 'extend', due, reason },
    'refuse-extension': { kind: 'refuse-extension', reason },
    'name-reviewer': { kind: 'name-reviewer', reviewer: deed.reviewer ?? '' },
  };
  return acts[deed.act];
}

/** The deeds as clicks, in the order told. */
export function clicksOf(deeds: readonly Deed[], { municipality = '9999', year = '2026/2027' } = {}): SimulatedClick[] {
  const versions = new Map<string, number>();
  return deeds.map((deed, index) => {
    const { place, task } = split(deed.on);
    const before = versions.get(deed.on) ?? 0;
    const version = deed.act === 'hand-in' ? before + 1 : before;
    versions.set(deed.on, version);
    const intent = {
      id: `click-${String(index).padStart(4, '0')}`,
      task,
      by: deed.by,
      clickedAt: local(deed.at),
      act: actOf(deed, version),
    };
    const plan = planId({ municipality, place, year });
    return deed.act === 'hand-in'
      ? { plan, intent, version: { hash: `version-${version}`, missing: deed.missing ?? [] } }
      : { plan, intent };
  });
}

export type Told = {
  readonly at: string;
  readonly kind: NoticeKind;
  readonly about: string;
  readonly to: string;
  readonly as: string;
};

function toldOf(world: World, { at, entry }: SimulatedMail): Told {
  const place = entry.plan.split('/')[2] ?? '';
  const zone = world.calendar.timezone;
  return {
    at: `${localDateOf(zone, at)} ${localTimeOf(zone, at)}`,
    kind: entry.kind,
    about: `${place}/${entry.task}`,
    to: entry.receiver,
    as: entry.as,
  };
}

/** A year that has been played: what was said to whom, and how things stand. */
export class Played {
  readonly world: World;
  readonly told: readonly Told[];
  readonly answers: readonly string[];

  constructor(world: World, mail: readonly SimulatedMail[], verdicts: readonly { readonly verdict: Verdict }[]) {
    this.world = world;
    this.told = mail.map((one) => toldOf(world, one));
    this.answers = verdicts.map(({ verdict }) =>
      verdict.accepted ? (verdict.late ? 'late' : 'accepted') : verdict.refusal,
    );
  }

  plan(place: string): SimulatedPlan {
    const plan = this.world.plans.get(
      planId({ municipality: this.world.organisation.municipality, place, year: this.world.year }),
    );
    if (!plan) throw new Error(`no plan of ${place}`);
    return plan;
  }

  task(on: string): TaskState {
    const { place, task } = split(on);
    const found = this.plan(place).state.tasks[task];
    if (!found) throw new Error(`no task ${on}`);
    return found;
  }

  /** `2026-11-09 08:00 overdue → asta`, in order of time; narrowed to kinds and receivers where given. */
  about(on: string, { kinds, to }: { kinds?: readonly NoticeKind[]; to?: string } = {}): string[] {
    const { place, task } = split(on);
    return this.told
      .filter(
        (one) =>
          one.about === `${place}/${task}` &&
          (kinds?.includes(one.kind) ?? true) &&
          (to === undefined || one.to === to),
      )
      .map((one) => `${one.at} ${one.kind} → ${one.to}`);
  }
}

/** Plays a year as told, from its start to the end of `to`. */
export function playYear({
  input = smallYear(),
  deeds = [],
  organisations = [],
  addressWrong,
  addressesRight,
  smtp,
  to = '2026-12-31',
}: Play): Played {
  const world = openWorld(input);
  const clicks = clicksOf(deeds, input.organisation).sort((a, b) => a.intent.clickedAt - b.intent.clickedAt);
  const within = (at: Instant, from: Instant, until: Instant): boolean => from <= at && at < until;
  const { mail, verdicts } = simulate(
    world,
    {
      clicks: (_, from, until) => clicks.filter(({ intent }) => within(intent.clickedAt, from, until)),
      organisation: (from, until) => {
        const isRight = addressesRight !== undefined && within(local(addressesRight), from, until);
        if (isRight) world.unreachable = {};
        const isWrong = addressWrong !== undefined && within(local(addressWrong.at), from, until);
        if (isWrong) world.unreachable = { ...world.unreachable, [addressWrong.person]: addressWrong.at.slice(0, 10) };
        return (
          organisations.filter(({ at }) => within(local(at), from, until)).at(-1)?.organisation ??
          (isRight || isWrong ? world.organisation : undefined)
        );
      },
      ...(smtp && { smtp }),
    },
    { from: localDateOf(input.calendar.timezone, input.startedAt), to, startedAt: input.startedAt },
  );
  return new Played(world, mail, verdicts);
}

/** The mail server gives no answer from one date to another, both included. */
export function awayBetween(from: LocalDate, to: LocalDate): (on: LocalDate) => SmtpAnswer {
  return (on) => (from <= on && on <= to ? 'away' : 'accepted');
}
