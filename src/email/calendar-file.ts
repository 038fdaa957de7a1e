import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import type { Instant } from '../domain/time.ts';
import type { CalendarEntry } from '../text/mail/calendar-entries.ts';

const DAY = 86_400_000;

/**
 * An RFC 5545 file with one all-day event per entry, METHOD:PUBLISH and no organiser: nobody is invited, nobody answers.
 * A cancelled entry keeps its UID and says so. `stamp` is the moment of writing; the machine's zone plays no part.
 */
export function calendarFile(entries: readonly CalendarEntry[], stamp: Instant): string {
  const calendar = ical({
    prodId: { company: 'Arshjul', product: 'Arshjul', language: 'SV' },
    method: ICalCalendarMethod.PUBLISH,
  });
  for (const entry of entries) {
    const start = Date.parse(`${entry.on}T00:00:00Z`);
    calendar.createEvent({
      id: entry.uid,
      sequence: entry.sequence,
      stamp: new Date(stamp),
      start: new Date(start),
      end: new Date(start + DAY),
      allDay: true,
      summary: entry.title,
      url: entry.url,
      transparency: ICalEventTransparency.TRANSPARENT,
      status: entry.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  }
  return `${calendar.toString()}\r\n`;
}
