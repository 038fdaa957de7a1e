import type { OutlookEntry } from '../../domain/mail-item.ts';
import type { NoticeKind } from '../../domain/notice.ts';
import { counted, capitalised, listed } from '../numbers.ts';

export const LADDER_TEXT = {
  introduction: 'Så här går det om uppgiften inte lämnas in. Allt stannar i samma stund som den lämnas in.',
  reviewIntroduction:
    'Så här går det om granskningen inte blir klar. Allt stannar i samma stund som inlämningen får sitt besked.',
  today: 'I dag',
  nothingToday: 'Inget skickas i dag.',
  leavesAt: (sendAt: string) => `Mejlet går klockan ${sendAt.replace(':', '.')}.`,
  noLadder: 'Den visas som försenad efter sista dagen, men inga mejl skickas.',
} as const;

function names(to: OutlookEntry['to']): string {
  return listed(to.map((person) => (person.title === '' ? person.name : `${person.title} ${person.name}`)));
}

/** What happens on a day if nothing happens before it: dates and names, never levels. */
const SENTENCES: Readonly<Record<OutlookEntry['kind'], (entry: OutlookEntry) => string>> = {
  opens: () => 'Uppgiften öppnar. Du får ett mejl med kalenderfil.',
  task: () => 'Ett mejl om uppgiften går till den som ansvarar, med kalenderfil.',
  reminder: () => 'Påminnelse, bara till den som inte har lämnat in.',
  due: () => 'Sista dagen. Hela dagen räknas.',
  overdue: ({ to }) =>
    to.length === 0
      ? 'Ett mejl om att uppgiften är försenad går till den som ansvarar.'
      : `Ett mejl om att uppgiften är försenad går till den som ansvarar, och ${names(to)} får en kopia.`,
  'overdue-copy': ({ to }) => `En kopia av beskedet om att uppgiften är försenad går till ${names(to)}.`,
  escalation: ({ to, workingDays }) => {
    const after =
      workingDays === undefined ? '' : `${capitalised(counted(workingDays, 'arbetsdag', 'arbetsdagar'))} efter. `;
    return `${after}Det blir även ett ärende för ${names(to) || 'administratören'}, som kan ge ny tid, lämna in i enhetens ställe eller ordna en vikarie.`;
  },
  summary: () => 'En rad i veckans sammanställning uppåt, varje vecka tills det är gjort.',
  'review-due': () => 'Sista dagen för granskningen.',
};

/** The same of what is handed in and waits for its review. */
const REVIEW_SENTENCES: typeof SENTENCES = {
  ...SENTENCES,
  reminder: () => 'Påminnelse till den som granskar.',
  overdue: ({ to }) =>
    to.length === 0
      ? 'Ett mejl om att granskningen är försenad går till den som granskar.'
      : `Ett mejl om att granskningen är försenad går till den som granskar, och ${names(to)} får en kopia.`,
  'overdue-copy': ({ to }) => `En kopia av beskedet om att granskningen är försenad går till ${names(to)}.`,
  escalation: ({ to, workingDays }) => {
    const after =
      workingDays === undefined ? '' : `${capitalised(counted(workingDays, 'arbetsdag', 'arbetsdagar'))} efter. `;
    return `${after}Det blir även ett ärende för ${names(to) || 'administratören'}.`;
  },
};

/** One line of "om inget händer"; `review`: to what waits for its review. */
export function outlookSentence(entry: OutlookEntry, { review = false }: { review?: boolean } = {}): string {
  return (review ? REVIEW_SENTENCES : SENTENCES)[entry.kind](entry);
}

/** What has been told already, as the ledger knows it. */
const TOLD: Readonly<Partial<Record<NoticeKind, string>>> = {
  task: 'Uppgiften öppnade. Mejl med kalenderfil.',
  reminder: 'Påminnelse.',
  overdue: 'Mejl om förseningen till den som ansvarar.',
  'overdue-copy': 'Kopia av det till den som godkänner.',
  escalation: 'Ärendet gick vidare uppåt.',
  summary: 'En rad i veckans sammanställning uppåt.',
  returned: 'Återlämnad för komplettering.',
  extended: 'Ny tid.',
  reopened: 'Öppnad igen.',
  handover: 'Överlämnad till ny ansvarig.',
};

export function toldSentence(kind: NoticeKind): string | undefined {
  return TOLD[kind];
}
