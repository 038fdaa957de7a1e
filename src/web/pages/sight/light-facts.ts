import type { StoredPlan } from '../../../database/plan-store.ts';
import type { Facts } from '../../../domain/facts.ts';
import type { Organisation } from '../../../domain/organisation.ts';
import type { RunningYear } from './running-plans.ts';

/** Enough to say who answers, who reviews and what is late; knows no children, versions or ledger. */
export function lightFacts(
  plan: Pick<StoredPlan, 'id' | 'address'>,
  { year, calendar }: Pick<RunningYear, 'year' | 'calendar'>,
  { organisation, unreachable = {} }: { organisation: Organisation; unreachable?: Facts['unreachable'] },
): Facts {
  const { id, address } = plan;
  return {
    id,
    address,
    definition: year.definition,
    calendar,
    organisation,
    children: [],
    ledger: [],
    unreachable,
    versions: [],
  };
}
