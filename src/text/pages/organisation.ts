import { capitalised, counted, grouped } from '../numbers.ts';

export const ORGANISATION_TEXT = {
  heading: 'Läs in organisationen',
  lede: 'En fil med nivåer, enheter, personer, uppdrag och frånvaro. Först visas vad som ändras; inget läses in förrän du har sett det. Det som inte står i filen ligger kvar: ett uppdrag avslutas med ett datum.',
  file: 'Organisationsfil',
  fileHint: 'CSV eller JSON. Formatet står i docs/organisation-file.md.',
  show: 'Visa vad som ändras',
  load: 'Läs in ändringarna',
  noChange: 'Filen ändrar ingenting',
  imported: 'Ändringarna är inlästa',
  importedBody: 'Planer och mejl följer den nya organisationen från och med nu.',
  moved: 'Inget är inläst',
  places: 'enheter, verksamheter och kommunen',
  persons: 'personer',
  vacant: 'uppdrag i dag',
  silent: (count: number) =>
    `${capitalised(counted(count, 'uppdrag', 'uppdrag', 'ett'))} som gäller tills vidare står inte i filen och ligger kvar.`,
} as const;

export function faultsHeading(count: number): string {
  return `${capitalised(counted(count, 'fel', 'fel', 'ett'))} i filen, inget är inläst`;
}
export function changesHeading(count: number): string {
  return `Filen ändrar ${counted(count, 'sak', 'saker')}`;
}
export function andMore(count: number): string {
  return `… och ${grouped(count)} till.`;
}
