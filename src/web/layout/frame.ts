import { yearSpan, type SchoolYear } from '../../domain/school-year.ts';
import type { LocalDate } from '../../domain/time.ts';
import type { PageContext } from '../page-context.ts';
import type { Viewer } from '../viewer.ts';

/** What stands around a page, whatever the page is. */
export type Frame = {
  readonly municipality?: { readonly title: string; readonly contact: string } | undefined;
  readonly viewer?: Viewer | undefined;
  /** The path of the page, for the menu. */
  readonly path: string;
  readonly today: LocalDate;
  readonly clockId: string;
  /** The cycle the ruler shows. */
  readonly year?: SchoolYear | undefined;
};

/** The frame of a page for who is signed in. `year` is the page's own cycle, else the one that today is most about. */
export async function frameOf(context: PageContext, year?: SchoolYear): Promise<Frame> {
  const { services, viewer, today } = context;
  const row = await services.database.municipality.findUnique({
    where: { id: viewer.municipality },
    select: { title: true, contact: true },
  });
  const shown = year ?? (await currentYear(context));
  return {
    municipality: row ?? undefined,
    viewer,
    path: context.http.req.path,
    today,
    clockId: services.clock.id,
    year: shown,
  };
}

/** The newest läsår that has begun, among those not closed; the oldest coming one where none has. */
async function currentYear({ services, viewer, today }: PageContext): Promise<SchoolYear | undefined> {
  const rows = await services.database.schoolYear.findMany({
    where: { municipalityId: viewer.municipality, closedAt: null },
    select: { year: true },
    orderBy: { year: 'desc' },
  });
  const years = rows.map((row) => row.year);
  return years.find((year) => beginsBy(year, today)) ?? years.at(-1);
}

function beginsBy(year: SchoolYear, today: LocalDate): boolean {
  const { start, end } = yearSpan(year);
  return today >= `${String(start)}-${start === end ? '01' : '08'}-01`;
}
