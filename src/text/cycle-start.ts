import { counted } from './numbers.ts';
import { shortened } from './shortened.ts';

/** What `arshjul cycle start` answers. */
export const CYCLE_START_TEXT = {
  usage:
    'Skriv så här: arshjul cycle start LÄSÅR [--cycle FIL] [--meeting NÄMND=DATUM]…, till exempel arshjul cycle start 2026/2027',
  noOrganisation: 'Ingen organisation är inläst. Läs in den först: arshjul import organisation FIL',
  working: 'Startar läsåret …',
  otherMunicipality: (file: string, expected: string) =>
    `${file}, municipality: väntade kommunkoden för den inlästa organisationen, "${expected}"`,
  unknownBoard: (board: string, known: readonly string[]) =>
    `--meeting: nämnden "${shortened(board)}" finns inte i årscykeln; väntade ${known.join(', ')}`,
  badMeeting: (text: string) => `--meeting: "${shortened(text)}"; väntade NÄMND=ÅÅÅÅ-MM-DD`,
  started: (year: string, plans: number) => `Läsåret ${year} är startat med ${counted(plans, 'plan', 'planer')}.`,
  wasStarted: (year: string, added: number) =>
    added === 0
      ? `Läsåret ${year} var redan startat. Inget ändrades.`
      : `Läsåret ${year} var redan startat. ${counted(added, 'plan är ny', 'planer är nya')}.`,
  notRunning: 'Temporal svarar inte. Allt är sparat; processerna startas när Temporal och workern är igång.',
} as const;
