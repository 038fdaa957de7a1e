import { createPlans } from '../src/database/plan-store.ts';
import { createSchoolYear } from '../src/database/school-year-store.ts';
import type { PrismaClient } from '../src/database/generated/client.ts';
import type { Organisation } from '../src/domain/organisation.ts';
import type { Instant } from '../src/domain/time.ts';
import { drawUpPlans } from '../src/school-year/draw-up-plans.ts';
import type { Services } from '../src/services.ts';
import { YEAR, type ExampleYear } from './example-year.ts';

/** Writes the organisation as it is, and the läsår's plans as the start leaves them; no process is started. */
export async function loadYear(
  services: Services,
  { definition, organisation }: ExampleYear,
  startedAt: Instant,
): Promise<void> {
  await writeOrganisation(services.database, organisation);
  const { municipality } = organisation;
  const drawn = drawUpPlans({ organisation, definition, year: YEAR, meetings: {}, startedAt });
  if ('faults' in drawn) throw new Error(JSON.stringify(drawn.faults));
  await services.database.$transaction(
    async (transaction) => {
      await createSchoolYear(transaction, {
        municipality,
        year: YEAR,
        definition,
        meetings: {},
        startedAt,
        clockId: services.clock.id,
      });
      await createPlans(transaction, drawn.plans);
    },
    { timeout: 120_000 },
  );
}

async function writeOrganisation(database: PrismaClient, organisation: Organisation): Promise<void> {
  const { municipality, title, places, boards, persons, posts, absences } = organisation;
  const municipalityId = municipality;
  await database.municipality.create({
    data: { id: municipality, title, contact: `kvalitet@${municipality}.example` },
  });
  await database.place.createMany({
    data: places.map(({ key, level, title: name, parent, operation, schoolForms, yearGroups, from, to }) => ({
      municipalityId,
      key,
      level,
      title: name,
      parentKey: parent ?? null,
      operation: operation ?? null,
      schoolForms: [...schoolForms],
      yearGroups: [...yearGroups],
      validFrom: from ?? null,
      validTo: to ?? null,
    })),
  });
  await database.board.createMany({ data: boards.map((board) => ({ ...board, municipalityId })) });
  await database.person.createMany({ data: persons.map((person) => ({ ...person, key: person.id, municipalityId })) });
  await database.post.createMany({
    data: posts.map(({ person, role, place, board, title: called, from, to }) => ({
      municipalityId,
      personId: person,
      role,
      placeKey: place ?? null,
      boardKey: board ?? null,
      title: called,
      validFrom: from ?? null,
      validTo: to ?? null,
    })),
  });
  await database.absence.createMany({
    data: absences.map(({ person, from, to, substitute, place }) => ({
      municipalityId,
      personId: person,
      fromDate: from,
      toDate: to,
      substituteId: substitute ?? null,
      placeKey: place ?? null,
    })),
  });
}
