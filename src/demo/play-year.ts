import { addDays, instantAt, weekdayOf } from '../domain/calendar/local-time.ts';
import { isWorkingDay, workingDayOnOrAfter } from '../domain/calendar/working-days.ts';
import type { Organisation } from '../domain/organisation.ts';
import type { Instant, LocalDate, LocalTime } from '../domain/time.ts';
import { loadOrganisation } from '../database/organisation-store.ts';
import { DEMO_TEXT } from '../text/demo.ts';
import { liveDay } from './day.ts';
import type { DemoApi } from './demo-api.ts';
import { newChefFile } from './new-chef.ts';
import { peopleAct, timesOfTheDay, type Crowd } from './people-act.ts';
import type { Stage } from './stage.ts';

export type YearPlayed = {
  readonly awayOn: readonly LocalDate[];
  readonly changes: readonly { readonly at: Instant; readonly organisation: Organisation }[];
  readonly until: LocalDate;
};

export type YearToPlay = {
  readonly crowd: Crowd;
  readonly api: DemoApi;
  readonly administrator: string;
  readonly unitLevel: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly minutes: number;
  /** The mail server goes and comes. */
  readonly mailServer: (state: 'away' | 'back') => Promise<void>;
  readonly onDay: (on: LocalDate) => Promise<void>;
  readonly isOver: () => Promise<boolean>;
};

const MINUTE = 60_000;
/** The outage: Tuesday and Wednesday of the second full week of March, when most has something to send. */
function outage(to: LocalDate, stage: Stage): LocalDate[] {
  let day = `${to.slice(0, 4)}-03-08`;
  while (weekdayOf(day) !== 2) day = addDays(day, 1);
  return [day, addDays(day, 1)].filter((on) => isWorkingDay(stage.calendar, on));
}

/** People act once the morning's e-mails have left. */
function timeOfChange({ calendar }: Stage): LocalTime {
  return calendar.sendAt > '08:30' ? calendar.sendAt : '08:30';
}

/** At that time, to which the clock has been moved. */
async function changeChef(
  year: YearToPlay,
  { on, time }: { on: LocalDate; time: LocalTime },
): Promise<{ at: Instant; organisation: Organisation } | undefined> {
  const { stage } = year.crowd;
  const { database, municipality } = stage;
  const chef = await newChefFile(database, { municipality, unitLevel: year.unitLevel, from: addDays(on, 3) });
  if (!chef) return undefined;
  const at = instantAt(stage.calendar.timezone, on, time);
  await year.api.post('/admin/organisation', chef.file, { person: year.administrator, role: 'administrator' });
  year.crowd.say(DEMO_TEXT.replaced(chef.title, addDays(on, 3)));
  return { at, organisation: await loadOrganisation(database, municipality) };
}

/** Plays the whole läsår day by day, at the pace asked for; what has to be waited for comes on top. */
export async function playYear(year: YearToPlay): Promise<YearPlayed> {
  const { crowd, from, to } = year;
  const { stage } = crowd;
  const awayOn = outage(to, stage);
  const changesOn = workingDayOnOrAfter(stage.calendar, `${to.slice(0, 4)}-01-12`);
  const changes: { at: Instant; organisation: Organisation }[] = [];
  const days = Math.max(1, (Date.parse(to) - Date.parse(from)) / 86_400_000);
  const pace = (year.minutes * MINUTE) / days;
  let on = from;
  for (; on <= to; on = addDays(on, 1)) {
    const began = performance.now();
    const away = awayOn.includes(on);
    if (away && !awayOn.includes(addDays(on, -1))) await year.mailServer('away');
    if (away) crowd.say(DEMO_TEXT.away(on));
    const changeAt = on === changesOn ? timeOfChange(stage) : undefined;
    await liveDay(stage, {
      on,
      away,
      times: async () => {
        const times = await timesOfTheDay(crowd, on);
        return changeAt === undefined ? times : [...new Set([...times, changeAt])].sort();
      },
      actAt: async (time) => {
        const change = time === changeAt ? await changeChef(year, { on, time }) : undefined;
        if (change) changes.push(change);
        await peopleAct(crowd, on, time);
      },
    });
    if (away && !awayOn.includes(addDays(on, 1))) await year.mailServer('back');
    await year.onDay(on);
    if (await year.isOver()) break;
    const left = pace - (performance.now() - began);
    if (left > 0) await new Promise((resolve) => setTimeout(resolve, left));
  }
  return { awayOn, changes, until: on > to ? to : on };
}
