import type { MailItem, MorningMail, NamedPerson } from '../../src/domain/mail-item.ts';
import type { NoticeKind } from '../../src/domain/notice.ts';

export const RAKEL: NamedPerson = { name: 'Rakel Vinterdal', title: 'Rektor' };
export const JOAR: NamedPerson = { name: 'Joar Almsund', title: 'Rektor' };
export const ELIN: NamedPerson = { name: 'Elin Sjöholt', title: 'Verksamhetschef' };
export const PETRA: NamedPerson = { name: 'Petra Lindvret', title: 'Verksamhetschef' };
export const KARIM: NamedPerson = { name: 'Karim Ståhlgren', title: 'Utbildningsdirektör' };
export const SIV: NamedPerson = { name: 'Siv Hagmarker', title: 'Administratör' };

const BASE = 'https://arshjul.sodertalje.example';

export function mailTo(person: NamedPerson, on: string, items: readonly MailItem[]): MorningMail {
  const email = `${person.name.toLowerCase().replace(' ', '.').replaceAll('å', 'a').replaceAll('ö', 'o')}@sodertalje.example`;
  return {
    receiver: { name: person.name, email },
    municipality: { title: 'Södertälje kommun', contact: 'kvalitet@sodertalje.example' },
    baseUrl: BASE,
    timezone: 'Europe/Stockholm',
    on,
    items,
  };
}

/** Oxbacksskolan's autumn report, due Friday 6 November 2026, with the whole ladder ahead. */
export function item(kind: NoticeKind, change: Partial<MailItem> = {}): MailItem {
  return {
    kind,
    as: 'responsible',
    place: 'Oxbacksskolan',
    operation: 'Grundskola',
    step: 'Resultatredovisning 1',
    url: `${BASE}/plan/oxbacksskolan/2026-2027/result-report-autumn`,
    task: 'result-report-autumn',
    due: '2026-11-06',
    holders: [RAKEL],
    approver: ELIN,
    outlook: LADDER,
    missing: [],
    ...change,
  };
}

export function unit(place: string, holder: NamedPerson | null, change: Partial<MailItem> = {}): Partial<MailItem> {
  const key = place.toLowerCase().replaceAll('ö', 'o').replaceAll('å', 'a').replaceAll('ä', 'a').replaceAll(' ', '-');
  return {
    place,
    holders: holder === null ? [] : [holder],
    url: `${BASE}/plan/${key}/2026-2027/result-report-autumn`,
    task: 'result-report-autumn',
    ...change,
  };
}

export const CALENDAR = {
  uid: 'oxbacksskolan-2026-2027-result-report-autumn@arshjul.sodertalje.example',
  sequence: 0,
};

export const LADDER: MailItem['outlook'] = [
  { on: '2026-10-23', kind: 'reminder', to: [] },
  { on: '2026-11-05', kind: 'reminder', to: [] },
  { on: '2026-11-06', kind: 'due', to: [] },
  { on: '2026-11-09', kind: 'overdue', to: [ELIN], workingDays: 1 },
  { on: '2026-11-11', kind: 'escalation', to: [ELIN], workingDays: 3 },
  { on: '2026-11-18', kind: 'escalation', to: [KARIM], workingDays: 8 },
  { on: '2026-11-23', kind: 'summary', to: [ELIN, KARIM] },
];

/** The ladder of a later date, for extensions and returns. */
export const LATER_LADDER: MailItem['outlook'] = [
  { on: '2026-11-19', kind: 'reminder', to: [] },
  { on: '2026-11-20', kind: 'due', to: [] },
  { on: '2026-11-23', kind: 'overdue', to: [ELIN], workingDays: 1 },
  { on: '2026-11-25', kind: 'escalation', to: [ELIN], workingDays: 3 },
  { on: '2026-12-02', kind: 'escalation', to: [KARIM], workingDays: 8 },
];

export const REVIEW_LADDER: MailItem['outlook'] = [
  { on: '2026-11-18', kind: 'reminder', to: [] },
  { on: '2026-11-20', kind: 'review-due', to: [] },
  { on: '2026-11-23', kind: 'overdue', to: [], workingDays: 1 },
  { on: '2026-11-27', kind: 'escalation', to: [KARIM], workingDays: 5 },
  { on: '2026-11-30', kind: 'summary', to: [KARIM] },
];

export const MONDAYS: MailItem['outlook'] = [{ on: '2026-11-23', kind: 'summary', to: [ELIN, KARIM] }];
