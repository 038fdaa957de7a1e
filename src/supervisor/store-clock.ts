import { connectDatabase } from '../database/client.ts';
import { openClock, setClock, type ClockSetting } from '../database/clock.ts';
import { SYSTEM_TEXT } from '../text/set-up/system.ts';
import { StartRefused } from './start-refused.ts';

/** Two starts in a row with the same moment differ by what lies between them. */
const TOLERANCE = 120_000;

/**
 * Sets the clock of the database at `url`. Once a läsår has started, a moved clock can only be moved on: nothing that has
 * been decided lies ahead again. @throws StartRefused for another clock, or one that goes back.
 */
export async function storeClock(url: string, clock: ClockSetting): Promise<void> {
  const database = connectDatabase(url, { connections: 1 });
  try {
    if ((await database.schoolYear.count()) > 0) {
      const before = await openClock(database);
      if (before.kind !== clock.kind) throw new StartRefused([SYSTEM_TEXT.clockFixed]);
      if (clock.kind === 'offset' && Date.now() + clock.milliseconds < (await before.now()) - TOLERANCE) {
        throw new StartRefused([SYSTEM_TEXT.clockGoesBack]);
      }
    }
    await setClock(database, clock);
  } finally {
    await database.$disconnect();
  }
}
