import { shortened } from '../shortened.ts';

export const COMMAND_LINE_TEXT = {
  usage: `Användning: npx arshjul KOMMANDO

  import organisation FIL [--yes] [--json]    läs in organisationen
  cycle check FIL [--years 2026-2035]         pröva en cykeldefinition
  cycle start LÄSÅR [--cycle FIL] [--meeting NÄMND=DATUM]
  cycle dry-run LÄSÅR [--json]                allt som skulle skickas, utan att skicka
  token create --role ROLL --for E-POST       nyckel till /api/v1
  reconcile [--yes] [--json]                  få Temporal att vänta på det databasen säger
  backup FIL                                  allt i databasen till en fil, medan systemet är igång
  restore FIL [--yes]                         en tom datamapp ur en sådan fil
  doctor [--json]                             vad som är fel, och vad som kan göras
  verify audit [--head SLUT] [--json]         är loggen över vem som gjort vad orörd?
  status [--json]                             vad som är igång, och hur det mår

LÄSÅR skrivs 2026/2027.`,
  unknown: (words: string) => `Kommandot ”${shortened(words)}” finns inte.`,
  databaseSilent: (place: string) => `Databasen på ${place} svarar inte. Är systemet igång? Det startas med npm start.`,
  databaseMissing: ({ name, place, variable }: { name: string; place: string; variable: string }) =>
    `Databasen ”${name}” finns inte på ${place}. Stämmer ${variable}?`,
  databaseRefuses: (place: string, variable: string) =>
    `Databasen på ${place} släpper inte in användaren. Stämmer namn och lösenord i ${variable}?`,
  databaseUncertified: (place: string, variable: string): string =>
    `Databasen på ${place} kan inte visa vem den är (TLS). Stämmer värd, sslmode och sslrootcert i ${variable}?`,
  databaseFull: (place: string) => `Databasen på ${place} har inga lediga anslutningar. Försök igen om en stund.`,
  databaseFailed: (place: string, code: string) =>
    `Databasen på ${place} svarade med ett fel${code === '' ? '' : ` (${code})`}. Kör kommandot igen; det som redan är gjort görs inte om.`,
  databaseEmpty: 'Databasen har inga tabeller än. De skapas av npm start.',
  temporalSilent: (place: string) => `Temporal på ${place} svarar inte. Är systemet igång? Det startas med npm start.`,
  statusUsage: 'Användning: npx arshjul status [--json]',
} as const;

export const STATUS_TEXT = {
  notRunning: (dataDirectory: string) => `Årshjul är inte igång med data i ${dataDirectory}.`,
  health: { ready: 'igång', silent: 'svarar inte', dead: 'nere' },
  columns: ['del', 'process', 'port', 'läge', 'omstarter'],
} as const;
