import { answerRefused, findIntent, recordClick, type Click } from '../../database/intent-store.ts';
import type { Act } from '../../domain/intent.ts';
import { planAddress } from '../../domain/plan-id.ts';
import type { Verdict } from '../../domain/refusal.ts';
import { mailDispatchId } from '../../../workflows/messages.ts';
import type { WebServices } from '../web-services.ts';
import { deliver } from './deliver.ts';

/** How long whoever pressed waits for the verdict, in milliseconds of real time. */
export const PATIENCE = 5_000;

/** A click that is kept for ever, and its verdict if it came in time; else it is *received*. */
export type ClickAnswer = {
  readonly intent: string;
  readonly act: Act;
  readonly verdict: Verdict | null;
};

/**
 * Keeps a click, with the version it hands in, in one transaction; then has its plan judge it. Once this returns the
 * click is safe: the relay sends it until it is answered, and on time is judged by `clickedAt`.
 */
export async function click(
  services: WebServices,
  pressed: Click,
  { patience = PATIENCE }: { patience?: number } = {},
): Promise<ClickAnswer> {
  const { database, temporal, clock, log } = services;
  const recorded = await database.$transaction((transaction) => recordClick(transaction, pressed));
  const { intent, act, othersWaiting, revision } = recorded;
  const delivered = await deliver(temporal, {
    plan: pressed.plan,
    request: { intent, task: pressed.task, act: act.kind, othersWaiting, revision },
    patience,
  });
  if (delivered.kind === 'verdict') return { intent, act, verdict: delivered.verdict };
  // Answered in the history and not here: the database will be brought up to it.
  if (delivered.kind === 'refused' && delivered.refusal !== 'already-answered') {
    const { refusal } = delivered;
    const at = await clock.now();
    const { plan } = pressed;
    const mail = mailDispatchId(planAddress(plan).municipality);
    const verdict = await database.$transaction(
      async (transaction) => await answerRefused(transaction, { intent, plan, refusal, at, mail }),
    );
    return { intent, act, verdict };
  }
  log.info('click received, not yet judged', { intent, plan: pressed.plan });
  const standing = await findIntent(database, intent);
  return { intent, act, verdict: standing?.verdict ?? null };
}
