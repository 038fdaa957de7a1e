import { decidePlan } from '../../activities/decide-plan.ts';
import { instantAt } from '../../src/domain/calendar/local-time.ts';
import type { Instant } from '../../src/domain/time.ts';
import { dispatchMorning } from '../../src/outbox/dispatch-morning.ts';
import type { DispatchAnswer } from '../../workflows/messages.ts';
import type { ProcessWorld } from './process-world.ts';

type Content = { readonly value: object; readonly missing: readonly string[] };

/** What somebody hands in. */
export const CONTENT: Content = { value: { sections: { text: { svar: 'Så här gick det.' } } }, missing: [] };
/** The town's plans, the lowest first. */
export const PLACES = ['ekbacken', 'almlunden', 'grundskola', 'kommunen'] as const;

/** `2026-10-09T08:00` in Stockholm. */
export function local(text: string): Instant {
  return instantAt('Europe/Stockholm', text.slice(0, 10), text.slice(11));
}

/** Moves the clock there and has every plan decided, without Temporal between. */
export async function decideAt(world: ProcessWorld, at: string): Promise<void> {
  await world.step(local(at), []);
  for (const place of PLACES) await decidePlan(world.services, { plan: world.plan(place) });
}

/** Moves the clock there and lets one round of the mail go. */
export async function dispatchAt(world: ProcessWorld, at: string): Promise<DispatchAnswer> {
  await world.step(local(at), []);
  return await dispatchMorning(world.services, { municipality: world.people.id });
}

/** An early morning, decided, and its mail. */
export async function morning(world: ProcessWorld, day: string): Promise<DispatchAnswer> {
  await decideAt(world, `${day}T06:31`);
  return await dispatchAt(world, `${day}T08:00`);
}

/** Kept as the web keeps it, at the clock's moment; the id of the click. */
export async function handIn(world: ProcessWorld, place: 'ekbacken' | 'almlunden', content = CONTENT): Promise<string> {
  const act = { kind: 'hand-in' } as const;
  return await world.record({ plan: world.plan(place), task: 'autumn', by: world.people[place], act, content });
}

/** The mail server's e-mails to one of the town's people. */
export function mailsTo(world: ProcessWorld, person: string): ProcessWorld['sink']['mails'] {
  return world.sink.mails.filter(({ to }) => to === `${person}@${world.people.id}.example`);
}
