/** What the API says of itself, and of who calls it. */
export const API_TEXT = {
  storable: 'text utan nolltecken och halva tecken',
  otherName: 'ett annat namn',
  title: 'Årshjul',
  description:
    'Allt som en sida kan göra går att göra här, med samma regler. Anropa med ”Authorization: Bearer …”; en nyckel skapas med arshjul token create. En uppgifts nyckel med snedstreck skrivs med ~ i adressen. Nej besvaras med problemdokument enligt RFC 9457 vars `type` inte ändras.',
  noToken: 'Anropet saknar en giltig nyckel. Den kan ha gått ut eller återkallats.',
  roleNotHeld: 'Nyckelns roll hålls inte av personen i dag.',
  answersWrong: 'Några svar behöver rättas innan det går att lämna in. Inget är antecknat.',
  organisationFile: 'Organisationsfil, CSV eller JSON',
  parameters: {
    place: 'Enhetens, verksamhetens eller kommunens nyckel, som oxbacksskolan',
    year: 'Läsåret, som 2026-2027; kalenderår som 2026',
    task: 'Uppgiftens nyckel, som result-report-autumn; snedstreck skrivs ~',
    number: 'Versionens nummer, från 1',
    intent: 'Det id som ett tryck på en knapp gav',
    email: 'Mejlets id, som i mejlliggaren',
  },
  operations: {
    me: 'Vem jag är i dag, och i vilka roller',
    tasks: 'Mina uppgifter i alla löpande årscykler',
    reviews: 'Det som väntar på att jag granskar',
    plans: 'Planerna som jag får se',
    plan: 'En plan med sina uppgifter',
    task: 'En uppgift med sitt formulär',
    draft: 'Utkastet, ordagrant',
    saveDraft: 'Spara utkastet över den revision det utgår från',
    act: 'Tryck på en knapp: lämna in, ta tillbaka, granska, godkänn, återlämna, anstånd …',
    version: 'En inlämnad version',
    intent: 'Vad som blev av ett klick',
    startYear: 'Starta ett läsår',
    previewOrganisation: 'Vad en organisationsfil skulle ändra',
    importOrganisation: 'Läs in en organisationsfil, hel eller inte alls',
    ledger: 'Mejlen: till vem, varför, när, sänt eller stoppat',
    email: 'Ett mejl, byte för byte som det sändes',
    addresses: 'Adresser som inte fungerar: vems, sedan när, varför, vad som hölls inne',
    markAddress: 'Märk en persons adress som en som inte fungerar',
    unmarkAddress: 'Ta bort märkningen: det som hölls inne prövas på nytt',
    status: 'Hur systemet mår',
  },
} as const;

/** Kept with every click and line of the audit log that came through a token. */
export function tokenInWords(name: string, person: string): string {
  return `token ${name} för ${person}`;
}
