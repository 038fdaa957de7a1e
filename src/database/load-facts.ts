import type { Facts } from '../domain/facts.ts';
import { planAddress, type PlanId } from '../domain/plan-id.ts';
import type { FactsCache } from './facts-cache.ts';
import { ledgerOf } from './notice-store.ts';
import { unreachablePersons } from './organisation-store.ts';
import { childPlans } from './plan-store.ts';
import type { Reader } from './transaction.ts';
import { versionFacts } from './version-store.ts';

/**
 * Everything that `decide` is given beside the plan's state, as it stands now.
 * @throws RangeError when the läsår has not started or no organisation is loaded.
 */
export async function loadFacts(reader: Reader, { plan, cache }: { plan: PlanId; cache: FactsCache }): Promise<Facts> {
  const address = planAddress(plan);
  const { municipality, year } = address;
  const { definition, calendar } = await cache.rules(reader, { municipality, year });
  const organisation = await cache.organisation(reader, municipality);
  const children = await childPlans(reader, plan);
  return {
    id: plan,
    address,
    definition,
    calendar,
    organisation,
    children: children.map(({ id, state }) => ({ id, state })),
    ledger: await ledgerOf(reader, plan),
    unreachable: await unreachablePersons(reader, municipality),
    versions: await versionFacts(reader, plan),
  };
}
