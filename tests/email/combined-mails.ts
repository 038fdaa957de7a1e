import type { MailItem, MorningMail } from '../../src/domain/mail-item.ts';
import {
  CALENDAR,
  ELIN,
  JOAR,
  KARIM,
  LATER_LADDER,
  MONDAYS,
  PETRA,
  RAKEL,
  REVIEW_LADDER,
  SIV,
  item,
  mailTo,
  unit,
} from './sample-items.ts';

const EXTENSION_REASON = 'Två av lärarna är sjuka och provresultaten rättas av vikarier.';

const late = (place: string, holder: string, title = 'Rektor'): MailItem =>
  item('escalation', {
    ...unit(place, { name: holder, title }),
    as: 'director',
    workingDaysLate: 8,
    outlook: MONDAYS,
    toldBefore: { reminders: ['2026-10-23', '2026-11-05'], overdue: '2026-11-09' },
    peers: {
      asked: 18,
      handedIn: 12,
      notLate: [
        { place: 'Ronnaskolan', because: 'extended', until: '2026-11-20', isUnreachable: false },
        { place: 'Vallaskolan', because: 'taken-over', until: '2026-11-24', isUnreachable: true },
      ],
    },
  });

/** Mornings on which one person is told several things. */
export const COMBINED_MAILS: Readonly<Record<string, MorningMail>> = {
  'director-late-units': mailTo(KARIM, '2026-11-18', [
    late('Fornbackaskolan', 'Asta Linnerud'),
    late('Hovsjöskolan', 'Yusuf Berghem'),
    late('Soldalaskolan', 'Ebba Tornvall'),
    late('Wasaskolan', 'Nils Aspvik'),
    {
      ...late('Tveta', 'Harald Stenvik', 'Förskolechef'),
      operation: 'Förskola',
      step: 'Barn per avdelning och personaltäthet',
      approver: PETRA,
      hadExtension: true,
      peers: { asked: 13, handedIn: 12, notLate: [] },
      outlook: [{ on: '2026-11-23', kind: 'summary', to: [ELIN, KARIM] }],
    },
  ]),
  'rektor-two-units': mailTo(RAKEL, '2026-10-09', [
    item('task', { calendar: CALENDAR }),
    item('task', {
      ...unit('Fornbackaskolan', RAKEL),
      calendar: {
        uid: 'fornbackaskolan-2026-2027-result-report-autumn@arshjul.sodertalje.example',
        sequence: 0,
      },
    }),
    item('reminder', {
      step: 'Frånvaroanalys, hösten',
      task: 'absence-autumn',
      due: '2026-10-16',
      outlook: [
        { on: '2026-10-15', kind: 'reminder', to: [] },
        { on: '2026-10-16', kind: 'due', to: [] },
        { on: '2026-10-19', kind: 'overdue', to: [ELIN], workingDays: 1 },
        { on: '2026-10-21', kind: 'escalation', to: [ELIN], workingDays: 3 },
      ],
    }),
  ]),
  'operation-head-morning': mailTo(ELIN, '2026-11-11', [
    item('review', {
      ...unit('Blombackaskolan', JOAR),
      as: 'reviewer',
      reviewDue: '2026-11-20',
      outlook: REVIEW_LADDER,
    }),
    item('review-reminder', {
      ...unit('Ronnaskolan', { name: 'Ebba Tornvall', title: 'Rektor' }),
      as: 'reviewer',
      reviewDue: '2026-11-13',
      outlook: REVIEW_LADDER,
    }),
    item('overdue-copy', {
      ...unit('Wasaskolan', { name: 'Nils Aspvik', title: 'Rektor' }),
      as: 'approver',
      due: '2026-11-10',
      workingDaysLate: 1,
      outlook: [{ on: '2026-11-13', kind: 'escalation', to: [ELIN], workingDays: 3 }],
    }),
    item('escalation', { as: 'approver', workingDaysLate: 3 }),
    item('escalation', {
      ...unit('Hovsjöskolan', { name: 'Yusuf Berghem', title: 'Rektor' }),
      as: 'approver',
      workingDaysLate: 3,
    }),
    item('extension-asked', {
      ...unit('Soldalaskolan', { name: 'Asta Linnerud', title: 'Rektor' }),
      as: 'approver',
      by: { name: 'Asta Linnerud', title: 'Rektor' },
      reason: EXTENSION_REASON,
      due: '2026-11-13',
      askedDue: '2026-11-27',
      outlook: LATER_LADDER,
    }),
  ]),
  'operation-head-many-lights': mailTo(
    ELIN,
    '2026-10-05',
    ['Blombackaskolan', 'Fornbackaskolan', 'Hovsjöskolan', 'Oxbacksskolan', 'Ronnaskolan'].map((place) =>
      item('task', {
        ...unit(place, ELIN),
        step: 'Skattning, oktober',
        task: `lights-october/${place}`,
        due: '2026-10-23',
        holders: [ELIN],
        approver: KARIM,
        outlook: [
          { on: '2026-10-22', kind: 'reminder', to: [] },
          { on: '2026-10-23', kind: 'due', to: [] },
          { on: '2026-10-26', kind: 'overdue', to: [KARIM], workingDays: 1 },
        ],
      }),
    ),
  ),
  'director-summary': mailTo(KARIM, '2026-11-30', [
    item('summary', { as: 'director', workingDaysLate: 16, lateSince: '2026-11-23', outlook: [] }),
    item('summary', {
      ...unit('Wasaskolan', null),
      as: 'director',
      workingDaysLate: 16,
      lateSince: '2026-11-30',
      outlook: [],
    }),
    item('summary', {
      ...unit('Tveta', { name: 'Harald Stenvik', title: 'Förskolechef' }),
      operation: 'Förskola',
      step: 'Barn per avdelning och personaltäthet',
      as: 'director',
      workingDaysLate: 16,
      lateSince: '2026-11-23',
      outlook: [],
    }),
  ]),
  'administrator-vacancy-and-unreachable': mailTo(SIV, '2026-11-09', [
    item('vacancy', { ...unit('Vallaskolan', null), as: 'administrator', outlook: [] }),
    item('unreachable', { as: 'administrator', by: RAKEL }),
  ]),
  'new-chef-several-tasks': mailTo({ name: 'Nils Aspvik', title: 'Rektor' }, '2026-10-30', [
    item('handover', {
      holders: [{ name: 'Nils Aspvik', title: 'Rektor' }],
      by: RAKEL,
      outlook: [],
    }),
    item('handover', {
      holders: [{ name: 'Nils Aspvik', title: 'Rektor' }],
      by: RAKEL,
      step: 'Betyg, höstterminen',
      task: 'grades-autumn',
      due: '2027-01-08',
      outlook: [],
    }),
  ]),
  'new-head-takes-over-a-review': mailTo({ name: 'Nils Aspvik', title: 'Verksamhetschef' }, '2026-11-13', [
    item('handover', {
      as: 'reviewer',
      review: true,
      approver: { name: 'Nils Aspvik', title: 'Verksamhetschef' },
      reviewDue: '2026-11-20',
      outlook: REVIEW_LADDER,
      calendar: CALENDAR,
    }),
  ]),
  'copy-about-a-review': mailTo(KARIM, '2026-11-23', [
    item('overdue-copy', {
      as: 'director',
      review: true,
      reviewDue: '2026-11-20',
      workingDaysLate: 1,
      outlook: REVIEW_LADDER,
    }),
  ]),
  'administrator-unreachable-reviewer': mailTo(SIV, '2026-11-09', [
    item('unreachable', { as: 'administrator', review: true, by: ELIN, outlook: REVIEW_LADDER }),
  ]),
  'director-summary-of-a-review': mailTo(KARIM, '2026-11-30', [
    item('summary', {
      as: 'director',
      review: true,
      reviewDue: '2026-11-20',
      workingDaysLate: 6,
      lateSince: '2026-11-30',
      outlook: REVIEW_LADDER,
    }),
  ]),
  'two-pieces-of-news': mailTo(RAKEL, '2026-11-13', [
    item('approved', { by: ELIN, outlook: [] }),
    item('excepted', {
      ...unit('Fornbackaskolan', RAKEL),
      by: ELIN,
      reason: 'Skolan har inga elever i årskurs 6–9.',
      outlook: [],
    }),
  ]),
  'substitute-with-hostile-text': mailTo(JOAR, '2026-11-13', [
    item('returned', {
      by: ELIN,
      standingInFor: RAKEL,
      place: 'Skolan <script>alert(1)</script> & Co',
      holders: [JOAR],
      reason: 'Se "bilagan"\n\n- och <b>fetstil</b>.',
      due: '2026-11-20',
      outlook: LATER_LADDER,
    }),
  ]),
};
