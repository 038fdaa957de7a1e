import type { SmtpAnswer } from '../domain/simulate/freeze-morning.ts';
import type { SimulatedClick } from '../domain/simulate/simulate.ts';
import { simulate } from '../domain/simulate/simulate.ts';
import { openWorld, type WorldInput } from '../domain/simulate/world.ts';
import type { Organisation, PersonId } from '../domain/organisation.ts';
import type { Instant, LocalDate } from '../domain/time.ts';
import { dayOf } from '../domain/calendar/working-days.ts';
import type { States } from './compare-states.ts';
import { fate } from './recorded-year.ts';

export type RecordedYear = {
  readonly input: WorldInput;
  readonly clicks: readonly SimulatedClick[];
  /** The organisation from an instant on, in order. */
  readonly changes: readonly { readonly at: Instant; readonly organisation: Organisation }[];
  readonly awayOn: readonly LocalDate[];
  /** To these the mail server says no for good, from that day on. */
  readonly refuses?: Readonly<Record<PersonId, LocalDate>>;
  readonly until: LocalDate;
};

/**
 * The undisturbed twin: what the rules alone say of a year with these clicks, organisation events and answers of the mail
 * server. A line for everything told, and what each plan came to.
 */
export function undisturbedTwin(year: RecordedYear): { readonly fates: readonly string[]; readonly states: States } {
  const world = openWorld(year.input);
  let next = 0;
  const answer = (on: LocalDate, receiver: PersonId): SmtpAnswer => {
    if (year.awayOn.includes(on)) return 'away';
    return on >= (year.refuses?.[receiver] ?? '9999') ? 'refused' : 'accepted';
  };
  simulate(
    world,
    {
      clicks(_world, _from, until) {
        const start = next;
        while (next < year.clicks.length && (year.clicks[next]?.intent.clickedAt ?? until) < until) next += 1;
        return year.clicks.slice(start, next);
      },
      organisation: (from, until) => year.changes.findLast(({ at }) => at >= from && at < until)?.organisation,
      smtp: answer,
    },
    { from: dayOf(year.input.calendar, year.input.startedAt), to: year.until, startedAt: year.input.startedAt },
  );
  const plans = [...world.plans.values()];
  return {
    fates: plans.flatMap((plan) => plan.ledger.map(fate)),
    states: new Map(plans.map(({ id, state }) => [id, state])),
  };
}

export type Difference = { readonly onlySent: readonly string[]; readonly onlyExpected: readonly string[] };

/** What stands on one side alone. */
export function differenceOf(sent: readonly string[], expected: readonly string[]): Difference {
  const inExpected = new Set(expected);
  const inSent = new Set(sent);
  return {
    onlySent: sent.filter((one) => !inExpected.has(one)).sort(),
    onlyExpected: expected.filter((one) => !inSent.has(one)).sort(),
  };
}
