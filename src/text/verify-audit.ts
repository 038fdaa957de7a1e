import { shortened } from './shortened.ts';

/** What `arshjul verify audit` answers. */
export const VERIFY_AUDIT_TEXT = {
  usage:
    'Användning: npx arshjul verify audit [--head SLUT]… [--json]\n' +
    'SLUT är de 64 tecken som en tidigare körning skrev ut. Utan dem märks inte om loggens sista rader har tagits bort.',
  badHead: (head: string) => `--head: ”${shortened(head)}”; väntade 64 tecken, 0–9 och a–f`,
  whole: (rows: number) =>
    rows === 0
      ? 'Loggen är tom.'
      : `Loggen hänger ihop: ${rows === 1 ? 'en rad' : `${rows} rader`}, ingen ändrad och ingen borttagen.`,
  head: (municipality: string, number: number, hash: string) =>
    `Kommun ${municipality}, slut vid rad ${number}: ${hash}`,
  keep: 'Spara slutet utanför systemet. Nästa gång visar --head om något före det har tagits bort.',
  faults: {
    missing: ({ municipality, number, expected }: FaultPlace) =>
      `Kommun ${municipality}: rad ${expected} saknas i loggen; i dess ställe står rad ${number}.`,
    linked: ({ municipality, number }: FaultPlace) =>
      `Kommun ${municipality}: rad ${number} hänger inte ihop med raden före. Den har skjutits in, eller så har raden före bytts ut.`,
    changed: ({ municipality, number }: FaultPlace) =>
      `Kommun ${municipality}: rad ${number} har ändrats efter att den skrevs.`,
  },
  row: (id: string) => `Raden har id ${id} i tabellen Audit. Jämför med en säkerhetskopia.`,
  lost: (head: string) =>
    `Slutet ${head} finns inte i loggen. Rader fram till det har tagits bort, eller så har loggen skrivits om.`,
} as const;

type FaultPlace = { readonly municipality: string; readonly number: number; readonly expected: number };
