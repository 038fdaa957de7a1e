import { isLate } from '../../../domain/late.ts';
import type { PersonId } from '../../../domain/organisation.ts';
import { missingFor } from '../../../domain/requirements.ts';
import { stepOf } from '../../../domain/line/step-of.ts';
import type { TaskState } from '../../../domain/plan-state.ts';
import type { Instant, LocalDate } from '../../../domain/time.ts';
import { momentText, type Here } from '../../../text/pages/dates.ts';
import {
  askedLine,
  draftLine,
  extendedLine,
  goesTo,
  missingLine,
  MY_PAGE_TEXT,
  startWith,
} from '../../../text/pages/my-page.ts';
import { stepTitle } from '../sight/step-title.ts';
import { taskPath } from '../../routes.ts';
import { reviewerNames } from '../sight/approver.ts';
import { nameAndTitle, namedPerson } from '../sight/person-names.ts';
import { quoteOf, type Quote } from '../sight/quote.ts';
import type { PlanSight } from '../sight/plan-sight.ts';
import { reviewed, sightBadge, type StateBadge } from '../sight/shown-state.ts';
import { aboutTitle, taskTitle } from '../sight/task-title.ts';

export type TaskLink = { readonly title: string; readonly href: string; readonly badge: StateBadge };

/** One leaf of the almanac: a task, or several of one step with one date. */
export type TaskLeaf = {
  readonly id: string;
  readonly due: LocalDate;
  readonly late: boolean;
  readonly title: string;
  readonly badge: StateBadge | undefined;
  readonly lines: readonly string[];
  readonly quote?: Quote | undefined;
  readonly action?: { readonly href: string; readonly label: string };
  /** Where it says what happens if nothing happens, and where time is asked for. */
  readonly noTime?: string;
  /** The parts of a leaf that stands for several. */
  readonly parts: readonly TaskLink[];
};

export type LeafReader = { readonly person: PersonId; readonly here: Here; readonly now: Instant };

/** One task that its reader has to do. */
export function taskLeaf(sight: PlanSight, task: TaskState, reader: LeafReader): TaskLeaf {
  const { facts } = sight;
  const { today } = reader.here;
  const draft = sight.drafts.find((mark) => mark.task === task.key);
  const to = reviewed(facts, task) ? reviewerNames(facts, task, today).map(nameAndTitle) : [];
  const step = stepOf(facts, task);
  const href = taskPath(facts.id, task.key);
  const extended = task.chart === 'open' && task.lateness > 1;
  return {
    id: leafId(facts.id, task.key),
    due: task.due,
    late: isLate(facts, task, reader.now),
    title: taskTitle(facts.organisation, task),
    badge: badgeOf(sight, task, reader),
    lines: [
      [step?.description, goesTo(to)].filter((line) => line !== undefined).join(' '),
      ...(extended ? [extendedLine(task.due, today)] : []),
      ...(task.beforeStart ? [MY_PAGE_TEXT.beforeStart] : []),
      ...missingLines(sight, task),
      ...askedLines(sight, task, reader),
      ...(draft === undefined
        ? []
        : [
            draftLine({
              when: momentText(draft.savedAt, reader.here),
              by: nameOf(sight, draft.savedBy, today),
              shared: task.holders.length > 1,
            }),
          ]),
    ],
    quote: quoteOf(facts, task, reader.here),
    action: {
      href,
      label:
        task.chart === 'returned' || task.chart === 'reopened'
          ? MY_PAGE_TEXT.complete
          : draft
            ? MY_PAGE_TEXT.goOn
            : MY_PAGE_TEXT.fillIn,
    },
    ...(sight.acts[task.key]?.includes('ask-extension') ? { noTime: `${href}#hinder` } : {}),
    parts: [],
  };
}

/** Several tasks of one step and date, as one leaf with a link to each. */
export function groupLeaf(sight: PlanSight, tasks: readonly [TaskState, ...TaskState[]], reader: LeafReader): TaskLeaf {
  const [first] = tasks;
  const single = taskLeaf(sight, first, reader);
  return {
    id: single.id,
    due: first.due,
    late: tasks.some((task) => isLate(sight.facts, task, reader.now)),
    title: stepTitle(sight.facts, first),
    badge: undefined,
    lines: single.lines.slice(0, 1),
    action: {
      href: taskPath(sight.facts.id, first.key),
      label: startWith(aboutTitle(sight.facts.organisation, first) ?? first.title),
    },
    parts: tasks.map((task) => ({
      title: aboutTitle(sight.facts.organisation, task) ?? task.title,
      href: taskPath(sight.facts.id, task.key),
      badge: badgeOf(sight, task, reader),
    })),
  };
}

export function badgeOf(sight: PlanSight, task: TaskState, { now }: Pick<LeafReader, 'now'>): StateBadge {
  const draft = sight.drafts.some((mark) => mark.task === task.key);
  return sightBadge(sight, task, { now, draft });
}

/** An id for the page from a plan and a task. */
export function leafId(plan: string, task: string): string {
  return `uppgift-${`${plan}-${task}`.replaceAll(/[^a-z0-9]+/gi, '-')}`;
}

function missingLines({ facts, state }: PlanSight, task: TaskState): readonly string[] {
  const { own, others } = missingFor(state, facts, task);
  const missing = [...own, ...others];
  return missing.length === 0 ? [] : [missingLine(missing)];
}

function askedLines(sight: PlanSight, task: TaskState, { here }: LeafReader): readonly string[] {
  const asked = task.extensionAsked;
  if (asked === undefined) return [];
  const by = nameOf(sight, asked.by, here.today);
  return [askedLine({ by, when: momentText(asked.at, here), due: asked.due }, here.today)];
}

function nameOf({ facts }: PlanSight, person: PersonId, on: LocalDate): string {
  return namedPerson(facts.organisation, { person, on }).name;
}
