import type { Client } from '@temporalio/client';
import { decidePlan } from '../../../activities/decide-plan.ts';
import { readCycleDefinition } from '../../../src/contract/cycle-definition/read-cycle-definition.ts';
import { createFactsCache } from '../../../src/database/facts-cache.ts';
import type { PrismaClient } from '../../../src/database/generated/client.ts';
import { loadOrganisation } from '../../../src/database/organisation-store.ts';
import { createPlans } from '../../../src/database/plan-store.ts';
import { createSchoolYear } from '../../../src/database/school-year-store.ts';
import type { Instant } from '../../../src/domain/time.ts';
import { drawUpPlans } from '../../../src/school-year/draw-up-plans.ts';
import type { Services } from '../../../src/services.ts';
import type { ActRequest } from '../../../workflows/messages.ts';
import { MUNICIPALITY } from './municipality.ts';

export const YEAR = '2026/2027';

const DEFINITION = `
format: 1
name: Provcykel
version: "1"
municipality: "${MUNICIPALITY}"
basis: school-year
timezone: Europe/Stockholm
sendAt: "08:00"
calendar: { breaks: [] }
levels:
  - { key: municipality, title: Kommunnivå, responsible: director, approver: board }
  - { key: operation, title: Verksamhetsnivå, responsible: operationHead, approver: municipality }
  - { key: unit, title: Enhetsnivå, responsible: unitHead, approver: operation }
boards:
  - { key: namnden, title: Nämnden, operations: [grundskola], meeting: { month: 10, day: 20, in: end } }
ladders:
  standard: { reminders: [{ days: 7 }], overdue: { workingDays: 1 }, escalations: [{ workingDays: 3, to: approver }] }
  review: { due: { workingDays: 10 }, reminders: [], escalations: [] }
steps:
  - key: rapport
    title: Resultatredovisning 1
    level: unit
    opens: { before: due, days: 28 }
    due: { isoWeek: 45, in: start }
    ladder: standard
    form: rapport
    review: { by: approver, ladder: review }
  - key: rapport-2
    title: Resultatredovisning 2
    level: unit
    opens: { before: due, days: 28 }
    due: { isoWeek: 12, in: end }
    ladder: standard
forms:
  rapport:
    sections:
      - key: resultat
        heading: Resultat
        fields:
          - { key: elever, label: Elever i årskurs 7, kind: count }
          - { key: behoriga, label: Behöriga, kind: count, required: false }
      - key: analys
        heading: Analys
        fields:
          - { key: text, label: Hur har ni arbetat med detta? }
`;

/** Starts the läsår as it would be on the morning of `now`: every plan drawn up and decided. */
export async function startCycle(database: PrismaClient, now: Instant): Promise<void> {
  const read = readCycleDefinition({ text: DEFINITION, file: 'provcykel.yaml' });
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  const { definition } = read;
  const organisation = await loadOrganisation(database, MUNICIPALITY);
  const startedAt = now - 40 * 86_400_000;
  const drawn = drawUpPlans({ organisation, definition, year: YEAR, meetings: {}, startedAt });
  if ('faults' in drawn) throw new Error(JSON.stringify(drawn.faults));
  await database.$transaction(async (transaction) => {
    const key = { municipality: MUNICIPALITY, year: YEAR };
    await createSchoolYear(transaction, { ...key, definition, meetings: {}, startedAt, clockId: 'test' });
    await createPlans(transaction, drawn.plans);
  });
  const decider = decidingServices(database, () => now);
  for (const { id } of drawn.plans) await decidePlan(decider, { plan: id });
}

/** A Temporal that has the plan decided at once, by the very activity, without a server between. */
export function temporalAtOnce(database: PrismaClient, now: () => Instant): Client {
  const services = decidingServices(database, now);
  return {
    workflow: {
      getHandle: (plan: string) => ({
        executeUpdate: async (_update: unknown, { args: [{ intent }] }: { args: [ActRequest] }) =>
          (await decidePlan(services, { plan, intent })).verdict,
        signal: () => Promise.resolve(),
      }),
    },
    withDeadline: async (_deadline: number, run: () => Promise<unknown>) => await run(),
    withAbortSignal: async (_signal: AbortSignal, run: () => Promise<unknown>) => await run(),
    connection: { workflowService: { getSystemInfo: () => Promise.resolve({}) } },
  } as unknown as Client;
}

function decidingServices(database: PrismaClient, now: () => Instant): Services {
  const nothing = () => undefined;
  return {
    database,
    clock: { id: 'test', now: () => Promise.resolve(now()) },
    facts: createFactsCache(),
    log: { info: nothing, error: nothing },
    temporal: {
      withDeadline: () => Promise.resolve(),
      workflow: { getHandle: () => ({ signal: () => Promise.resolve() }) },
    },
  } as unknown as Services;
}
