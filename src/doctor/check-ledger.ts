import { newestYear } from '../database/school-year-store.ts';
import { listMunicipalities } from '../database/organisation-store.ts';
import type { WorkingCalendar } from '../domain/calendar/working-calendar.ts';
import { sendInstant } from '../domain/calendar/working-days.ts';
import { addDays } from '../domain/calendar/local-time.ts';
import type { Instant, LocalDate } from '../domain/time.ts';
import { sendingDay } from '../outbox/sending-day.ts';
import type { Services } from '../services.ts';
import { counted, type Finding } from './finding.ts';

/** So long after its moment, in milliseconds, a morning's mail has been written and offered, and an answer has come. */
const PATIENCE = 900_000;

/** Notices whose morning has passed by without them, and e-mails that nobody offers any more. `realNow`: real time. */
export async function checkLedger(services: Services, realNow: Instant): Promise<readonly Finding[]> {
  const { database, facts, clock } = services;
  const now = await clock.now();
  let notices = 0;
  for (const { id } of await listMunicipalities(database)) {
    const newest = await newestYear(database, id);
    if (!newest) continue;
    const { calendar } = await facts.rules(database, newest);
    const morning = { lte: lastSent(calendar, now) };
    notices += await database.notice.count({
      where: { municipalityId: id, status: 'planned', emailId: null, heldOn: null, morning },
    });
  }
  const [still, postponed] = await Promise.all([
    database.email.count({ where: { OR: stuck({ now, realNow }) } }),
    database.email.count({ where: { status: 'frozen', attempts: { gt: 0 }, retryAt: { gt: new Date(realNow) } } }),
  ]);
  return [
    ...counted('notices-still', notices),
    ...counted('emails-still', still),
    ...counted('emails-postponed', postponed),
  ];
}

/** The last morning whose mail should have been written by now. */
function lastSent(calendar: WorkingCalendar, now: Instant): LocalDate {
  const day = sendingDay(calendar, now);
  if (!day.open) return day.overUntil;
  return now > sendInstant(calendar, day.today) + PATIENCE ? day.today : addDays(day.today, -1);
}

/** E-mails are written by the municipality's clock, and offered in real time. */
function stuck({ now, realNow }: { now: Instant; realNow: Instant }) {
  const written = { status: 'frozen', frozenAt: { lt: new Date(now - PATIENCE) } };
  const real = { lt: new Date(realNow - PATIENCE) };
  return [
    { ...written, retryAt: null },
    { ...written, retryAt: real },
    { status: 'offered', leaseUntil: real },
  ];
}
