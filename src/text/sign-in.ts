import { clockTime } from './dates.ts';
import type { Instant } from '../domain/time.ts';

/** The pages of signing in. */
export const SIGN_IN_TEXT = {
  heading: 'Logga in med din e-postadress',
  lede: 'Vi skickar en länk som gäller i 15 minuter. Inget lösenord behövs.',
  onTheWay: (where: string) => `Du var på väg till ${where}`,
  onTheWayThen: 'Dit kommer du när du har loggat in.',
  address: 'E-postadress',
  addressHint: 'Den kommunen har för dig i tjänsten, till exempel fornamn.efternamn@skolan.example',
  addressMissing: 'Skriv din e-postadress, med @ och det som står efter.',
  send: 'Skicka en länk till mig',
  otherAddress: 'Jag har bytt adress, eller når inte min e-post',
  otherAddressThen: 'Skriv till',
  otherAddressWho: 'En ny adress läggs in av administratören, aldrig här.',
  whatIs: 'Vad är Årshjul?',
  whatIsThen:
    'Här planerar, följer upp och dokumenterar kommunens förskolor och skolor sitt kvalitetsarbete. Du behöver vara chef, verksamhetschef, nämndsekreterare eller politiker, eller ha blivit inbjuden till ett avsnitt.',
  forwarding:
    'Mejlen om uppgifter öppnar rätt sida men loggar inte in någon. Därför kan du vidarebefordra dem utan risk.',
  sentHeading: 'Titta i din e-post',
  sentTo: 'Finns adressen hos oss har en länk skickats till',
  validUntil: (until: Instant, timezone: string) => `Den gäller till ${clockTime(until, timezone)} och en enda gång.`,
  noMail: 'Inget mejl? Titta i skräpposten, eller',
  checkAddress: 'kontrollera adressen',
  noMailThen: 'Efter en minut kan du be om en ny.',
  sameAnswer: 'Vi svarar likadant vilken adress som än skrivs, så att ingen kan pröva sig fram till vem som finns här.',
  linkHeading: (name: string) => `Logga in som ${name}`,
  continueTo: 'Du fortsätter till',
  signIn: 'Logga in',
  linkExplained:
    'Länken i mejlet gör ingenting av sig själv, knappen loggar in. Du är inloggad på den här datorn i 12 timmar.',
  notMe: (name: string) => `Jag är inte ${name}`,
  staleHeading: 'Länken gäller inte längre',
  staleThen: 'Den skickades för mer än 15 minuter sedan eller har redan använts. Det du har sparat finns kvar.',
  sendNew: 'Skicka en ny länk',
  sameAddressAsBefore: 'Den går till samma adress som förra gången.',
  newHeading: 'En ny länk är på väg',
  newThen: 'Titta i din e-post. Länken går till samma adress som förra gången.',
  unknownLink: 'Länken är inte hel, eller så är den äldre än ett dygn. Be om en ny nedan.',
  tooMany: (at: Instant, timezone: string) =>
    `Det har skickats flera länkar på kort tid. Titta i din e-post, eller försök igen ${clockTime(at, timezone)}.`,
} as const;
