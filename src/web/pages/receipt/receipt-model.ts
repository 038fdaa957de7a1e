import { localDateOf } from '../../../domain/calendar/local-time.ts';
import { nextSendingMorning } from '../../../domain/calendar/working-days.ts';
import { actorsOf } from '../../../domain/line/seats.ts';
import { clockTime, weekdayAndDate } from '../../../text/dates.ts';
import { capitalised } from '../../../text/numbers.ts';
import { longDateWithWeek, momentText } from '../../../text/pages/dates.ts';
import {
  approvedLine,
  endedLine,
  FINISHED_LINE,
  latestBy,
  nextStepLine,
  onTimeLine,
  reviewDueLine,
  reviewerTold,
  sinceLine,
} from '../../../text/pages/receipt.ts';
import { isPending } from '../../../domain/task-kinds.ts';
import { REFUSAL_SENTENCES } from '../../../text/refusals.ts';
import type { PageContext } from '../../page-context.ts';
import type { ReceiptModel } from '../../page-models.ts';
import { reviewerNames } from '../sight/approver.ts';
import type { LadderLine } from '../sight/ladder-lines.ts';
import { namedPerson } from '../sight/person-names.ts';
import { actsOn, tasksOf } from '../sight/plan-sight.ts';
import { reviewed } from '../sight/shown-state.ts';

/** What stands in the way, in words: the refusal's own sentence, and what it names. */
export function refusalLines({ intent }: ReceiptModel, titleOf: (key: string) => string): readonly string[] {
  const { verdict } = intent;
  if (verdict === null || verdict.accepted) return [];
  const missing = (verdict.missing ?? []).map(titleOf);
  return [REFUSAL_SENTENCES[verdict.refusal], ...(missing.length === 0 ? [] : [`Det gäller: ${missing.join(', ')}.`])];
}

/** When the button was pressed, in the words of a receipt: to the second. */
export function pressedWords(at: number, { today, timezone }: Pick<PageContext, 'today' | 'timezone'>) {
  const date = localDateOf(timezone, at);
  const seconds = String(Math.floor(at / 1_000) % 60).padStart(2, '0');
  return {
    date,
    day: weekdayAndDate(date, today),
    time: clockTime(at, timezone),
    exact: `${weekdayAndDate(date, today)}, ${clockTime(at, timezone)}.${seconds}`,
    moment: momentText(at, { today, timezone }),
  };
}

/** The others who answer for the task and need not be reminded any more. */
function othersStopped({ sight, task }: ReceiptModel, { viewer, today, organisation }: PageContext): readonly string[] {
  return actorsOf(sight.facts, task, today)
    .persons.filter((person) => person !== viewer.person.id)
    .map((person) => namedPerson(organisation, { person, on: today }).name);
}

/** Where it stands: in time and the reminders stopped, or ended since and where the task stands after that. */
export function standingLine(model: ReceiptModel, context: PageContext, late: boolean): string {
  const { handedInAs, task } = model;
  const { today, organisation } = context;
  if (handedInAs?.ended === undefined) return onTimeLine({ late, others: othersStopped(model, context) });
  const { how, by } = handedInAs.ended;
  const since = sinceLine({ version: task.handedIn?.version, due: isPending(task) ? task.due : undefined }, today);
  return [endedLine(how, namedPerson(organisation, { person: by, on: today }).name), since].join(' ');
}

/** What followed a hand-in that has been taken back, returned or opened again. */
function whatEnded(
  { handedInAs, task }: ReceiptModel,
  { today, timezone, organisation }: PageContext,
): readonly LadderLine[] {
  if (handedInAs?.ended === undefined) return [];
  const { how, by, at } = handedInAs.ended;
  const pressed = pressedWords(at, { today, timezone });
  const line = endedLine(how, namedPerson(organisation, { person: by, on: today }).name);
  const past: LadderLine = { time: 'past', when: capitalised(pressed.moment), on: pressed.date, sentences: [line] };
  const since = sinceLine({ version: task.handedIn?.version, due: isPending(task) ? task.due : undefined }, today);
  if (since === '') return [past];
  return [past, { time: 'here', when: capitalised(weekdayAndDate(today, today)), on: today, sentences: [since] }];
}

/** What follows a hand-in, with dates and names. */
export function whatFollows(model: ReceiptModel, context: PageContext): readonly LadderLine[] {
  const { today, timezone, organisation } = context;
  const { sight, task, intent } = model;
  const { facts } = sight;
  const reviewers = reviewerNames(facts, task, today).map(({ name }) => name);
  const pressed = pressedWords(intent.clickedAt, { today, timezone });
  const done: LadderLine = {
    time: 'past',
    when: capitalised(pressed.moment),
    on: pressed.date,
    sentences: ['Inlämnad.'],
  };
  if (model.handedInAs?.ended !== undefined) return [done, ...whatEnded(model, context)];
  if (task.approval !== undefined) {
    const at = pressedWords(task.approval.at, { today, timezone });
    const line = approvedLine(namedPerson(organisation, { person: task.approval.by, on: today }).name);
    return [done, { time: 'past', when: capitalised(at.moment), on: at.date, sentences: [line] }];
  }
  const morning = nextSendingMorning(facts.calendar, intent.clickedAt);
  const next = tasksOf(sight.state).find((one) => one.chart === 'upcoming' && one.actor === task.actor);
  const review: readonly LadderLine[] = !reviewed(facts, task)
    ? [{ time: 'here', when: capitalised(weekdayAndDate(today, today)), on: today, sentences: [FINISHED_LINE] }]
    : [
        {
          time: morning <= today ? 'past' : 'ahead',
          when: capitalised(longDateWithWeek(morning, today)),
          on: morning,
          sentences: [reviewerTold(reviewers)],
        },
        ...(task.review === undefined
          ? []
          : [
              {
                time: 'ahead',
                when: latestBy(task.review.due, today),
                on: task.review.due,
                sentences: [reviewDueLine(reviewers)],
              } as const,
            ]),
      ];
  const opening: readonly LadderLine[] =
    next === undefined
      ? []
      : [
          {
            time: 'ahead',
            when: capitalised(longDateWithWeek(next.opensOn, today)),
            on: next.opensOn,
            sentences: [nextStepLine(next.title, next.due, today)],
          },
        ];
  return [done, ...review, ...opening];
}

/** This very version stands handed in, and may be taken back by the viewer. */
export function mayWithdraw({ sight, task, intent }: ReceiptModel): boolean {
  return (
    intent.act.kind === 'hand-in' &&
    task.handedIn?.version === intent.act.version &&
    actsOn(sight, task.key).includes('withdraw')
  );
}
