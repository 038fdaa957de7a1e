import { html } from 'hono/html';
import { resolveCalendar } from '../../../domain/calendar/resolve-calendar.ts';
import { nextSendingMorning } from '../../../domain/calendar/working-days.ts';
import type { CycleDefinition } from '../../../domain/cycle-definition.ts';
import { followingYear } from '../../../domain/school-year.ts';
import type { LocalDate } from '../../../domain/time.ts';
import { runningYears } from '../../../database/school-year-store.ts';
import { cycleFaultText } from '../../../text/cycle-faults.ts';
import { nearDate, shortDateWithWeek } from '../../../text/pages/dates.ts';
import {
  alreadyRunning,
  definitionLine,
  meetingHint,
  meetingLabel,
  startButton,
  startedBody,
  startedHeading,
  startHeading,
  startLede,
  START_YEAR_TEXT as TEXT,
  willCreate,
} from '../../../text/pages/start-year.ts';
import { readDefinition } from '../../administration/start-year.ts';
import { errorSummary } from '../../layout/error-summary.ts';
import { field } from '../../layout/field.ts';
import { renderDocument } from '../../layout/document.ts';
import { OTHER_STATE_WORDS } from '../../../text/pages/states.ts';
import { frameOf } from '../../layout/frame.ts';
import { noticePanel } from '../../layout/notice-panel.ts';
import { registerTable } from '../../layout/register-table.ts';
import type { Html, PageContext } from '../../page-context.ts';
import type { StartYearPageModel } from '../../page-models.ts';
import { PATTERNS } from '../../routes.ts';
import { csrfField } from '../../security/csrf-field.ts';
import type { Viewer } from '../../viewer.ts';
import {
  isSchoolYear,
  likelyYear,
  timetablePreview,
  type PreviewRow,
  type TimetablePreview,
} from './start-year-model.ts';

const MEETING = 'mote.';
type Typed = StartYearPageModel['typed'];

/** `/admin/lasar`: choose the läsår and its meetings, see every date, start. Nothing starts by being looked at. */
export async function startYearPage(context: PageContext, model: StartYearPageModel): Promise<Html> {
  const { services, viewer, today, now, organisation } = context;
  const read = readDefinition(services.administration.defaultCycle, undefined);
  const running = (await runningYears(services.database, viewer.municipality)).map(({ year }) => year);
  if ('faults' in read) {
    const body = html`<div class="head"><h1>${TEXT.noDefinition}</h1></div>
      <ul>
        ${read.faults.map((fault) => html`<li>${cycleFaultText(fault)}</li>`)}
      </ul>`;
    return renderDocument(await frameOf(context), { title: TEXT.noDefinition, body });
  }
  const { definition } = read;
  const likely = likelyYear({ running, today, basis: definition.basis });
  const typed = typedOf(context, model, likely);
  const valid = isSchoolYear(typed.year);
  const preview = valid
    ? timetablePreview(definition, { year: typed.year, meetings: filled(typed.meetings), organisation, startedAt: now })
    : undefined;
  const calendar = resolveCalendar(definition, valid ? typed.year : likely);
  const firstMorning = nearDate(firstMailOn(preview, nextSendingMorning(calendar, now)), today);
  const heading = model.started ? startedHeading(model.started.year) : headingOf(typed.year, { valid, running });
  const faults = model.faults.map((text) => ({ href: '#lasar', text }));
  const body = html`${model.started ? '' : errorSummary(model.faults.length > 0 ? TEXT.faults : '', faults)}
    <div class="head">
      <h1>${heading}</h1>
      ${valid && !model.started && !running.includes(typed.year) ? html`<p class="lede">${startLede(typed.year, followingYear(typed.year))}</p>` : ''}
    </div>
    ${model.started ? startedNotice(model.started, firstMorning) : ''}
    ${valid && running.includes(typed.year) && !model.started ? noticePanel('check', { heading: alreadyRunning(typed.year) }) : ''}
    ${model.started ? '' : html`${choices(definition, { typed, preview, today })} ${preview === undefined ? '' : outcome(preview, { definition, typed, viewer, today, firstMorning })}`}`;
  return renderDocument(await frameOf(context), { title: heading, body });
}

function headingOf(year: string, { valid, running }: { valid: boolean; running: readonly string[] }): string {
  if (!valid) return TEXT.start;
  return running.includes(year) ? startedHeading(year) : startHeading(year);
}

function typedOf({ http }: PageContext, { typed }: StartYearPageModel, likely: string): Typed {
  if (typed.year !== '') return typed;
  const query = http.req.query();
  const meetings = Object.fromEntries(
    Object.entries(query)
      .filter(([name]) => name.startsWith(MEETING))
      .map(([name, value]) => [name.slice(MEETING.length), value]),
  );
  return { year: (query['year'] ?? likely).trim(), definition: '', meetings };
}

