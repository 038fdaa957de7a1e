import { instantAt } from '../domain/calendar/local-time.ts';
import type { ClockSetting } from '../database/clock.ts';
import type { Settings } from '../contract/settings.ts';
import { SYSTEM_TEXT } from '../text/set-up/system.ts';
import { StartRefused } from './start-refused.ts';

/** Whose clocks `--clock` means. */
const TIMEZONE = 'Europe/Stockholm';

/**
 * The clock that the arguments of `npm start` ask for: `--clock 2026-10-08T16:00`, in Swedish time, is
 * real time moved so that it is that moment now. @throws StartRefused for anything else.
 */
export function parseStart(
  args: readonly string[],
  options: { settings: Settings; now: number },
): ClockSetting | undefined {
  const [first, ...rest] = args;
  if (first === undefined) return undefined;
  const value = first.startsWith('--clock=') ? first.slice('--clock='.length) : rest.shift();
  if (!/^--clock(=|$)/.test(first)) throw new StartRefused([SYSTEM_TEXT.unknownArgument(first)]);
  if (rest[0] !== undefined) throw new StartRefused([SYSTEM_TEXT.unknownArgument(rest[0])]);
  const { database, temporal, mail } = options.settings.embeddedParts;
  if (!database || !temporal || !mail) throw new StartRefused([SYSTEM_TEXT.clockNeedsEmbedded]);
  return { kind: 'offset', milliseconds: instantOf(value ?? '') - options.now };
}

function instantOf(value: string): number {
  const parts = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)$/.exec(value);
  try {
    if (parts?.[1] !== undefined && parts[2] !== undefined) {
      return instantAt(TIMEZONE, parts[1], parts[2]);
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  throw new StartRefused([SYSTEM_TEXT.clockFormat(value)]);
}
