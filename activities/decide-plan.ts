import { ApplicationFailure } from '@temporalio/common';
import { recordAudit } from '../src/database/audit-store.ts';
import { canonicalJson } from '../src/database/content-hash.ts';
import { answerIntent, findIntent, unansweredIntents, type StoredIntent } from '../src/database/intent-store.ts';
import { loadFacts } from '../src/database/load-facts.ts';
import { requestLooks, takeLooks, type Look } from '../src/database/look-store.ts';
import { hasHeldNotices, insertNotices } from '../src/database/notice-store.ts';
import { lockPlan, writePlan } from '../src/database/plan-store.ts';
import type { Transaction } from '../src/database/transaction.ts';
import { decide } from '../src/domain/decide.ts';
import { glanceAt } from '../src/domain/plan-projection.ts';
import type { Verdict } from '../src/domain/refusal.ts';
import { isDecided } from '../src/domain/task-kinds.ts';
import type { Services } from '../src/services.ts';
import { tellLooks } from '../src/temporal/tell-to-look.ts';
import { mailDispatchId, schoolYearId, type DecideAnswer, type DecideRequest } from '../workflows/messages.ts';
import { planViewOf } from './plan-view.ts';

/** Shorter than the activity's own time, so that a try that hangs has let go of the row before the next. */
const TRANSACTION = { maxWait: 3_000, timeout: 6_000 };

/**
 * Brings a plan up to now in one transaction: every unanswered click at its instant, every due morning at its own; then
 * answers the click it was asked about. Repeated, it changes nothing and gives the same verdict.
 * @throws ApplicationFailure, not to be retried, when the plan does not exist.
 */
export async function decidePlan(services: Services, request: DecideRequest): Promise<DecideAnswer> {
  const { answer, looks } = await services.database.$transaction(
    (transaction) => decideLocked(services, transaction, request),
    TRANSACTION,
  );
  // The click is answered without waiting for others to be told; whoever is not told now, is told later.
  void tellLooks(services, looks);
  return answer;
}

async function decideLocked(
  services: Services,
  transaction: Transaction,
  request: DecideRequest,
): Promise<{ answer: DecideAnswer; looks: readonly Look[] }> {
  const plan = await lockPlan(transaction, request.plan);
  if (!plan) throw ApplicationFailure.nonRetryable(`Planen ${request.plan} finns inte.`, 'unknown-plan');
  await takeLooks(transaction, plan.id);
  const unanswered = await unansweredIntents(transaction, plan.id);
  const asked = await askedAbout(transaction, request.intent, unanswered);
  // Two machines' clocks may differ a little: what has been clicked lies in the past.
  const clock = await services.clock.now();
  const now = asked?.plan === plan.id ? Math.max(clock, asked.clickedAt) : clock;

  const facts = await loadFacts(transaction, { plan: plan.id, cache: services.facts });
  const intents = unanswered.filter(({ clickedAt }) => clickedAt <= now);
  const decision = decide(plan.state, facts, intents, now);

  const glance = glanceAt(decision.state, facts, now);
  const changed =
    canonicalJson(decision.state) !== canonicalJson(plan.state) ||
    decision.nextWake !== plan.nextWake ||
    // An address that stops or begins to take mail changes nothing of the state, but who is late.
    glance.late !== plan.late;
  if (changed) {
    await writePlan(transaction, {
      id: plan.id,
      over: plan.revision,
      state: decision.state,
      nextWake: decision.nextWake,
      projection: { chart: decision.state.chart, ...glance },
    });
  }
  for (const { intent, verdict } of decision.verdicts) {
    const standing = await answerIntent(transaction, { intent, verdict, at: now });
    if (standing.accepted !== verdict.accepted) throw new Error(`klicket ${intent} fick just ett annat svar`);
  }
  await insertNotices(transaction, { notices: decision.notices, at: now });
  const { municipality, year } = plan.address;

  const view = planViewOf({
    state: decision.state,
    facts,
    now,
    revision: plan.revision + (changed ? 1 : 0),
    nextWake: decision.nextWake,
    intentsWaiting: unanswered.length > decision.verdicts.length,
  });
  const released = decision.verdicts.length > 0 && (await hasHeldNotices(transaction, plan.id));
  // The läsår closes when all is decided; while the plan above is not, there is nothing to look at.
  const yearLooks =
    isDecided(decision.state) && !isDecided(plan.state) && (facts.above === undefined || isDecided(facts.above));
  const looks = await requestLooks(transaction, [
    ...(decision.parentLooks && plan.parent !== null ? [plan.parent] : []),
    ...(yearLooks ? [schoolYearId(municipality, year)] : []),
    ...(released ? [mailDispatchId(municipality)] : []),
  ]);
  const verdict = request.intent === undefined ? undefined : verdictOf(request, asked, decision.verdicts);
  await recordAudit(transaction, { municipality, plan: plan.id, entries: decision.audit });
  return { answer: { view, ...(verdict && { verdict }) }, looks };
}

async function askedAbout(
  transaction: Transaction,
  id: string | undefined,
  unanswered: readonly StoredIntent[],
): Promise<StoredIntent | undefined> {
  if (id === undefined) return undefined;
  return unanswered.find((intent) => intent.id === id) ?? (await findIntent(transaction, id));
}

/** The answer to the click that was asked about: decided now, decided before, or no click of this plan. */
function verdictOf(
  { plan, intent, task }: DecideRequest,
  asked: StoredIntent | undefined,
  decided: readonly { readonly intent: string; readonly verdict: Verdict }[],
): Verdict {
  if (!asked) return { accepted: false, refusal: 'unknown-intent' };
  if (asked.plan !== plan || (task !== undefined && asked.task !== task)) {
    return { accepted: false, refusal: 'foreign-intent' };
  }
  const verdict = asked.verdict ?? decided.find((entry) => entry.intent === intent)?.verdict;
  if (!verdict) throw new Error(`plan ${plan}: klicket ${asked.id} fick inget svar`);
  return verdict;
}