/** When the first of the läsår's mail leaves: the next sending morning, or the one on which the first step opens. */
function firstMailOn(preview: ReturnType<typeof timetablePreview> | undefined, next: LocalDate): LocalDate {
  const [first = next] =
    preview === undefined || 'faults' in preview ? [] : preview.rows.map((row) => row.opensOn).toSorted();
  return first > next ? first : next;
}

/** The meetings that are dates; what is not stands in its field and is told when the year is started. */
function filled(meetings: Typed['meetings']): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(meetings).filter(([, date]) => /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(date)),
  );
}

function startedNotice(started: NonNullable<StartYearPageModel['started']>, firstMorning: string): Html {
  const body = html`<p>${startedBody(started, firstMorning)} ${started.running ? '' : TEXT.notRunning}</p>
    <p><a class="button" href="${PATTERNS.admin}">${TEXT.startedLink}</a></p>`;
  return noticePanel('done', { heading: startedHeading(started.year), body, live: true });
}

type Shown = { readonly typed: Typed; readonly today: string };

function choices(
  definition: CycleDefinition,
  { typed, preview, today }: Shown & { preview: ReturnType<typeof timetablePreview> | undefined },
): Html {
  const proposed = preview === undefined || 'faults' in preview ? {} : preview.proposed;
  return html`<section class="flow" aria-labelledby="val">
    <h2 id="val">${TEXT.which}</h2>
    <p class="measure">${TEXT.meetingsLede}</p>
    <form class="panel ground" action="${PATTERNS.adminYear}" method="get">
      <div class="fields">
        ${field({ id: 'lasar', name: 'year', label: TEXT.year, hint: TEXT.yearHint, value: typed.year, kind: 'text' })}
        ${definition.boards.map((board) => {
          const date = proposed[board.key];
          return field({
            id: `mote-${board.key}`,
            name: `${MEETING}${board.key}`,
            label: meetingLabel(board.title),
            hint: date === undefined ? undefined : meetingHint(date, today),
            value: typed.meetings[board.key] ?? '',
            kind: 'date',
          });
        })}
      </div>
      <p><button class="button second">${TEXT.calculate}</button></p>
    </form>
  </section>`;
}

function outcome(
  preview: TimetablePreview | { readonly faults: readonly unknown[] },
  {
    definition,
    typed,
    viewer,
    today,
    firstMorning,
  }: Shown & {
    definition: CycleDefinition;
    viewer: Viewer;
    firstMorning: string;
  },
): Html {
  if ('faults' in preview) return noticePanel('stop', { heading: TEXT.faultsSummary });
  return html`<section class="block flow" aria-labelledby="definition">
      <h2 id="definition">${TEXT.definition}</h2>
      <p>${definitionLine(definition.name, definition.version)}</p>
    </section>
    <section class="block flow" aria-labelledby="tider">
      <h2 id="tider">${TEXT.times}</h2>
      ${
        preview.warnings.length === 0
          ? ''
          : noticePanel('check', {
              heading: TEXT.warnings,
              body: html`<ul>
                ${preview.warnings.map((line) => html`<li>${line}</li>`)}
              </ul>`,
            })
      }
      ${timesTable(preview.rows, today)}
    </section>
    <section class="panel block" aria-labelledby="starta">
      <h2 id="starta">${TEXT.start}</h2>
      <p class="measure">${willCreate(preview.plans, firstMorning)}</p>
      <form action="${PATTERNS.adminYear}" method="post">
        ${csrfField(viewer)}
        <input type="hidden" name="year" value="${typed.year}" />
        ${Object.entries(typed.meetings).map(([board, date]) => html`<input type="hidden" name="${MEETING}${board}" value="${date}" />`)}
        <details ${typed.definition ? 'open' : ''}>
          <summary>${TEXT.other}</summary>
          ${field({ id: 'egen-definition', name: 'definition', label: TEXT.otherLabel, hint: TEXT.otherHint, value: typed.definition ?? '', kind: 'area' })}
        </details>
        <p><button class="button" name="gor" value="starta">${startButton(typed.year)}</button></p>
      </form>
    </section>`;
}

function timesTable(rows: readonly PreviewRow[], today: string): Html {
  const { columns } = TEXT;
  return registerTable<PreviewRow>(TEXT.times, {
    rows,
    columns: [
      { heading: columns.step, cell: (row) => row.title },
      { heading: columns.who, cell: (row) => row.who },
      { heading: columns.opens, cell: (row) => shortDateWithWeek(row.opensOn, today) },
      {
        heading: columns.due,
        cell: (row) =>
          html`${shortDateWithWeek(row.due, today)}${row.assumed ? html` <span class="small soft">${TEXT.assumed}</span>` : ''}${row.beforeStart ? html` <span class="small soft">${OTHER_STATE_WORDS.beforeStart}</span>` : ''}`,
      },
      { heading: columns.board, cell: (row) => row.board },
    ],
  });
}
