import { shortened } from './shortened.ts';

/** What an administrator is told when something cannot be started or loaded. */
export const ADMINISTRATION_TEXT = {
  badYear: (typed: string) =>
    `Läsåret ”${shortened(typed)}”: väntade två år i följd, som 2026/2027, eller ett år, som 2026.`,
  farYear: (year: string, { first, last }: { first: number; last: number }) =>
    `Läsåret ${year} ligger för långt från i dag; väntade ett läsår som rör något av åren ${String(first)}–${String(last)}.`,
  endedYear: (year: string, closed: string) =>
    `Läsåret ${year} är redan över: det stängdes senast den ${closed}. Väntade ett läsår som pågår eller kommer.`,
  unknownBoard: (board: string, known: readonly string[]) =>
    `Nämnden ”${shortened(board)}” finns inte i årscykeln; väntade ${known.join(', ')}.`,
  badMeeting: (board: string, typed: string) =>
    `Sammanträdet för ${shortened(board)}: ”${shortened(typed)}” är inget datum; väntade ÅÅÅÅ-MM-DD.`,
  otherMunicipality: (expected: string) =>
    `Årscykelns definition gäller en annan kommun; väntade kommunkoden ${expected}.`,
  otherMunicipalityFile: (found: string, expected: string) =>
    `Filen gäller kommunen ${shortened(found)}; väntade ${expected}. Inget är inläst.`,
  noFileHeading: 'Ingen fil är vald',
  noFile: 'Välj en CSV-fil eller JSON på din dator och tryck igen. Inget är inläst.',
  movedMeanwhile: 'Organisationen ändrades av någon annan under tiden. Inget är inläst. Se efter vad som skiljer nu.',
  onlyWhenEmpty: 'Det finns redan en organisation här. Nya filer läses in av en administratör.',
  onlyEmbedded: 'Första filen läses in från kommandoraden här: arshjul import organisation FIL.',
} as const;
