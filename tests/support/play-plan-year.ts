import { planView, type PlanView } from '../../workflows/messages.ts';
import { closeYear } from '../../activities/close-year.ts';
import type { PlanId } from '../../src/domain/plan-id.ts';
import type { Instant } from '../../src/domain/time.ts';
import { YEAR, type ProcessWorld } from './process-world.ts';
import { waitUntil } from './wait-until.ts';

const CONTENT = { value: { sections: { text: { svar: 'Så här gick det.' } } }, missing: [] };

type Played = { readonly mornings: number; readonly clicks: number };

/**
 * A plan's whole year: the autumn report in time, the spring report two weeks late, the plan returned once; closed on
 * 31 December after it. The process has been started and has looked once.
 */
export async function playPlanYear(world: ProcessWorld, plan: PlanId): Promise<Played> {
  const { services, people } = world;
  let mornings = 0;
  let clicks = 0;

  async function view(): Promise<PlanView | null> {
    return await services.temporal.workflow.getHandle(plan).query(planView);
  }
  /** Wakes on every morning that brings something, up to `until`. */
  async function passMornings(until: Instant): Promise<void> {
    for (;;) {
      const wake = (await view())?.nextWake ?? null;
      if (wake === null || wake > until) break;
      await world.forward(plan, wake);
      await waitUntil(async () => ((await view())?.nextWake ?? Infinity) > wake);
      mornings += 1;
    }
    await world.forward(plan, until);
  }
  async function press(
    by: string,
    task: string,
    act: 'hand-in' | 'approve' | 'return' | 'begin-review',
  ): Promise<void> {
    const hash =
      (await services.database.version.findFirst({ where: { planId: plan, task }, orderBy: { number: 'desc' } }))
        ?.hash ?? '';
    const verdict = await world.click(
      act === 'hand-in'
        ? { plan, task, by, act: { kind: act }, content: CONTENT }
        : {
            plan,
            task,
            by,
            act: act === 'return' ? { kind: act, hash, reason: 'Komplettera avsnittet.' } : { kind: act, hash },
          },
    );
    if (!verdict.accepted) throw new Error(`${act} ${task}: ${verdict.refusal}`);
    clicks += 1;
  }

  await passMornings(Date.parse('2026-11-05T12:00:00Z'));
  await press(people.ekbacken, 'autumn', 'hand-in');
  await passMornings(Date.parse('2026-11-12T09:00:00Z'));
  await press(people.head, 'autumn', 'begin-review');
  await press(people.head, 'autumn', 'approve');
  await passMornings(Date.parse('2027-04-09T09:00:00Z'));
  await press(people.ekbacken, 'spring', 'hand-in');
  await passMornings(Date.parse('2027-04-16T09:00:00Z'));
  await press(people.head, 'spring', 'approve');
  await passMornings(Date.parse('2027-09-01T10:00:00Z'));
  await press(people.ekbacken, 'plan', 'hand-in');
  await passMornings(Date.parse('2027-09-06T09:00:00Z'));
  await press(people.head, 'plan', 'return');
  await passMornings(Date.parse('2027-09-10T09:00:00Z'));
  await press(people.ekbacken, 'plan', 'hand-in');
  await passMornings(Date.parse('2027-09-14T09:00:00Z'));
  await press(people.head, 'plan', 'approve');
  await passMornings(Date.parse('2027-12-31T23:30:00Z'));
  await closeYear(services, { municipality: people.id, year: YEAR });
  await services.temporal.workflow.getHandle(plan).result();
  return { mornings, clicks };
}
