import { storable } from '../../contract/forms/act-form.ts';
import { reasonFault } from '../../contract/forms/address-form.ts';
import { isRandomId } from '../../domain/random-id.ts';
import { ADDRESSES_TEXT as TEXT, markedText, unmarkedText } from '../../text/pages/addresses.ts';
import type { Html, PageContext } from '../page-context.ts';
import { addressesPage, type AddressesShown } from '../pages/admin/addresses-page.ts';
import type { PostedForm } from '../security/posted-form.ts';
import { changeAddress } from './addresses.ts';
import { requireAdministrator } from './require-administrator.ts';

export async function showAddresses(context: PageContext): Promise<Html> {
  requireAdministrator(context.viewer);
  return await addressesPage(context, { typed: { email: '', reason: '' }, faults: {} });
}

/** Marks the typed address, or takes the mark off a listed person's; says what is wrong with everything typed still there. */
export async function postAddresses(context: PageContext, form: PostedForm): Promise<Html | Response> {
  requireAdministrator(context.viewer);
  const reason = storable(form['skal'] ?? '').trim();
  const wrong = reasonFault(reason);
  const fault = wrong && (wrong === 'missing' ? TEXT.reasonMissing : TEXT.reasonTooLong);
  const { person = '' } = form;
  if (form['gor'] === 'avmarkera' && isRandomId(person)) {
    const typed = { email: '', reason: '' };
    if (fault !== undefined) return await refuse(context, { typed, faults: { unmark: { person, fault } } });
    const { name, changed } = await changeAddress(context, { person, to: 'unmarked', reason });
    return await addressesPage(context, { typed, faults: {}, ...(changed && { done: unmarkedText(name) }) });
  }
  const email = storable(form['epost'] ?? '').trim();
  const found = await personAt(context, email);
  if (fault !== undefined || found === undefined) {
    const faults = { ...(found === undefined && { email: TEXT.unknown }), ...(fault && { reason: fault }) };
    return await refuse(context, { typed: { email, reason }, faults });
  }
  const { name } = await changeAddress(context, { person: found, to: 'marked', reason });
  return await addressesPage(context, { typed: { email: '', reason: '' }, faults: {}, done: markedText(name) });
}

async function personAt({ services, viewer }: PageContext, email: string): Promise<string | undefined> {
  if (email === '') return undefined;
  const found = await services.database.person.findFirst({
    where: { municipalityId: viewer.municipality, email: { equals: email.toLowerCase() } },
    select: { id: true },
  });
  return found?.id;
}

async function refuse(context: PageContext, shown: AddressesShown): Promise<Response> {
  return context.http.html(await addressesPage(context, shown), 422);
}
