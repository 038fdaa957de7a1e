import type { Instant } from '../domain/time.ts';
import type { PrismaClient } from './generated/client.ts';

/** What time it is, for everything that asks; plans carry the id of the clock they live by. */
export type Clock = { readonly id: string; now(): Promise<Instant> };

/**
 * `system`: real time. `offset`: real time moved by so many milliseconds. `stepped`: the stored
 * instant, which stands still until a driver moves it.
 */
export type ClockSetting =
  | { readonly kind: 'system' }
  | { readonly kind: 'offset'; readonly milliseconds: number }
  | { readonly kind: 'stepped'; readonly instant: Instant };

/** What a workflow is told of the clock: how its own time relates to it. */
type ClockForWorkflows = { readonly id: string } & (
  { readonly kind: 'offset'; readonly milliseconds: number } | { readonly kind: 'stepped' }
);

export type OpenClock = Clock & {
  readonly kind: ClockSetting['kind'];
  readonly workflowClock: ClockForWorkflows;
};

/**
 * The clock of this database: the stored one, else the system's. Its kind and offset are read once;
 * a stepped clock is read anew each time somebody asks.
 */
export async function openClock(database: PrismaClient): Promise<OpenClock> {
  const stored = await database.clock.findFirst();
  if (stored?.kind === 'stepped') {
    const { id } = stored;
    return {
      id,
      kind: 'stepped',
      workflowClock: { id, kind: 'stepped' },
      now: async () => Number((await database.clock.findUniqueOrThrow({ where: { id } })).value),
    };
  }
  const id = stored?.id ?? 'system';
  const milliseconds = Number(stored?.value ?? 0);
  return {
    id,
    kind: stored?.kind === 'offset' ? 'offset' : 'system',
    workflowClock: { id, kind: 'offset', milliseconds },
    now: () => Promise.resolve(Date.now() + milliseconds),
  };
}

/**
 * Stores which clock this database lives by; there is never more than one. A stepped clock that is
 * moved, or a setting that is repeated, keeps its id.
 */
export async function setClock(database: PrismaClient, setting: ClockSetting): Promise<void> {
  const { kind } = setting;
  const value = BigInt(
    setting.kind === 'offset' ? setting.milliseconds : setting.kind === 'stepped' ? setting.instant : 0,
  );
  await database.$transaction([
    database.clock.deleteMany({ where: { id: { not: kind } } }),
    database.clock.upsert({
      where: { id: kind },
      create: { id: kind, kind, value },
      update: { value },
    }),
  ]);
}
