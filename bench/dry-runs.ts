import { resolveCalendar } from '../src/domain/calendar/resolve-calendar.ts';
import { ASSUMPTIONS, dryRun, type Assumption } from '../src/domain/simulate/dry-run.ts';
import { drawTimetable } from '../src/domain/timetable/timetable.ts';
import { DRAWN_UP_AT, exampleYear, YEAR, type ExampleYear } from './example-year.ts';
import { multiply } from './multiply.ts';
import { percentile } from './percentile.ts';
import { atMost, shown, type Line, type Section } from './section.ts';

const TRIES = 5;

/** The dry run of Södertälje's plans, and of a hundred times as many. */
export async function dryRuns({ small }: { small: boolean }): Promise<Section> {
  const example = await exampleYear();
  const many = small ? 84 : 4_200;
  const large = multiply(example, many);
  const lines = ASSUMPTIONS.flatMap((assume): Line[] => {
    const first = seconds(example, assume);
    const again = Array.from({ length: TRIES }, () => seconds(example, assume));
    const usual = percentile(
      again.map(({ wall }) => wall),
      0.5,
    );
    const big = seconds(large, assume);
    const plans = example.organisation.places.length;
    return [
      atMost({ what: `${plans} plans, ${assume}, first in the process`, value: first.wall, limit: 1, unit: 's' }),
      atMost({ what: `${plans} plans, ${assume}, median of ${TRIES} more`, value: usual, limit: 1, unit: 's' }),
      {
        what: `${many} plans, ${assume} (${big.emails} e-mails)`,
        measured: `${shown(big.wall, 's')}, ${shown(big.processor, 's')} of processor`,
      },
      atMost({
        what: `cost per plan, ${many} against ${plans}, ${assume}`,
        value: big.wall / many / (usual / plans),
        limit: 1.5,
        unit: '',
      }),
    ];
  });
  return {
    part: 'c',
    title: 'The dry run',
    how:
      `Every e-mail of läsår ${YEAR} worked out without touching anything: nobody hands anything in, and everybody in time. ` +
      'Linear is taken as: at most half as much again per plan for a hundred times as many.',
    lines,
  };
}

function seconds(
  { definition, organisation }: ExampleYear,
  assume: Assumption,
): { wall: number; processor: number; emails: number } {
  const calendar = resolveCalendar(definition, YEAR);
  const timetable = drawTimetable({ definition, calendar, year: YEAR });
  if ('faults' in timetable) throw new Error(JSON.stringify(timetable.faults));
  const before = process.cpuUsage();
  const started = performance.now();
  const emails = dryRun(
    { definition, calendar, timetable, organisation, year: YEAR, startedAt: DRAWN_UP_AT },
    assume,
  ).length;
  const wall = (performance.now() - started) / 1_000;
  const { user, system } = process.cpuUsage(before);
  return { wall, processor: (user + system) / 1e6, emails };
}
