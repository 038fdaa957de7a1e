import { instantAt } from '../domain/calendar/local-time.ts';
import { isWorkingDay, sendInstant } from '../domain/calendar/working-days.ts';
import type { Instant, LocalDate, LocalTime } from '../domain/time.ts';
import { mailDispatchId } from '../../workflows/messages.ts';
import { hold, moveClock, type Stage } from './stage.ts';

const MORNING_ENDS = '06:30';
const DISSOLVED_AT = '16:00';

export type DayPlan = {
  readonly on: LocalDate;
  /** The mail server is away all day. */
  readonly away: boolean;
  /** Times at which people act, in order. */
  readonly times: () => Promise<readonly LocalTime[]>;
  readonly actAt: (time: LocalTime) => Promise<void>;
};

async function decideMorning(stage: Stage, on: LocalDate, now: Instant): Promise<void> {
  const { database, municipality, year } = stage;
  const due = async (): Promise<string[]> => {
    const where = { municipalityId: municipality, year, nextWake: { lte: new Date(now) } };
    const rows = await database.plan.findMany({ where, select: { id: true }, orderBy: { id: 'asc' } });
    return rows.map(({ id }) => id);
  };
  await stage.disturb({ kind: 'early-morning', on, plans: await due() }, () =>
    hold(stage, 'planerna tidigt på morgonen', due),
  );
}

async function sendMorning(stage: Stage, { on, away }: DayPlan): Promise<void> {
  const { database, municipality } = stage;
  const where = { municipalityId: municipality, status: 'planned', morning: { lte: on } };
  const told = await database.notice.findMany({ where, distinct: ['planId'], orderBy: { planId: 'asc' } });
  await stage.disturb({ kind: 'send', on, plans: told.map(({ planId }) => planId) }, () =>
    hold(stage, 'morgonens mejl', () => mailIsQuiet(stage, on, away)),
  );
}

async function mailIsQuiet(stage: Stage, on: LocalDate, isTried: boolean): Promise<readonly string[]> {
  const { database, municipality } = stage;
  const waiting = await database.notice.count({
    where: {
      municipalityId: municipality,
      status: 'planned',
      morning: { lte: on },
      ...(isTried ? { OR: [{ emailId: null }, { email: { attempts: 0 } }] } : {}),
    },
  });
  return waiting === 0 ? [] : [mailDispatchId(municipality)];
}

async function acts(stage: Stage, day: DayPlan, until: LocalTime, from: LocalTime): Promise<void> {
  for (const time of await day.times()) {
    if (time < from || time >= until) continue;
    await moveClock(stage, instantAt(stage.calendar.timezone, day.on, time));
    await day.actAt(time);
  }
}

/** One day on the stepped clock: the early morning decided, the mail sent, people at work, the evening. */
export async function liveDay(stage: Stage, day: DayPlan): Promise<void> {
  const { calendar } = stage;
  const at = (time: LocalTime): Instant => instantAt(calendar.timezone, day.on, time);
  if (!isWorkingDay(calendar, day.on)) {
    await acts(stage, day, '24:00', '00:00');
    return;
  }
  await moveClock(stage, at(MORNING_ENDS));
  await decideMorning(stage, day.on, at(MORNING_ENDS));
  await moveClock(stage, sendInstant(calendar, day.on));
  await sendMorning(stage, day);
  await acts(stage, day, DISSOLVED_AT, calendar.sendAt);
  if (day.away) {
    await moveClock(stage, at(DISSOLVED_AT));
    await hold(stage, 'mejlen som inte kunde skickas', () => mailIsQuiet(stage, day.on, false));
  }
  await acts(stage, day, '24:00', DISSOLVED_AT);
}
