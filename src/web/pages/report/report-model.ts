import { nextSendingMorning, nthWorkingDayAfter } from '../../../domain/calendar/working-days.ts';
import { isPastDeadline } from '../../../domain/deadline.ts';
import { reviewLadderOf } from '../../../domain/line/step-of.ts';
import { missingFor } from '../../../domain/requirements.ts';
import type { LocalDate } from '../../../domain/time.ts';
import { REFUSAL_SENTENCES } from '../../../text/refusals.ts';
import { momentText } from '../../../text/pages/dates.ts';
import { askedLine } from '../../../text/pages/my-page.ts';
import {
  blockedLine,
  conflictHeading,
  consequences,
  faultsHeading,
  REPORT_TEXT,
  reportCrumb,
  savedLine,
} from '../../../text/pages/report.ts';
import type { PageContext } from '../../page-context.ts';
import type { FormPageModel, SavedText } from '../../page-models.ts';
import { askedOf, reviewerNames } from '../sight/approver.ts';
import { ladderLines, type LadderLine } from '../sight/ladder-lines.ts';
import { nameAndTitle, namedPerson, placeTitle } from '../sight/person-names.ts';
import { actsOn } from '../sight/plan-sight.ts';
import { reviewed, sightBadge, type StateBadge } from '../sight/shown-state.ts';
import { taskTitle } from '../sight/task-title.ts';
import { reportParts, type ReportFault, type ReportPart } from './report-parts.ts';
import { listed } from '../../../text/numbers.ts';
import { quoteOf, type Quote } from '../sight/quote.ts';

/** A report as it is written: its parts with how far each has come, what is in the way, what follows. */
export type ReportModel = {
  readonly title: string;
  readonly crumb: string;
  readonly badge: StateBadge;
  readonly description: string | undefined;
  readonly quote: Quote | undefined;
  readonly savedLine: string;
  readonly justSaved: boolean;
  readonly parts: readonly ReportPart[];
  readonly faults: readonly ReportFault[];
  readonly faultsHeading: string;
  /** What others have not done. */
  readonly blocked: string | undefined;
  readonly refusal: string | undefined;
  readonly conflict: { readonly heading: string; readonly theirs: readonly ReportPart[] } | undefined;
  readonly consequences: readonly string[];
  readonly revision: number;
  readonly forUnit: boolean;
  readonly mayHandIn: boolean;
  readonly ladder: readonly LadderLine[];
  readonly ask: { readonly of: string; readonly example: LocalDate } | undefined;
  readonly asked: string | undefined;
};

export function reportModel({ viewer, now, today, timezone }: PageContext, form: FormPageModel): ReportModel {
  const { sight, task, author } = form;
  const { facts, state } = sight;
  const here = { today, timezone };
  const forUnit = author === 'unit';
  const { parts, faults } = reportParts(form.form, {
    content: form.content,
    checked: form.checked,
    judged: form.pressedHandIn,
  });
  const missing = missingFor(state, facts, task);
  const blocking = [...missing.own, ...missing.others];
  const acts = actsOn(sight, task.key);
  const reviewers = reviewed(facts, task) ? reviewerNames(facts, task, today) : [];
  const name = (person: string) => namedPerson(facts.organisation, { person, on: today }).name;
  const asked = task.extensionAsked;
  return {
    title: taskTitle(facts.organisation, task),
    crumb: reportCrumb(
      {
        place: placeTitle(facts.organisation, facts.address.place),
        to: reviewers.map(nameAndTitle),
        due: task.due,
        year: facts.address.year,
      },
      today,
    ),
    badge: sightBadge(sight, task, { now, draft: !forUnit && form.saved !== undefined }),
    description: facts.definition.steps.find(({ key }) => key === task.step)?.description,
    quote: quoteOf(facts, task, here),
    savedLine:
      form.saved === undefined
        ? REPORT_TEXT.nothingSaved
        : savedWords(form.saved, { name, here, shared: !forUnit && task.holders.length > 1 }),
    justSaved: form.justSaved,
    parts,
    faults,
    faultsHeading: faultsHeading(faults.length),
    blocked: blocking.length === 0 ? undefined : blockedLine(blocking),
    refusal: form.refusal === undefined ? undefined : REFUSAL_SENTENCES[form.refusal],
    conflict:
      form.theirs === undefined
        ? undefined
        : {
            heading: conflictHeading({ by: name(form.theirs.savedBy), when: momentText(form.theirs.savedAt, here) }),
            theirs: reportParts(form.form, { content: form.theirs.content, checked: form.checked, judged: false })
              .parts,
          },
    consequences: consequences(
      {
        reviewers: reviewers.map(({ name: reviewer }) => reviewer),
        morning: nextSendingMorning(facts.calendar, now),
        reviewDue: reviewDue(form, today),
        due: task.due,
        late: isPastDeadline(facts, task, now),
      },
      today,
    ),
    revision: form.revision,
    forUnit,
    mayHandIn: acts.includes('hand-in'),
    ladder: ladderLines(facts, { task, outlook: sight.outlook(task), today }),
    ask:
      acts.includes('ask-extension') && asked === undefined
        ? {
            of: listed(askedOf(facts, task, today).map((person) => person.name)),
            example: nthWorkingDayAfter(facts.calendar, task.due > today ? task.due : today, 5),
          }
        : undefined,
    asked:
      asked === undefined
        ? undefined
        : askedLine(
            {
              by: asked.by === viewer.person.id ? 'Du' : name(asked.by),
              when: momentText(asked.at, here),
              due: asked.due,
            },
            today,
          ),
  };
}

function savedWords(
  saved: SavedText,
  {
    name,
    here,
    shared,
  }: { name: (person: string) => string; here: { today: LocalDate; timezone: string }; shared: boolean },
): string {
  return savedLine({ when: momentText(saved.savedAt, here), by: name(saved.savedBy), shared });
}

/** Ten working days, or what the review's ladder says, after the later of today and the due date. */
function reviewDue({ sight, task }: FormPageModel, today: LocalDate): LocalDate | undefined {
  if (!reviewed(sight.facts, task)) return undefined;
  const days = reviewLadderOf(sight.facts, task)?.due?.workingDays ?? 10;
  return nthWorkingDayAfter(sight.facts.calendar, task.due > today ? task.due : today, days);
}
