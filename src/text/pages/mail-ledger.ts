import type { NoticeKind, NoticeStatus, ReceivedAs } from '../../domain/notice.ts';
import type { DropReason } from '../../domain/standing.ts';
import { grouped } from '../numbers.ts';

export const MAIL_TEXT = {
  person: 'Person eller enhet',
  status: 'Läge',
  all: 'Alla',
  show: 'Visa',
  none: 'Inget meddelande passar urvalet.',
  newer: 'Nyare',
  older: 'Äldre',
  pages: 'Sidor',
  lede: 'Vem som fick vad, när och varför. Det som stoppades står också här, med skälet. Meddelanden till samma person samma morgon är ett mejl.',
  columns: { when: 'När', to: 'Till', what: 'Vad', why: 'Varför', status: 'Läge', answer: 'Serverns svar' },
  atOnce: 'genast',
  read: 'Läs mejlet',
  message: 'Mejlet som det skickades',
  to: 'Till',
  frozen: 'Skrevs',
  sent: 'Togs emot',
  answer: 'E-postserverns svar',
  attempts: 'Försök',
  contains: 'Det mejlet berättar',
  text: 'Text',
  attachments: 'Bilagor',
  raw: 'Hämta som fil (.eml)',
  textGone: 'Texten finns inte kvar: mejlet skickades aldrig.',
} as const;

export function mailHeading(count: number): string {
  return count === 1 ? 'Ett meddelande' : `${grouped(count)} meddelanden`;
}

/** What a notice tells. */
export const KIND_WORDS: Readonly<Record<NoticeKind, string>> = {
  task: 'Uppgiften öppnar',
  reminder: 'Påminnelse',
  overdue: 'Försenad',
  'overdue-copy': 'Försenad, kopia',
  escalation: 'Ditt ärende från och med i dag',
  review: 'Att granska',
  'review-reminder': 'Påminnelse om granskning',
  'review-overdue': 'Granskningen är försenad',
  'review-escalation': 'Försenad granskning, ditt ärende',
  returned: 'Återlämnad för komplettering',
  approved: 'Godkänd',
  reopened: 'Öppnad igen',
  changed: 'Ändrad efter godkännande',
  excepted: 'Undantagen',
  'extension-asked': 'Begäran om anstånd',
  'extension-refused': 'Anstånd är inte givet',
  extended: 'Ny tid',
  moved: 'Flyttat datum',
  remitted: 'Återremitterad',
  handover: 'Överlämning',
  vacancy: 'Vakant tjänst',
  unreachable: 'Kunde inte nås',
  summary: 'Veckans sammanställning',
  receipt: 'Kvitto',
  refused: 'Nekad',
};

/** Why this person gets it. */
export const AS_WORDS: Readonly<Record<ReceivedAs, string>> = {
  responsible: 'ansvarar för uppgiften',
  approver: 'ansvarar för planen ovanför',
  director: 'leder verksamheten högst upp',
  administrator: 'är administratör',
  reviewer: 'granskar uppgiften',
  actor: 'tryckte på knappen',
};

/** Of what was taken and came back later. */
export const CAME_BACK = 'Kom tillbaka';

export const STATUS_WORDS: Readonly<Record<NoticeStatus, string>> = {
  planned: 'Planerat',
  sent: 'Skickat',
  refused: 'Avvisat',
  dropped: 'Stoppat',
  dissolved: 'Inte skickat',
};

/** Why something was not sent. */
export const UNSENT_REASONS: Readonly<Record<DropReason | 'not-offered' | 'not-reached', string>> = {
  'handed-in': 'uppgiften var redan inlämnad',
  'new-deadline': 'uppgiften har fått ny tid',
  approved: 'uppgiften var redan godkänd',
  excepted: 'uppgiften är undantagen',
  answered: 'begäran var redan besvarad',
  vacant: 'tjänsten är vakant',
  'receiver-changed': 'någon annan ansvarar nu',
  'not-late': 'ingenting är sent längre',
  'too-late': 'sista dagen hade passerat',
  'task-gone': 'uppgiften finns inte längre',
  'not-reached': 'den det gäller har inte nåtts av det förra mejlet; det prövas på nytt',
  'not-offered': 'e-postservern svarade inte den dagen; det prövas på nytt',
};

/** Which ladder step or act, and the task: "Resultatredovisning 1, Oxbacksskolan". */
export function aboutLine(task: string, place: string): string {
  return `${task}, ${place}`;
}

/** What has become of an e-mail. */
export const EMAIL_STATUS_WORDS: Readonly<Record<string, string>> = {
  frozen: 'Väntar på att skickas',
  offered: 'Erbjudet servern',
  accepted: 'Skickat',
  refused: 'Avvisat',
  bounced: CAME_BACK,
  dissolved: 'Inte skickat',
};
