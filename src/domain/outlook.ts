import { dayOf, nthWorkingDayAfter, workingDaysBetween } from './calendar/working-days.ts';
import type { Facts } from './facts.ts';
import { nextFirstOfWeek } from './ladder/summary.ts';
import { taskLadder } from './ladder/task-ladder.ts';
import { indexOf } from './line/organisation-index.ts';
import { ladderReceivers, type Receiver } from './line/receivers.ts';
import { ladderOf } from './line/step-of.ts';
import type { NamedPerson, OutlookEntry } from './mail-item.ts';
import type { PersonId } from './organisation.ts';
import type { TaskState } from './plan-state.ts';
import { missingOfOthers } from './requirements.ts';
import { isWithin } from './responsible.ts';
import type { Instant, LocalDate } from './time.ts';

/** A person's name and what she is called in the post she holds that day. */
export function namedPerson(facts: Pick<Facts, 'organisation'>, person: PersonId, on: LocalDate): NamedPerson {
  const index = indexOf(facts.organisation);
  const post = index.postsOf.get(person)?.find((one) => isWithin(one, on));
  return { name: index.person.get(person)?.name ?? '', title: post?.title ?? '' };
}

/** What does not come as long as a task waits for others (domain §5). */
const WHILE_OTHERS_ARE_MISSING: ReadonlySet<OutlookEntry['kind']> = new Set(['escalation', 'summary']);

/**
 * What follows for a task if nothing happens, in order of date: what has been is left out, and so are rungs that would
 * reach only those who are late. The same rules as the mornings themselves.
 */
export function outlook({
  facts,
  task,
  now,
}: {
  facts: Facts;
  task: TaskState;
  now: Instant;
}): readonly OutlookEntry[] {
  const today = dayOf(facts.calendar, now);
  const entries: OutlookEntry[] = [];
  const named = (receivers: readonly Receiver[], on: LocalDate): NamedPerson[] =>
    receivers
      .filter(({ person }) => !task.holders.includes(person))
      .map(({ person }) => namedPerson(facts, person, on));
  if (task.chart === 'upcoming') entries.push({ on: task.opensOn, kind: 'opens', to: [] });
  entries.push({ on: task.due, kind: 'due', to: [] });
  const ladder = taskLadder(facts, task);
  if (ladder) {
    const late = (on: LocalDate): number => workingDaysBetween(facts.calendar, task.due, on);
    entries.push(...ladder.reminders.map(({ on }) => ({ on, kind: 'reminder' as const, to: [] })));
    if (ladder.overdue !== null) {
      const copyTo = ladderOf(facts, task)?.overdue?.copyTo;
      const to = copyTo
        ? named(ladderReceivers(facts, copyTo, { on: ladder.overdue, except: task.holders }), ladder.overdue)
        : [];
      entries.push({ on: ladder.overdue, kind: 'overdue', to, workingDays: late(ladder.overdue) });
    }
    const told = new Set<string>(task.holders);
    for (const rung of ladder.climb.rungs) {
      const on = nthWorkingDayAfter(facts.calendar, rung.on, task.shift);
      const receivers = ladderReceivers(facts, rung.to, { on, except: task.holders }).filter(
        ({ person }) => !told.has(person),
      );
      if (receivers.length === 0) continue;
      receivers.forEach(({ person }) => told.add(person));
      entries.push({ on, kind: 'escalation', to: named(receivers, on), workingDays: late(on) });
    }
    const last = entries.reduce((latest, entry) => (entry.on > latest ? entry.on : latest), task.due);
    entries.push({ on: nextFirstOfWeek(facts.calendar, last), kind: 'summary', to: [] });
  }
  const waits = missingOfOthers(facts, task).length > 0;
  return entries
    .filter(({ kind }) => !waits || !WHILE_OTHERS_ARE_MISSING.has(kind))
    .filter(({ on }) => on >= today)
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}
