import { capitalised, counted } from './numbers.ts';

/** So many ids stand in a line; all of them with --json. */
const SHOWN = 5;

function named(ids: readonly string[]): string {
  const rest = ids.length - SHOWN;
  return `${ids.slice(0, SHOWN).join(', ')}${rest > 0 ? ` och ${rest} till` : ''}`;
}

const plans = (ids: readonly string[]): string => counted(ids.length, 'plan', 'planer');
const years = (ids: readonly string[]): string => counted(ids.length, 'årscykel', 'årscykler');
const processes = (ids: readonly string[]): string => counted(ids.length, 'process', 'processer');

/** What `arshjul reconcile` finds and does. */
export const RECONCILE_TEXT = {
  usage:
    'Användning: npx arshjul reconcile [--yes] [--json]\n' +
    'Utan --yes sägs bara vad som skulle göras. Databasen har rätt; inget i den ändras.',
  working: 'Jämför Temporal med databasen …',
  inOrder: 'Allt som databasen säger ska vänta väntar i Temporal. Inget att göra.',
  years: (ids: readonly string[]) => `${capitalised(years(ids))} saknas i Temporal och startas: ${named(ids)}`,
  plans: (ids: readonly string[]) =>
    `${capitalised(plans(ids))} saknas i Temporal och börjar vänta igen: ${named(ids)}`,
  mail: (ids: readonly string[]) => `Utskicket saknas i Temporal och startas: ${named(ids)}`,
  schedules: (ids: readonly string[]) => `Påminnelsen om nästa läsår saknas i Temporal och läggs in: ${named(ids)}`,
  apart: (ids: readonly string[]) =>
    `${capitalised(plans(ids))} i Temporal vet något annat än databasen och ser efter på nytt: ${named(ids)}`,
  closed: (ids: readonly string[]) =>
    `${capitalised(processes(ids))} väntar i Temporal fast det de väntar på är stängt, och avslutas: ${named(ids)}`,
  unknown: (ids: readonly string[]) =>
    `${capitalised(processes(ids))} i Temporal finns inte i databasen och avslutas: ${named(ids)}`,
  foreign: (ids: readonly string[]) =>
    `${capitalised(processes(ids))} i Temporal hör till en kommun som inte finns i databasen och rörs inte. Stämmer DATABASE_URL? ${named(ids)}`,
  silent: (ids: readonly string[]) =>
    `${capitalised(plans(ids))} svarar inte och gick inte att jämföra. Är arbetaren igång? ${named(ids)}`,
  /** Stands in Temporal beside what was ended. */
  endedBecause: 'Finns inte i databasen (arshjul reconcile).',
  howTo: 'Inget är ändrat. Kör igen med --yes för att göra det.',
  done: (yearCount: number, planCount: number) =>
    `Klart. ${capitalised(counted(yearCount, 'årscykel', 'årscykler'))} är igång, ${counted(planCount, 'öppen plan', 'öppna planer')} väntar och ser efter på nytt.`,
} as const;
