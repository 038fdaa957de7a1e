import { counted } from './numbers.ts';

/** A page or problem document that says no: its heading, what is the matter, what to do. */
export type WebErrorText = {
  readonly heading: string;
  readonly sentence: string;
  readonly wayOn: string;
};

/** By the code of the error. */
export const WEB_ERROR_TEXTS = {
  'not-signed-in': {
    heading: 'Du är inte inloggad',
    sentence: 'Inloggningen gäller i tolv timmar, och den är slut eller har inte börjat.',
    wayOn: 'Logga in och öppna sidan igen. Det du har sparat finns kvar.',
  },
  'not-allowed': {
    heading: 'Det här kan du inte göra',
    sentence: 'Du har inte det uppdrag i dag som krävs för den här sidan.',
    wayOn: 'Stämmer det inte? Säg till den som är administratör, så rättas det i organisationen.',
  },
  'not-found': {
    heading: 'Sidan finns inte',
    sentence: 'Adressen leder inte till något här, eller till något som du inte har del i.',
    wayOn: 'Kontrollera adressen, eller börja från din sida.',
  },
  'other-method': {
    heading: 'Så kan adressen inte användas',
    sentence: 'Adressen finns, men svarar inte på den metoden.',
    wayOn: 'Börja från din sida. Vad API:et tar emot står i dess beskrivning.',
  },
  'form-expired': {
    heading: 'Sidan var gammal, inget är sparat än',
    sentence: 'Du har loggat in på nytt sedan sidan öppnades. Det du skrev finns kvar här.',
    wayOn: 'Tryck på knappen, så skickas det.',
  },
  'foreign-origin': {
    heading: 'Det kom från en annan webbplats',
    sentence: 'Knapptryckningen kom inte från en av våra sidor och har inte gjort något.',
    wayOn: 'Öppna sidan härifrån och tryck igen.',
  },
  'other-host': {
    heading: 'Systemet har en annan adress',
    sentence: 'Systemet svarar bara på sin egen adress.',
    wayOn: 'Öppna det på den adressen. Kom du hit genom en länk från någon annanstans, följ den inte igen.',
  },
  'other-type': {
    heading: 'Det skickades som fel slags innehåll',
    sentence: 'Det som skickas ska säga vad det är, och vara något som adressen tar emot.',
    wayOn: 'Se vad adressen tar emot i API:ets beskrivning.',
  },
  'too-large': {
    heading: 'Texten är för lång för att tas emot',
    sentence: 'Det som skickades är för stort och har inte tagits emot. Det du sparade tidigare finns kvar oförändrat.',
    wayOn:
      'Gå tillbaka i webbläsaren: det du skrev står kvar i formuläret. Korta texten, eller lägg bilagor någon annanstans och hänvisa till dem, och spara igen.',
  },
  'too-many-requests': {
    heading: 'Vänta en stund',
    sentence: 'Det har kommit många försök på kort tid.',
    wayOn: 'Försök igen om en kvart. Har du redan fått en länk i din e-post gäller den.',
  },
  malformed: {
    heading: 'Det som skickades gick inte att läsa',
    sentence: 'Något i formuläret eller anropet har inte den form som väntades.',
    wayOn: 'Öppna sidan igen och försök en gång till.',
  },
  'old-page': {
    heading: 'Någon annan hann före',
    sentence: 'Det har sparats en nyare version sedan du öppnade sidan. Ingenting är överskrivet.',
    wayOn: 'Läs den nyare versionen och för in det du vill ha med.',
  },
  refused: {
    heading: 'Det går inte nu',
    sentence: 'Uppgiften är i ett läge där det inte går att göra.',
    wayOn: 'Öppna uppgiften igen, så ser du hur den står nu. Inget är ändrat.',
  },
  incomplete: {
    heading: 'Något behöver rättas först',
    sentence: 'Det fattas något, eller så stämmer inte ett datum.',
    wayOn: 'Rätta och tryck igen. Inget är ändrat än.',
  },
  unavailable: {
    heading: 'Tjänsten svarar inte just nu',
    sentence: 'En del av systemet går inte att nå. Det du har sparat och lämnat in finns kvar.',
    wayOn: 'Försök igen om några minuter.',
  },
  internal: {
    heading: 'Något gick fel hos oss',
    sentence: 'Felet är vårt, inte ditt, och det är antecknat. Det du har sparat finns kvar.',
    wayOn: 'Försök igen om en stund. Hjälper inte det, hör av dig och nämn numret nedan.',
  },
} as const satisfies Readonly<Record<string, WebErrorText>>;

export function otherHost(address: string): string {
  return `Systemet svarar bara på ${address}, och anropet gällde ett annat namn.`;
}

export const ERROR_PAGE_TEXT = {
  requestId: (id: string) => `Nummer att nämna: ${id}`,
  home: 'Till din sida',
  signInNewTab: 'Logga in i en ny flik',
  sendAgain: 'Skicka det jag skrev',
  keptForms: 'Det du skrev ligger kvar på den här sidan. Logga in i en ny flik, kom tillbaka hit och tryck på knappen.',
  keptUntilBack:
    'Det du skrev är kanske inte sparat, men det ligger kvar på den här sidan. Låt sidan vara öppen, vänta några minuter och tryck på knappen.',
} as const;

/** What is in the way, where the rules name it. */
export function inTheWay(missing: readonly string[]): string {
  return `I vägen står: ${missing.join(', ')}.`;
}

export const PAGE_REFUSALS = {
  administratorOnly: 'Sidan är till för administratörer.',
  approverOnly: 'Sidan är till för verksamhetschefer och utbildningsdirektören.',
  notYourTask: 'Du har ingen del i den här uppgiften i dag.',
  notVisible: 'Det som står här är inte öppet för dig än, eller inte alls.',
} as const;

/** The same with the limit that was passed, in whole megabytes. */
export function tooLarge(megabytes: number): string {
  return `Det som skickades är större än ${counted(megabytes, 'megabyte', 'megabyte', 'en')} och har inte tagits emot. Det du sparade tidigare finns kvar oförändrat.`;
}
