import { isLate } from '../domain/late.ts';
import { isPending } from '../domain/task-kinds.ts';
import { unreachablePersons } from '../database/organisation-store.ts';
import { plansOfYear } from '../database/plan-store.ts';
import { openClock } from '../database/clock.ts';
import type { Stage } from './stage.ts';

/** How far the year has come: tasks handed in or further, tasks late now, e-mails accepted. */
export async function yearCounts(stage: Stage): Promise<{ handedIn: number; late: number; emails: number }> {
  const { database, municipality, year, calendar } = stage;
  const now = await (await openClock(database)).now();
  const unreachable = await unreachablePersons(database, municipality);
  const tasks = (await plansOfYear(database, { municipality, year })).flatMap(({ state }) =>
    Object.values(state.tasks),
  );
  return {
    handedIn: tasks.filter((task) => task.handedIn !== undefined).length,
    late: tasks.filter((task) => isLate({ calendar, unreachable }, task, now)).length,
    emails: await database.email.count({ where: { status: 'accepted' } }),
  };
}

/** Every task done and accepted, and nothing left to send. */
export async function yearIsOver({ database, municipality, year }: Stage): Promise<boolean> {
  const plans = await plansOfYear(database, { municipality, year });
  const open = plans.some(({ state }) =>
    Object.values(state.tasks).some(
      (task) =>
        task.chart === 'upcoming' ||
        (isPending(task) && !task.beforeStart) ||
        (task.chart === 'handedIn' && task.review !== undefined),
    ),
  );
  if (open) return false;
  const waiting = await database.notice.count({ where: { municipalityId: municipality, status: 'planned' } });
  return waiting === 0;
}
