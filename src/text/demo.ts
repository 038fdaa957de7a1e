import type { LocalDate } from '../domain/time.ts';
import { dateWithWeek } from './dates.ts';

export type DemoReport = {
  readonly emails: number;
  readonly different: { readonly onlySent: readonly string[]; readonly onlyExpected: readonly string[] };
  /** Plans and tasks that are not as in the undisturbed twin. */
  readonly otherStates: readonly string[];
  readonly lost: readonly string[];
  readonly repeated: readonly string[];
  readonly restarts: number;
};

const SHOWN = 20;

function list(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [`${title}: inget`];
  const more = lines.length > SHOWN ? [`  och ${String(lines.length - SHOWN)} till`] : [];
  return [`${title}: ${String(lines.length)}`, ...lines.slice(0, SHOWN).map((line) => `  ${line}`), ...more];
}

export const DEMO_TEXT = {
  usage:
    'Användning: npm run demo [-- --minutes 5 --seed 1 --cycle FIL --organisation FIL --kill SEKUNDER --lose-temporal DATUM --histories MAPP --temporal VÄRD:PORT --exit]',
  starting: (directory: string): string => `Demon kör ett helt läsår i en egen datamapp: ${directory}`,
  started: (year: string, plans: number): string => `Årscykel ${year} har startat med ${String(plans)} planer.`,
  line: (on: LocalDate, counts: { handedIn: number; late: number; emails: number }): string =>
    `${dateWithWeek(on, '')}  ·  inlämnat ${String(counts.handedIn)}  ·  försenat ${String(counts.late)}  ·  mejl ${String(counts.emails)}`,
  replaced: (place: string, on: LocalDate): string => `${dateWithWeek(on, '')}: ny chef för ${place}.`,
  away: (on: LocalDate): string => `${dateWithWeek(on, '')}: e-postservern svarar inte.`,
  killed: (part: string, round: number): string => `Avbryter ${part} (${String(round)}).`,
  recorded: (count: number): string => `${String(count)} processers historik är sparad.`,
  temporalLost: 'Temporal förlorar allt. Väntandet startas om från databasen.',
  refused: (who: string, sentence: string): string => `Nekades: ${who}: ${sentence}`,
  report: (report: DemoReport): string =>
    [
      '',
      `Läsåret är slut. ${String(report.emails)} mejl skickades.`,
      ...list('Skickat som provkörningen inte säger', report.different.onlySent),
      ...list('Sagt av provkörningen men inte skickat', report.different.onlyExpected),
      ...list('Annan lägesbild än den ostörda tvillingens', report.otherStates),
      ...list('Förlorat', report.lost),
      ...list(`Upprepat med samma Message-ID (${String(report.restarts)} omstarter)`, report.repeated),
    ].join('\n'),
  interrupted: 'Demon avbryts, och allt den startade avslutas. Läsåret blir inte färdigt.',
  stays: (web: string, ui: string, mail: string): string =>
    `Systemet är kvar att titta på: ${web} (Temporal: ${ui}, mejlen: ${mail}). Avsluta med Ctrl-C.`,
};
