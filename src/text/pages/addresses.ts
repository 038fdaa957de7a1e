import { capitalised, counted } from '../numbers.ts';

export const ADDRESSES_TEXT = {
  lede: 'Den som inte nås räknas inte som sen. Efter två arbetsdagar får chefen ovanför veta att personen inte kunde nås. När adressen fungerar igen prövas det som hölls inne på nytt.',
  none: 'Alla adresser fungerar, så vitt vi vet.',
  columns: {
    who: 'Vem',
    address: 'Adress',
    since: 'Sedan',
    why: 'Varför',
    heldBack: 'Hölls inne',
    mend: 'Fungerar igen',
  },
  nothingHeld: 'Inget',
  noRole: 'inget uppdrag i dag',
  unmark: 'Fungerar igen',
  unmarkHint: 'Ny adress? Rätta den i organisationsfilen i stället, så släpps märkningen av sig själv.',
  markHeading: 'Märk en adress som inte fungerar',
  markLede:
    'För den som har sagt att mejlen inte kommer fram. Morgonens mejl dit hålls inne tills märkningen tas bort. Länkar för inloggning och kvitton skickas ändå.',
  email: 'E-postadress',
  reason: 'Skäl',
  reasonHint: 'Står i loggen över vem som gjort vad.',
  mark: 'Märk adressen',
  faultsHeading: 'Inget är ändrat',
  unknown: 'Ingen i organisationen har den adressen. Skriv den som den står i organisationsfilen.',
  reasonMissing: 'Skriv ett skäl.',
  reasonTooLong: 'Skälet får vara högst 10 000 tecken.',
  heldBack: 'Inte skickat: adressen fungerar inte.',
  link: 'Adresser som inte fungerar',
} as const;

/** Why an address does not work. */
export const CAUSE_WORDS = {
  refused: 'E-postservern tog inte emot',
  bounced: 'Kom tillbaka',
  marked: 'Märkt av administratör',
} as const;

export function addressesHeading(count: number): string {
  return count === 0 ? 'Inga adresser är märkta' : `${capitalised(counted(count, 'adress', 'adresser'))} fungerar inte`;
}

export function heldBackText(count: number): string {
  return counted(count, 'besked', 'besked', 'ett');
}

export function markedText(name: string): string {
  return `Adressen till ${name} är märkt`;
}
export function unmarkedText(name: string): string {
  return `Adressen till ${name} fungerar igen`;
}
