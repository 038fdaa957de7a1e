import type { OutlookEntry } from '../../domain/mail-item.ts';
import type { NoticeKind } from '../../domain/notice.ts';
import { counted, capitalised, listed } from '../numbers.ts';

export const LADDER_TEXT = {
  introduction: 'Så här går det om uppgiften inte lämnas in. Allt stannar i samma stund som den lämnas in.',
  today: 'I dag',
  nothingToday: 'Inget skickas i dag.',
  noLadder: 'Den visas som försenad efter sista dagen, men inga mejl skickas.',
} as const;

function names(to: OutlookEntry['to']): string {
  return listed(to.map((person) => (person.title === '' ? person.name : `${person.title} ${person.name}`)));
}

/** What happens on a day if nothing happens before it: dates and names, never levels. */
const SENTENCES: Readonly<Record<OutlookEntry['kind'], (entry: OutlookEntry) => string>> = {
  opens: () => 'Uppgiften öppnar. Du får ett mejl med kalenderfil.',
  reminder: () => 'Påminnelse, bara till den som inte har lämnat in.',
  due: () => 'Sista dagen. Hela dagen räknas.',
  overdue: ({ to }) =>
    to.length === 0
      ? 'Uppgiften är försenad. Ett mejl går till den som ansvarar.'
      : `Uppgiften är försenad. Ett mejl går till den som ansvarar, och ${names(to)} får en kopia.`,
  escalation: ({ to, workingDays }) => {
    const after =
      workingDays === undefined ? '' : `${capitalised(counted(workingDays, 'arbetsdag', 'arbetsdagar'))} efter. `;
    return `${after}Det blir även ett ärende för ${names(to) || 'administratören'}, som kan ge ny tid, lämna in i enhetens ställe eller ordna en vikarie.`;
  },
  summary: () => 'Därefter står det en rad i varje veckas sammanställning uppåt, tills det är gjort.',
  'review-due': () => 'Sista dagen för granskningen.',
};

/** One line of "om inget händer". */
export function outlookSentence(entry: OutlookEntry): string {
  return SENTENCES[entry.kind](entry);
}

/** What has been told already, as the ledger knows it. */
const TOLD: Readonly<Partial<Record<NoticeKind, string>>> = {
  task: 'Uppgiften öppnade. Mejl med kalenderfil.',
  reminder: 'Påminnelse.',
  overdue: 'Försenad. Mejl till den som ansvarar.',
  'overdue-copy': 'Försenad. Kopia till den som godkänner.',
  escalation: 'Ärendet gick vidare uppåt.',
  returned: 'Återlämnad för komplettering.',
  extended: 'Ny tid.',
  reopened: 'Öppnad igen.',
  handover: 'Överlämnad till ny ansvarig.',
};

export function toldSentence(kind: NoticeKind): string | undefined {
  return TOLD[kind];
}
