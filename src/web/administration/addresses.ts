import { recordAudit } from '../../database/audit-store.ts';
import { requestLooks } from '../../database/look-store.ts';
import { markReachable, markUnreachable, plansAnsweredBy, type UnreachableCause } from '../../database/reach-store.ts';
import type { PersonId } from '../../domain/organisation.ts';
import type { PageContext } from '../page-context.ts';
import { WebError } from '../web-error.ts';
import { requireAdministrator } from './require-administrator.ts';

export type AddressChange = {
  readonly person: PersonId;
  readonly to: 'marked' | 'unmarked';
  /** Has a word in it. */
  readonly reason: string;
};

export type AddressChanged = { readonly name: string; readonly changed: boolean };

/**
 * Notes that a person's address does not work, or works again, with who said so and why; her plans look again. Said twice it
 * changes nothing. @throws WebError `not-found` for a person of another municipality, or none.
 */
export async function changeAddress(context: PageContext, change: AddressChange): Promise<AddressChanged> {
  const { services, viewer, now, today } = context;
  requireAdministrator(viewer);
  const { municipality } = viewer;
  const outcome = await services.database.$transaction(async (transaction) => {
    const found = await transaction.person.findFirst({ where: { id: change.person, municipalityId: municipality } });
    if (found === null) throw new WebError('not-found');
    const { id: person, email: address, name } = found;
    const before = found.unreachableBecause as UnreachableCause | null;
    const isMark = change.to === 'marked';
    const turned = isMark
      ? await markUnreachable(transaction, { person, address, since: today, because: 'marked' })
      : await markReachable(transaction, { person, address, mends: 'any' });
    if (!turned && !(isMark && before === 'refused')) return { name, changed: false };
    if (turned) await requestLooks(transaction, await plansAnsweredBy(transaction, person));
    await recordAudit(transaction, {
      municipality,
      entries: [
        {
          at: now,
          actor: viewer.person.id,
          via: viewer.via,
          action: `address-${change.to}`,
          reason: change.reason,
          details: { person, before },
        },
      ],
    });
    return { name, changed: true };
  });
  if (outcome.changed) await services.administration.organisationChanged();
  return outcome;
}
