import type { Client } from '@temporalio/client';
import { act, refusalIn, type ActRequest } from '../../../workflows/messages.ts';
import type { PlanId } from '../../domain/plan-id.ts';
import type { Refusal, Verdict } from '../../domain/refusal.ts';

/** What came of sending a click on: its verdict, the chart's refusal, or nothing yet. */
export type Delivered =
  | { readonly kind: 'verdict'; readonly verdict: Verdict }
  /** Refused by the workflow's validator, without a trace in its history. */
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'waiting' };

/**
 * Sends a click to its plan as an update whose id is the intent's, so that sending it again is the same update, and
 * waits at most `patience` milliseconds of real time for the answer. Never throws: a click that could not be sent is
 * sent again by the relay.
 */
export async function deliver(
  client: Client,
  { plan, request, patience }: { plan: PlanId; request: ActRequest; patience: number },
): Promise<Delivered> {
  const patienceLost = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const outOfPatience = new Promise<Delivered>((resolve) => {
    timer = setTimeout(() => resolve({ kind: 'waiting' }), patience);
  });
  try {
    return await Promise.race([send(client, { plan, request, until: patienceLost.signal }), outOfPatience]);
  } finally {
    clearTimeout(timer);
    // Nobody reads the answer any more: Temporal is not asked for it again and again.
    patienceLost.abort();
  }
}

async function send(
  client: Client,
  { plan, request, until }: { plan: PlanId; request: ActRequest; until: AbortSignal },
): Promise<Delivered> {
  try {
    const verdict = await client.withAbortSignal(until, () =>
      client.workflow.getHandle(plan).executeUpdate(act, { args: [request], updateId: request.intent }),
    );
    return { kind: 'verdict', verdict };
  } catch (error) {
    const refusal = refusalIn(error);
    return refusal === undefined ? { kind: 'waiting' } : { kind: 'refused', refusal };
  }
}
