import { localDateOf } from '../../../src/domain/calendar/local-time.ts';
import type { NoticeKind } from '../../../src/domain/notice.ts';
import { outlook } from '../../../src/domain/outlook.ts';
import type { SmtpAnswer } from '../../../src/domain/simulate/freeze-morning.ts';
import { simulate, type SimulatedMail } from '../../../src/domain/simulate/simulate.ts';
import { factsOf, openWorld, type World, type WorldInput } from '../../../src/domain/simulate/world.ts';
import type { LocalDate } from '../../../src/domain/time.ts';
import { clicksOf, local, ZONE, type Deed, type Played } from './played-year.ts';

/** What "om inget händer" says at that moment: `2026-11-18 escalation dag`, without what is no mail and what tells that it opens. */
export function promised(world: World, on: string, at: string): string[] {
  const [place = '', key = 'report'] = on.split('/');
  const plan = [...world.plans.values()].find(({ id }) => id.split('/')[2] === place);
  const task = plan?.state.tasks[key];
  if (!plan || !task) throw new Error(`no task ${on}`);
  return outlook({ facts: factsOf(world, plan), task, now: local(at) })
    .filter(({ kind }) => !['opens', 'task', 'due', 'review-due'].includes(kind))
    .map(({ on: date, kind, to }) => [date, kind, ...to.map(({ name }) => name).sort()].join(' '));
}

export function promisedIn(year: Played, on: string, at: string): string[] {
  return promised(year.world, on, at);
}

const KINDS: readonly (readonly [string, readonly NoticeKind[], readonly NoticeKind[]])[] = [
  ['reminder', ['reminder', 'review-reminder'], []],
  ['overdue', ['overdue', 'review-overdue'], ['overdue-copy']],
  ['overdue-copy', ['overdue-copy'], ['overdue-copy']],
  ['escalation', ['escalation', 'review-escalation'], ['escalation', 'review-escalation']],
  ['summary', ['summary'], ['summary']],
];

/** The same of what was then told from that day on: of the summaries the first, and no copy that went with its original. */
function kept(mail: readonly SimulatedMail[], on: string, from: LocalDate): string[] {
  const about = mail.filter(({ entry }) => `${entry.plan.split('/')[2] ?? ''}/${entry.task}` === on);
  const daysOf = (kinds: readonly NoticeKind[]): LocalDate[] => {
    const days = about.filter(({ entry }) => kinds.includes(entry.kind)).map(({ at }) => localDateOf(ZONE, at));
    return [...new Set(days)].filter((day) => day >= from);
  };
  const lines = KINDS.flatMap(([name, kinds, beside]) => {
    const days = daysOf(kinds).filter(
      (day, index) =>
        (name !== 'summary' || index === 0) &&
        (name !== 'overdue-copy' || !daysOf(['overdue', 'review-overdue']).includes(day)),
    );
    return days.map((day) => {
      const to = about
        .filter(({ at, entry }) => localDateOf(ZONE, at) === day && beside.includes(entry.kind))
        .map(({ entry }) => entry.receiver);
      return { day, line: [day, name, ...to.sort()].join(' ') };
    });
  });
  return lines.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)).map(({ line }) => line);
}

export type Watched = {
  readonly input: WorldInput;
  readonly deeds: readonly Deed[];
  readonly smtp?: (on: LocalDate, receiver: string) => SmtpAnswer;
  /** `skola-1/report` */
  readonly tasks: readonly string[];
  readonly watch: { readonly from: LocalDate; readonly to: LocalDate };
  /** The time of day at which it is asked what is promised; 17:00 where absent. */
  readonly hour?: string;
  /** Late enough for all that is promised to have come. */
  readonly to: LocalDate;
};

/** Every day at that hour on which what was promised is not what was told that day and since. */
export function brokenPromises({ input, deeds, smtp, tasks, watch, hour = '17:00', to }: Watched): object[] {
  const world = openWorld(input);
  const clicks = clicksOf(deeds);
  const asked: { on: string; day: LocalDate; says: string[] }[] = [];
  const { mail } = simulate(
    world,
    {
      clicks: (_, from, until) => {
        const day = localDateOf(ZONE, from);
        const moment = local(`${day} ${hour}`);
        if (from <= moment && moment < until && watch.from <= day && day <= watch.to)
          for (const on of tasks) asked.push({ on, day, says: promised(world, on, `${day} ${hour}`) });
        return clicks.filter(({ intent }) => from <= intent.clickedAt && intent.clickedAt < until);
      },
      ...(smtp && { smtp }),
    },
    { from: localDateOf(ZONE, input.startedAt), to, startedAt: input.startedAt },
  );
  return asked.flatMap(({ on, day, says }) => {
    const comes = kept(mail, on, day);
    return JSON.stringify(says) === JSON.stringify(comes) ? [] : [{ on, day, says, comes }];
  });
}
