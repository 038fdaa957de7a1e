import type { PrismaClient } from '../../database/generated/client.ts';
import { taskOfSegment, yearOfSegment } from '../routes.ts';
import { planId } from '../../domain/plan-id.ts';
import type { PlanState } from '../../domain/plan-state.ts';

const TASK_ADDRESS = /^\/plan\/([a-z0-9-]+)\/([0-9-]+)\/([a-z0-9~-]+)/;

/** What a task's address is about: "Resultatredovisning 1, Oxbacksskolan". Undefined for other pages. */
export async function destination(
  database: PrismaClient,
  { municipality, next }: { municipality: string; next: string },
): Promise<string | undefined> {
  const [, place, segment, task] = TASK_ADDRESS.exec(next) ?? [];
  const year = segment === undefined ? undefined : yearOfSegment(segment);
  if (place === undefined || year === undefined || task === undefined) return undefined;
  const [placeRow, plan] = await Promise.all([
    database.place.findUnique({
      where: { municipalityId_key: { municipalityId: municipality, key: place } },
      select: { title: true },
    }),
    database.plan.findUnique({
      where: { id: planId({ municipality, place, year }) },
      select: { state: true },
    }),
  ]);
  // Written by `decide` alone.
  const state = plan?.state as PlanState | undefined;
  const title = state?.tasks[taskOfSegment(task)]?.title;
  return title === undefined || placeRow === null ? undefined : `${title}, ${placeRow.title}`;
}
