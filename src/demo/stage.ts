import type { Client } from '@temporalio/client';
import { setClock } from '../database/clock.ts';
import type { PrismaClient } from '../database/generated/client.ts';
import { waitingLooks } from '../database/look-store.ts';
import type { WorkingCalendar } from '../domain/calendar/working-calendar.ts';
import type { SchoolYear } from '../domain/school-year.ts';
import type { Instant } from '../domain/time.ts';
import { lookAgain } from '../../workflows/messages.ts';
import type { Disturb } from './disturbance.ts';

/** Where a demo year is played. */
export type Stage = {
  readonly database: PrismaClient;
  readonly temporal: Client;
  readonly municipality: string;
  readonly year: SchoolYear;
  readonly calendar: WorkingCalendar;
  readonly disturb: Disturb;
};

const POLL = 40;
const PATIENCE = 120_000;
const ASK_AGAIN = 5_000;

/** Moves the stepped clock; nothing happens before somebody looks. */
export async function moveClock({ database }: Stage, instant: Instant): Promise<void> {
  await setClock(database, { kind: 'stepped', instant });
}

/** Tells processes that time has come. One that cannot be told now is told again by who waits for it. */
export async function tell({ temporal }: Stage, workflows: readonly string[]): Promise<void> {
  await Promise.all(
    workflows.map((id) =>
      temporal.workflow
        .getHandle(id)
        .signal(lookAgain)
        .catch(() => undefined),
    ),
  );
}

/**
 * Holds the clock until `rest` finds nothing left to do and everybody who was to look has looked; whom it names is told, and
 * told again while nothing moves.
 * @throws Error when nothing has moved for two minutes.
 */
export async function hold(stage: Stage, what: string, rest: () => Promise<readonly string[]>): Promise<void> {
  let before = '';
  let since = performance.now();
  let told = -ASK_AGAIN;
  for (;;) {
    const left = await unfinished(stage, rest).catch(() => ['?']);
    if (left.length === 0) return;
    const now = performance.now();
    const seen = left.join();
    if (seen !== before) since = now;
    before = seen;
    if (now - since > PATIENCE)
      throw new Error(`${what}: inget rör sig sedan två minuter (${left.slice(0, 5).join(', ')})`);
    if (now - told > ASK_AGAIN) {
      await tell(stage, left);
      told = now;
    }
    await new Promise((resolve) => setTimeout(resolve, POLL));
  }
}

async function unfinished({ database }: Stage, rest: () => Promise<readonly string[]>): Promise<readonly string[]> {
  const looks = await waitingLooks(database);
  return [...new Set([...(await rest()), ...looks.map(({ process }) => process)])];
}
