import { html } from 'hono/html';
import { localDateOf } from '../../../domain/calendar/local-time.ts';
import { glanceAt } from '../../../domain/plan-projection.ts';
import type { LocalDate } from '../../../domain/time.ts';
import { capitalised } from '../../../text/numbers.ts';
import { ADMIN_TEXT as TEXT, plansHeading } from '../../../text/pages/admin.ts';
import { shortDateWithWeek } from '../../../text/pages/dates.ts';
import { PLAN_STATE_WORDS } from '../../../text/plan-states.ts';
import { renderDocument } from '../../layout/document.ts';
import { frameOf } from '../../layout/frame.ts';
import { registerTable } from '../../layout/register-table.ts';
import { stateTag } from '../../layout/state-tag.ts';
import type { Html, PageContext } from '../../page-context.ts';
import { planPath } from '../../routes.ts';
import { holdsRole } from '../../viewer.ts';
import { WebError } from '../../web-error.ts';
import { placeTitle } from '../sight/person-names.ts';
import { runningPlans, type RunningYear } from '../sight/running-plans.ts';
import { STATE_WORDS } from '../../../text/pages/states.ts';
import { processLink } from './admin-template.ts';

const { columns } = TEXT;

export type PlanRow = {
  readonly id: string;
  readonly place: string;
  readonly state: string;
  readonly late: boolean;
  readonly open: readonly string[];
  readonly next: LocalDate | undefined;
};

/** `/admin/planer`: every plan with its state, what is open, what is late and the process behind it. */
export async function plansPage(context: PageContext): Promise<Html> {
  const { viewer, services, today } = context;
  const administrator = holdsRole(viewer, 'administrator');
  if (!administrator && !holdsRole(viewer, 'director')) throw new WebError('not-allowed');
  const years = (await runningPlans(context)).map((running) => ({
    year: running.year.year,
    rows: planRows(running, context),
  }));
  const rows = years.flatMap((year) => year.rows);
  const heading = plansHeading(rows.length, rows.filter((row) => row.late).length);
  return renderDocument(await frameOf(context), {
    title: heading,
    body: html`<div class="head"><h1>${rows.length === 0 ? TEXT.noYear : heading}</h1></div>
      ${years.map(
        (year) =>
          html`<section class="block flow" aria-labelledby="ar-${year.year.replace('/', '-')}">
            <h2 id="ar-${year.year.replace('/', '-')}">${columns.year} ${year.year}</h2>
            ${registerTable<PlanRow>(`${TEXT.plansHeading} ${year.year}`, {
              rows: year.rows,
              columns: [
                { heading: columns.plan, cell: (row) => html`<a href="${planPath(row.id)}">${row.place}</a>` },
                {
                  heading: columns.state,
                  cell: (row) => (row.late ? stateTag({ shape: 'late', word: STATE_WORDS.late }) : row.state),
                },
                {
                  heading: columns.open,
                  cell: (row) => (row.open.length === 0 ? TEXT.nothingOpen : row.open.join(', ')),
                },
                {
                  heading: columns.next,
                  cell: (row) => (row.next === undefined ? '' : shortDateWithWeek(row.next, today)),
                },
                ...(administrator
                  ? [
                      {
                        heading: columns.technology,
                        cell: (row: PlanRow) => processLink(row.id, row.place, services.settings),
                      },
                    ]
                  : []),
              ],
            })}
          </section>`,
      )}`,
  });
}

/** The plans from the top down, each level's below the one above it. */
function planRows(
  { plans, calendar, unreachable }: RunningYear,
  { organisation, now }: PageContext,
): readonly PlanRow[] {
  const order = (id: string | null): readonly PlanRow[] =>
    plans
      .filter((plan) => plan.parent === id)
      .toSorted((a, b) => titleOf(a).localeCompare(titleOf(b), 'sv'))
      .flatMap((plan) => {
        const glance = glanceAt(plan.state, { calendar, unreachable }, now);
        const titles = new Set(glance.openTasks.map((key) => plan.state.tasks[key]?.title ?? key));
        const row = {
          id: plan.id,
          place: titleOf(plan),
          state: capitalised(PLAN_STATE_WORDS[plan.state.chart]),
          late: glance.late,
          open: [...titles],
          next: glance.nextDeadline === null ? undefined : localDateOf(calendar.timezone, glance.nextDeadline - 1),
        };
        return [row, ...order(plan.id)];
      });
  const titleOf = (plan: { address: { place: string } }) => placeTitle(organisation, plan.address.place);
  return order(null);
}
