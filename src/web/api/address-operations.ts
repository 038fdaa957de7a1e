import { addressChangedSchema, addressesSchema } from '../../contract/api/admin-schemas.ts';
import { addressChangeSchema } from '../../contract/forms/address-form.ts';
import { badAddresses } from '../../database/bad-addresses.ts';
import { API_TEXT } from '../../text/api.ts';
import { changeAddress } from '../administration/addresses.ts';
import { requireAdministrator } from '../administration/require-administrator.ts';
import { namedPerson } from '../pages/sight/person-names.ts';
import { operation, type Operation } from './operation.ts';

const { operations: TEXT } = API_TEXT;

/** Addresses that do not work. */
export const addressOperations: readonly Operation[] = [
  operation({
    id: 'addresses',
    method: 'get',
    path: '/admin/addresses',
    summary: TEXT.addresses,
    answers: { 200: addressesSchema },
    run: async ({ context }) => {
      const { services, viewer, organisation, today } = context;
      requireAdministrator(viewer);
      const bad = await badAddresses(services.database, viewer.municipality);
      const addresses = bad.map(({ person, name, ...rest }) => ({
        person: { id: person, name },
        title: namedPerson(organisation, { person, on: today }).title,
        ...rest,
      }));
      return { body: { addresses } };
    },
  }),
  operation({
    id: 'markAddress',
    method: 'post',
    path: '/admin/addresses/mark',
    summary: TEXT.markAddress,
    body: addressChangeSchema,
    answers: { 200: addressChangedSchema },
    run: async ({ context, body }) => {
      const { changed } = await changeAddress(context, { ...body, to: 'marked' });
      return { body: { changed } };
    },
  }),
  operation({
    id: 'unmarkAddress',
    method: 'post',
    path: '/admin/addresses/unmark',
    summary: TEXT.unmarkAddress,
    body: addressChangeSchema,
    answers: { 200: addressChangedSchema },
    run: async ({ context, body }) => {
      const { changed } = await changeAddress(context, { ...body, to: 'unmarked' });
      return { body: { changed } };
    },
  }),
];
