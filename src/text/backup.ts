import { counted, grouped } from './numbers.ts';

/** What `arshjul backup` and `arshjul restore` answer. */
export const BACKUP_TEXT = {
  backupUsage:
    'Användning: npx arshjul backup FIL [--json]\n' +
    'Skriver allt i databasen till en fil, medan systemet är igång. Filen innehåller personuppgifter; förvara den därefter.',
  exists: (file: string) => `${file} finns redan. Välj ett annat namn; en säkerhetskopia skrivs inte över.`,
  unwritable: (file: string, reason: string) =>
    `${file} går inte att skriva (${reason}). Väntade ett filnamn i en mapp som finns.`,
  written: (file: string, rows: number, bytes: number) =>
    `${file}: ${grouped(rows)} rader, ${grouped(Math.ceil(bytes / 1024))} kB.`,
  head: (municipality: string, number: number, hash: string) =>
    `Loggen över vem som gjort vad, kommun ${municipality}, slutar vid rad ${number}: ${hash}`,
  working: 'Arbetar …',

  restoreUsage:
    'Användning: npx arshjul restore FIL [--yes] [--json]\n' +
    'Fyller en tom datamapp från en säkerhetskopia. Datamappen väljs med ARSHJUL_DATA.',
  onlyEmbedded:
    'restore fyller bara den inbyggda databasen, och DATABASE_URL är satt. Lägg tillbaka en egen server med dess egna verktyg; se docs/operations.md.',
  unreadable: (file: string) => `${file} går inte att läsa. Väntade en fil som npx arshjul backup har skrivit.`,
  notEmpty: (folder: string) =>
    `Datamappen ${folder} är inte tom. En säkerhetskopia läggs bara tillbaka i en tom; välj en annan mapp med ARSHJUL_DATA.`,
  unusable: (folder: string, reason: string) =>
    `Datamappen ${folder} går inte att använda (${reason}). Väntade en mapp som är tom, eller som går att göra; välj en annan med ARSHJUL_DATA.`,
  holds: (file: string, { takenAt, program, rows, plans }: Holdings) =>
    `${file}: tagen ${takenAt} med version ${program}, ${counted(plans, 'plan', 'planer')}, ${grouped(rows)} rader.`,
  howTo: (folder: string) => `Inget är gjort. Kör igen med --yes för att lägga tillbaka den i ${folder}.`,
  ask: (folder: string) => `Lägga tillbaka den i ${folder}? Skriv ja: `,
  yes: ['ja', 'j'],
  declined: 'Inget är gjort.',
  restored: (folder: string) =>
    `Tillbakalagd i ${folder}, och varje rad är jämförd med kopian. Starta med npm start; väntandet i Temporal börjar då av sig självt.`,
  mailAgain: 'Mejl som gick ut efter att kopian togs känner den inte till: de kan komma att skickas en gång till.',
  faults: {
    'no-backup': () => 'Filen är ingen säkerhetskopia. Väntade en fil som npx arshjul backup har skrivit.',
    'newer-format': (place: string) =>
      `Filen har format ${place}, som den här versionen av programmet inte känner till. Använd den version som skrev den.`,
    damaged: (place: string) => `Filen är skadad eller inte hel, vid rad ${place}. Inget är tillbakalagt.`,
    'other-migrations': (place: string) =>
      `Kopian är tagen med migreringen ${place}, som inte finns så i den här versionen av programmet. Använd den version som skrev den, eller en nyare.`,
    'other-columns': (place: string) =>
      `Tabellen ${place} i kopian har andra kolumner än i databasen. Inget är tillbakalagt.`,
    'other-rows': (place: string) =>
      `Tabellen ${place} blev inte som kopian säger att den var: filen är ändrad eller skadad. Inget är tillbakalagt.`,
  },
} as const;

type Holdings = {
  readonly takenAt: string;
  readonly program: string;
  readonly rows: number;
  readonly plans: number;
};
