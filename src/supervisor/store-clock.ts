import { connectDatabase } from '../database/client.ts';
import { setClock, type ClockSetting } from '../database/clock.ts';
import { SYSTEM_TEXT } from '../text/set-up/system.ts';
import { StartRefused } from './start-refused.ts';

/**
 * Sets the clock of the database at `url`. A läsår that was started lives by the clock it started with.
 * @throws StartRefused when there is one.
 */
export async function storeClock(url: string, clock: ClockSetting): Promise<void> {
  const database = connectDatabase(url, { connections: 1 });
  try {
    if ((await database.schoolYear.count()) > 0) throw new StartRefused([SYSTEM_TEXT.clockFixed]);
    await setClock(database, clock);
  } finally {
    await database.$disconnect();
  }
}
