import type { Client } from '@temporalio/client';
import { decidePlan } from '../../../activities/decide-plan.ts';
import type { PrismaClient } from '../../../src/database/generated/client.ts';
import type { Instant } from '../../../src/domain/time.ts';
import type { ActRequest } from '../../../workflows/messages.ts';
import { decidingServices } from '../../support/deciding-services.ts';
import { keepYear } from '../../support/kept-year.ts';
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
  const startedAt = now - 40 * 86_400_000;
  const plans = await keepYear(database, { municipality: MUNICIPALITY, year: YEAR, cycle: DEFINITION, startedAt });
  const decider = decidingServices(database, () => now);
  for (const plan of plans) await decidePlan(decider, { plan });
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
