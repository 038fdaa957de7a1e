import { parseArgs } from 'node:util';
import { isLocalDate } from '../domain/calendar/epoch-day.ts';
import type { LocalDate } from '../domain/time.ts';

export type DemoArguments = {
  /** Real minutes the year is spread over; holds come on top. */
  readonly minutes: number;
  readonly seed: number;
  readonly cycle?: string;
  readonly organisation?: string;
  readonly exit: boolean;
  /** `host:port` of a Temporal server that is used in place of one of its own. */
  readonly temporal?: string;
  /** Parts are killed at random, so many seconds apart on the average. */
  readonly kill?: number;
  /** In the evening of this local date Temporal loses all it has kept. */
  readonly loseTemporal?: LocalDate;
  /** Where the history of every process is kept when the year is over. */
  readonly histories?: string;
};

/** What follows `npm run demo --`; undefined when it is used wrongly. */
export function demoArguments(args: readonly string[]): DemoArguments | undefined {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        minutes: { type: 'string', default: '5' },
        seed: { type: 'string', default: '1' },
        cycle: { type: 'string' },
        organisation: { type: 'string' },
        exit: { type: 'boolean', default: false },
        kill: { type: 'string' },
        'lose-temporal': { type: 'string' },
        histories: { type: 'string' },
        temporal: { type: 'string' },
      },
    });
    const minutes = Number(values.minutes);
    const seed = Number(values.seed);
    if (!(minutes >= 0 && minutes <= 1440) || !Number.isSafeInteger(seed)) return undefined;
    const kill = values.kill === undefined ? undefined : Number(values.kill);
    if (kill !== undefined && !(kill >= 1 && kill <= 3600)) return undefined;
    const loseTemporal = values['lose-temporal'];
    if (loseTemporal !== undefined && !isLocalDate(loseTemporal)) return undefined;
    const { histories, cycle, organisation, exit, temporal } = values;
    return {
      minutes,
      seed,
      exit,
      ...(kill === undefined ? {} : { kill }),
      ...(loseTemporal === undefined ? {} : { loseTemporal }),
      ...(histories === undefined ? {} : { histories }),
      ...(temporal === undefined ? {} : { temporal }),
      ...(cycle === undefined ? {} : { cycle }),
      ...(organisation === undefined ? {} : { organisation }),
    };
  } catch {
    return undefined;
  }
}
