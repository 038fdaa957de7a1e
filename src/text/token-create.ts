import type { Role } from '../domain/cycle-definition.ts';
import { ROLE_TITLES } from './roles.ts';
import { shortened } from './shortened.ts';

/** What `arshjul token create` answers. */
export const TOKEN_CREATE_TEXT = {
  usage:
    'Skriv så här: arshjul token create --role ROLL --for E-POST [--days DAGAR] [--name NAMN] [--json]\n' +
    'Nyckeln gäller i 90 dagar om inget annat sägs, högst 400. ROLL är det som står i organisationsfilen, till exempel rektor eller administratör.',
  unknownRole: (role: string, known: readonly string[]) =>
    `--role: rollen "${shortened(role)}" finns inte; väntade ${known.join(', ')}`,
  badDays: (days: string) => `--days: "${shortened(days)}"; väntade ett heltal från 1 till 400`,
  unknownPerson: (email: string) =>
    `--for: ingen i organisationen har adressen "${shortened(email)}"; väntade en adress ur organisationsfilen`,
  roleNotHeld: (email: string, role: Role, held: readonly Role[]) =>
    `--role: "${email}" har inte rollen ${ROLE_TITLES[role]} i dag; ${held.length === 0 ? 'har ingen roll' : `har ${held.map((one) => ROLE_TITLES[one]).join(', ')}`}`,
  created: (name: string, until: string) =>
    `Nyckeln ${shortened(name, 200)} gäller till ${until}. Den visas bara nu; spara den där bara du kommer åt den.`,
  defaultName: 'kommandorad',
} as const;
