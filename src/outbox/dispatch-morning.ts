import { outstandingMail } from '../database/email-store.ts';
import { takeLooks } from '../database/look-store.ts';
import { newestYear } from '../database/school-year-store.ts';
import type { Services } from '../services.ts';
import { tellLooks } from '../temporal/tell-to-look.ts';
import { DISPATCH_SUMMARIES } from '../text/dispatch-summaries.ts';
import { mailDispatchId, type DispatchAnswer } from '../../workflows/messages.ts';
import { dissolveUnoffered } from './dissolve-unoffered.ts';
import { freezeMorning } from './freeze-morning.ts';
import { offerEmails } from './offer-emails.ts';
import { thawChanged } from './thaw-changed.ts';
import { sendingDay, type SendingDay } from './sending-day.ts';

export type DispatchRound = { readonly municipality: string; readonly onProgress?: () => void };

/**
 * One round of a municipality's mail: dissolves what yesterday left unoffered, freezes the morning when it has come,
 * offers what waits. Repeated at any point it loses nothing and sends nothing twice that was answered.
 */
export async function dispatchMorning(
  services: Services,
  { municipality, onProgress }: DispatchRound,
): Promise<DispatchAnswer> {
  const { database, facts, clock } = services;
  await takeLooks(database, mailDispatchId(municipality));
  const newest = await newestYear(database, municipality);
  if (!newest) return { more: false, nextAt: null, retryIn: null, summary: DISPATCH_SUMMARIES.noYear };
  const { calendar } = await facts.rules(database, newest);
  const now = await clock.now();
  const day = sendingDay(calendar, now);
  await tellLooks(services, await dissolveUnoffered(services, { municipality, until: day.overUntil }));
  if (!day.open) return untilNextMorning(day);

  const freeze = { municipality, on: day.today, now };
  await thawChanged(services, freeze);
  await freezeMorning(services, freeze);
  const queue = { morningsOf: municipality };
  const stepped = clock.kind === 'stepped';
  const round = await offerEmails(services, { queue, ignoreWaits: stepped, ...(onProgress && { onProgress }) });
  await tellLooks(services, round.looks);
  const { count, nextTry } = await outstandingMail(database, queue);
  if (count === 0 || nextTry === null) return untilNextMorning(day);
  const wait = Math.max(nextTry - Date.now(), 0);
  return {
    more: wait === 0 && round.pause === null && round.offered > 0,
    nextAt: day.stopsAt,
    retryIn: Math.max(wait, round.pause ?? SHORTEST_WAIT),
    summary: DISPATCH_SUMMARIES.waiting(count),
  };
}

const SHORTEST_WAIT = 1_000;

function untilNextMorning({ nextAt, nextMorning, today }: SendingDay): DispatchAnswer {
  return { more: false, nextAt, retryIn: null, summary: DISPATCH_SUMMARIES.nextMorning(nextMorning, today) };
}
