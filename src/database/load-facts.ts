import type { Facts } from '../domain/facts.ts';
import { planAddress, type PlanId } from '../domain/plan-id.ts';
import type { FactsCache, SharedFacts } from './facts-cache.ts';
import { ledgerOf } from './notice-store.ts';
import { unreachablePersons } from './organisation-store.ts';
import { plansAround } from './plan-store.ts';
import type { SchoolYearKey } from './school-year-store.ts';
import type { Reader } from './transaction.ts';
import { versionFacts } from './version-store.ts';

/**
 * Everything that `decide` is given beside the plan's state, as it stands now.
 * @throws RangeError when the läsår has not started or no organisation is loaded.
 */
export async function loadFacts(reader: Reader, { plan, cache }: { plan: PlanId; cache: FactsCache }): Promise<Facts> {
  const address = planAddress(plan);
  const { municipality, year } = address;
  const shared = await sharedFacts(reader, cache, { municipality, year });
  const { above, below } = await plansAround(reader, plan);
  return {
    id: plan,
    address,
    ...shared,
    children: below.map(({ id, state }) => ({ id, state })),
    ...(above && { above: above.state }),
    ledger: await ledgerOf(reader, plan),
    versions: await versionFacts(reader, plan),
  };
}

async function sharedFacts(reader: Reader, cache: FactsCache, key: SchoolYearKey): Promise<SharedFacts> {
  if (cache.shared) return await cache.shared(reader, key);
  return {
    ...(await cache.rules(reader, key)),
    organisation: await cache.organisation(reader, key.municipality),
    unreachable: await unreachablePersons(reader, key.municipality),
  };
}
