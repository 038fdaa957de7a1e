import type { LedgerEntry } from '../notice.ts';
import type { Receiver } from '../line/receivers.ts';
import { standingOf } from '../standing.ts';
import type { LocalDate } from '../time.ts';
import { factsOf, type SimulatedPlan, type World } from './world.ts';

/** How the mail server of a simulated morning answers. */
export type SmtpAnswer = 'accepted' | 'away' | 'refused';

function readdressed(plan: SimulatedPlan, entry: LedgerEntry, receivers: readonly Receiver[]): LedgerEntry[] {
  return receivers
    .filter(
      ({ person }) =>
        !plan.ledger.some(
          (other) =>
            other.rung === entry.rung &&
            other.task === entry.task &&
            other.lateness === entry.lateness &&
            other.receiver === person &&
            other.morning === entry.morning,
        ),
    )
    .map(({ person, as }) => ({ ...entry, receiver: person, as }));
}

function settle(world: World, plan: SimulatedPlan, on: LocalDate): void {
  const facts = factsOf(world, plan);
  const { length } = plan.ledger;
  for (let index = plan.openFrom; index < length; index += 1) {
    const entry = plan.ledger[index];
    if (entry?.status !== 'planned' || entry.morning > on) continue;
    const standing = standingOf({ notice: entry, state: plan.state, facts, on });
    if (standing.kind === 'stands') continue;
    plan.ledger[index] = { ...entry, status: standing.kind === 'wait' ? 'dissolved' : 'dropped' };
    if (standing.kind === 'readdress') plan.ledger.push(...readdressed(plan, entry, standing.receivers));
  }
}

/** What a morning sends of one plan's notices: what is no longer true drops, the rest is offered to the mail server. */
export function freezeMorning(
  world: World,
  plan: SimulatedPlan,
  { on, answer }: { on: LocalDate; answer: (receiver: string) => SmtpAnswer },
): LedgerEntry[] {
  while (plan.openFrom < plan.ledger.length && plan.ledger[plan.openFrom]?.status !== 'planned') plan.openFrom += 1;
  settle(world, plan, on);
  const offered: LedgerEntry[] = [];
  for (let index = plan.openFrom; index < plan.ledger.length; index += 1) {
    const entry = plan.ledger[index];
    if (entry?.status !== 'planned' || (entry.morning > on && entry.morning !== 'at-once')) continue;
    const said = answer(entry.receiver);
    if (said === 'away') continue;
    const after: LedgerEntry =
      said === 'accepted' ? { ...entry, status: 'sent', acceptedOn: on } : { ...entry, status: 'refused' };
    plan.ledger[index] = after;
    if (after.status === 'sent') offered.push(after);
    if (after.status === 'refused')
      world.unreachable = { ...world.unreachable, [entry.receiver]: world.unreachable[entry.receiver] ?? on };
  }
  return offered;
}

/** At the end of a day on which the mail server was away: what could not be offered is judged anew next
 * morning, what is no longer true drops. */
export function dissolveMorning(world: World, plan: SimulatedPlan, on: LocalDate): boolean {
  const facts = factsOf(world, plan);
  let hasFailed = false;
  for (let index = plan.openFrom; index < plan.ledger.length; index += 1) {
    const entry = plan.ledger[index];
    if (entry === undefined || entry.morning > on) continue;
    if (entry.status === 'planned') {
      const isUntrue = standingOf({ notice: entry, state: plan.state, facts, on }).kind === 'drop';
      plan.ledger[index] = { ...entry, status: isUntrue ? 'dropped' : 'dissolved' };
    }
    hasFailed ||=
      entry.status === 'planned' ||
      ((entry.status === 'refused' || entry.status === 'dissolved') && entry.morning === on);
  }
  plan.hasPlanned = plan.ledger.some(({ status }, index) => index >= plan.openFrom && status === 'planned');
  return hasFailed;
}
