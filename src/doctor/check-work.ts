import type { PrismaClient } from '../database/generated/client.ts';
import { setTimeout as delay } from 'node:timers/promises';
import { waitingLooks } from '../database/look-store.ts';
import { counted, listed, type Finding } from './finding.ts';
import type { Services } from '../services.ts';

/** Milliseconds of the municipality's clock. */
const A_MINUTE = 60_000;
const AN_HOUR = 3_600_000;
/** A look is told again every five seconds. */
const LOOK_WITHIN = 12_000;

/** Clicks without an answer, plans that are late in deciding, looks nobody takes, addresses that refuse mail. */
export async function checkWork(
  { database, clock }: Services,
  { addresses, lookWithin = LOOK_WITHIN }: { addresses: boolean; lookWithin?: number },
): Promise<readonly Finding[]> {
  const now = await clock.now();
  const intents = { answeredAt: null, clickedAt: { lt: new Date(now - A_MINUTE) } };
  const [count, oldest, overdue] = await Promise.all([
    database.intent.count({ where: intents }),
    database.intent.findFirst({ where: intents, orderBy: { clickedAt: 'asc' }, select: { clickedAt: true } }),
    database.plan.findMany({
      where: { nextWake: { lt: new Date(now - AN_HOUR) }, schoolYear: { closedAt: null } },
      select: { id: true },
      orderBy: { id: 'asc' },
    }),
  ]);
  const minutes = oldest ? Math.floor((now - oldest.clickedAt.getTime()) / A_MINUTE) : 0;
  return [
    ...(count === 0 ? [] : [{ kind: 'intents-unanswered' as const, count, minutes }]),
    ...listed(
      'plans-overdue',
      overdue.map(({ id }) => id),
    ),
    ...counted('looks-waiting', await looksThatStay(database, lookWithin)),
    ...(await refusedAddresses(database, addresses)),
  ];
}

async function looksThatStay(database: PrismaClient, within: number): Promise<number> {
  const first = await waitingLooks(database);
  if (first.length === 0) return 0;
  await delay(within);
  const later = new Set((await waitingLooks(database)).map(({ id }) => id));
  return new Set(first.filter(({ id }) => later.has(id)).map(({ process }) => process)).size;
}

/** Counted; named only when somebody asks for the names. */
async function refusedAddresses(database: PrismaClient, named: boolean): Promise<readonly Finding[]> {
  const persons = await database.person.findMany({
    where: { unreachableSince: { not: null } },
    select: { email: true },
    orderBy: { email: 'asc' },
  });
  if (persons.length === 0) return [];
  const addresses = persons.map(({ email }) => email);
  return [{ kind: 'addresses-refused', count: persons.length, ...(named && { addresses }) }];
}
