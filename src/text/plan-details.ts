import type { WorkingCalendar } from '../domain/calendar/working-calendar.ts';
import { addDays, localDateOf } from '../domain/calendar/local-time.ts';
import type { Facts } from '../domain/facts.ts';
import { isUnreachable } from '../domain/ladder/unreachable.ts';
import { isLate } from '../domain/late.ts';
import type { Level } from '../domain/cycle-definition.ts';
import type { OutlookEntry } from '../domain/mail-item.ts';
import type { PlanState, TaskState } from '../domain/plan-state.ts';
import { isAwaited, isPending } from '../domain/task-kinds.ts';
import type { SchoolYear } from '../domain/school-year.ts';
import type { Instant, LocalDate } from '../domain/time.ts';
import { dateWithWeek, weekdayAndDate } from './dates.ts';
import { capitalised, counted, listed } from './numbers.ts';
import { PLAN_STATE_WORDS } from './plan-states.ts';
import { ROLE_TITLES } from './roles.ts';

/** What Temporal's UI shows of a plan. Roles, never names. */
export type PlanDetailsInput = {
  readonly state: PlanState;
  readonly year: SchoolYear;
  /** The plan's level in the cycle definition. */
  readonly level: Level | undefined;
  readonly calendar: WorkingCalendar;
  readonly unreachable: Facts['unreachable'];
  readonly now: Instant;
  /** What follows for a task if nothing happens. */
  readonly outlookOf: (task: TaskState) => readonly OutlookEntry[];
};

/** Markdown: what the plan waits for, until when, and what happens if nothing does. */
export function planDetails(input: PlanDetailsInput): string {
  const { state, year } = input;
  const today = localDateOf(input.calendar.timezone, input.now);
  const all = Object.values(state.tasks);
  const tasks = all.filter((task) => !(isPending(task) && task.beforeStart));
  const before = all.length - tasks.length;
  const waiting = tasks.filter((task) => isAwaited(task) || (task.chart === 'handedIn' && task.review));
  const next = tasks.filter((task) => task.chart === 'upcoming').sort((a, b) => (a.opensOn < b.opensOn ? -1 : 1))[0];
  const done = tasks.filter((task) => task.chart === 'approved' || task.chart === 'excepted').length;
  return [
    `Planen är **${PLAN_STATE_WORDS[state.chart]}**, årscykel ${year}. ${done} av ${tasks.length} steg är klara.${before === 0 ? '' : ` ${capitalised(counted(before, 'steg', 'steg', 'ett'))} låg före starten här och väntas inte in.`}`,
    state.closed ? 'Årscykeln är avslutad.' : '',
    waiting.map((task) => `- ${waitingLine(input, task, today)}`).join('\n'),
    waiting.length === 0 && !state.closed ? 'Inget väntar på någon i dag.' : '',
    next ? `Härnäst öppnar **${next.title}** ${dateWithWeek(next.opensOn, today)}.` : '',
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** At most 200 characters: what the next wake is for. */
export function wakeSummary(state: PlanState, wakesOn: LocalDate | null, today: LocalDate): string {
  if (wakesOn === null) return '';
  const opening = Object.values(state.tasks)
    .filter((task) => task.chart === 'upcoming' && task.opensOn === wakesOn)
    .map(({ title }) => title);
  const what = opening.length > 0 ? `${listed(opening)} öppnar` : 'påminnelser och försenat';
  const text = `Morgonen ${weekdayAndDate(wakesOn, today)}: ${what}`;
  return text.length <= 200 ? text : `${text.slice(0, 199)}…`;
}

function waitingLine(input: PlanDetailsInput, task: TaskState, today: LocalDate): string {
  const then = consequences(input.outlookOf(task), today);
  return `**${task.title}**: ${turn(input, task, today)}.${then === '' ? '' : ` ${then}`}`;
}

function turn({ level, calendar, unreachable, now }: PlanDetailsInput, task: TaskState, today: LocalDate): string {
  if (task.chart === 'handedIn' && task.review) {
    return `inlämnad, granskas senast ${dateWithWeek(task.review.due, today)}`;
  }
  if (task.holders.length === 0) return `tjänsten är vakant; sista dag ${dateWithWeek(task.due, today)}`;
  const who = level && task.actor === 'responsible' ? ROLE_TITLES[level.responsible] : 'den som ansvarar';
  const verb = task.chart === 'open' ? 'lämnar in' : 'kompletterar och lämnar in igen';
  if (isUnreachable({ unreachable }, task.holders)) {
    return `${who} kunde inte nås; sista dag ${dateWithWeek(task.due, today)}`;
  }
  return isLate({ calendar, unreachable }, task, now)
    ? `försenad sedan ${weekdayAndDate(addDays(task.due, 1), today)}, ${who} har inte lämnat in`
    : `${who} ${verb} senast ${dateWithWeek(task.due, today)}`;
}

const WORDS: Readonly<Partial<Record<OutlookEntry['kind'], string>>> = {
  reminder: 'påminnelse',
  overdue: 'mejl om att tiden har gått ut',
  'overdue-copy': 'kopia av mejlet om att tiden har gått ut till',
  escalation: 'även ärende för',
  summary: 'i måndagens sammanställning',
};

function consequences(entries: readonly OutlookEntry[], today: LocalDate): string {
  const said = entries.flatMap((entry) => {
    const words = WORDS[entry.kind];
    if (words === undefined) return [];
    const titles = [...new Set(entry.to.map(({ title }) => title))];
    const isToSomebody = entry.kind === 'escalation' || entry.kind === 'overdue-copy';
    const who = isToSomebody ? ` ${titles.length > 0 ? listed(titles) : 'nivån ovanför'}` : '';
    return [`${weekdayAndDate(entry.on, today)} ${words}${who}`];
  });
  return said.length === 0 ? '' : `Om inget händer: ${said.join('; ')}.`;
}
