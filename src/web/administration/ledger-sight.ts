import { allYears } from '../../database/school-year-store.ts';
import type { Role } from '../../domain/cycle-definition.ts';
import type { PlanId } from '../../domain/plan-id.ts';
import { maySee } from '../../domain/visibility.ts';
import { PAGE_REFUSALS } from '../../text/web-errors.ts';
import type { PageContext } from '../page-context.ts';
import { holdsRole, type Viewer } from '../viewer.ts';
import { WebError } from '../web-error.ts';

/** Whose posts may stand in the line of a plan. */
const READERS: readonly Role[] = ['administrator', 'officer', 'director', 'operationHead', 'unitHead'];

/** Whether the mail ledger is there for the viewer at all; what stands in it for her, `ledgerSight` says. */
export function readsLedger(viewer: Viewer): boolean {
  return READERS.some((role) => holdsRole(viewer, role));
}

/**
 * The plans, of every läsår, whose notices the viewer reads: those whose lateness is hers to see today (domain §2).
 * Undefined when that is all of them.
 * @throws WebError `not-allowed` for who holds no post in any plan's line.
 */
export async function ledgerSight(context: PageContext): Promise<readonly PlanId[] | undefined> {
  const { services, viewer, organisation, today } = context;
  const { municipality, person } = viewer;
  if (!readsLedger(viewer)) throw new WebError('not-allowed', { sentence: PAGE_REFUSALS.notVisible });
  if (holdsRole(viewer, 'administrator')) return undefined;
  const [years, plans] = await Promise.all([
    allYears(services.database, municipality),
    services.database.plan.findMany({
      where: { municipalityId: municipality },
      select: { id: true, year: true, placeKey: true },
    }),
  ]);
  const definitions = new Map(years.map(({ year, definition }) => [year, definition]));
  const seen = plans.filter(({ year, placeKey }) => {
    const definition = definitions.get(year);
    if (definition === undefined) return false;
    const line = { organisation, definition, address: { municipality, place: placeKey, year } };
    return maySee(line, 'lateness', { person: person.id, on: today });
  });
  return seen.length === plans.length ? undefined : seen.map(({ id }) => id);
}
