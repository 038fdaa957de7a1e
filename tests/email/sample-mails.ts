import type { MailItem, MorningMail } from '../../src/domain/mail-item.ts';
import type { NoticeKind } from '../../src/domain/notice.ts';
import {
  CALENDAR,
  ELIN,
  JOAR,
  KARIM,
  LADDER,
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

const RETURN_REASON =
  'Analysen säger inte varför resultaten i matematik skiljer sig mellan grupperna. Skriv vad ni tror och vad ni bygger det på.';
const EXTENSION_REASON = 'Två av lärarna är sjuka och provresultaten rättas av vikarier.';

/** One e-mail for each kind of notice, as it reads when nothing else is told that morning. */
export const KIND_MAILS: Readonly<Record<NoticeKind, MorningMail>> = {
  task: mailTo(RAKEL, '2026-10-09', [
    item('task', {
      holders: [RAKEL, JOAR],
      description: 'Alla elevers resultat i alla ämnen, med skolans egen analys',
      calendar: CALENDAR,
    }),
  ]),
  reminder: mailTo(RAKEL, '2026-11-05', [item('reminder')]),
  overdue: mailTo(RAKEL, '2026-11-09', [
    item('overdue', { workingDaysLate: 1, calendar: CALENDAR }),
  ]),
  'overdue-copy': mailTo(ELIN, '2026-11-09', [
    item('overdue-copy', { as: 'approver', workingDaysLate: 1 }),
  ]),
  escalation: mailTo(ELIN, '2026-11-11', [
    item('escalation', { as: 'approver', workingDaysLate: 3 }),
  ]),
  review: mailTo(ELIN, '2026-11-06', [
    item('review', {
      as: 'reviewer',
      reviewDue: '2026-11-20',
      outlook: REVIEW_LADDER,
      calendar: CALENDAR,
    }),
  ]),
  'review-reminder': mailTo(ELIN, '2026-11-18', [
    item('review-reminder', { as: 'reviewer', reviewDue: '2026-11-20', outlook: REVIEW_LADDER }),
  ]),
  'review-overdue': mailTo(ELIN, '2026-11-23', [
    item('review-overdue', {
      as: 'reviewer',
      reviewDue: '2026-11-20',
      outlook: REVIEW_LADDER,
      workingDaysLate: 1,
    }),
  ]),
  'review-escalation': mailTo(KARIM, '2026-11-27', [
    item('review-escalation', {
      as: 'director',
      reviewDue: '2026-11-20',
      outlook: [],
      workingDaysLate: 5,
    }),
  ]),
  returned: mailTo(RAKEL, '2026-11-13', [
    item('returned', {
      by: ELIN,
      reason: RETURN_REASON,
      due: '2026-11-20',
      outlook: LATER_LADDER,
      calendar: { ...CALENDAR, sequence: 1 },
    }),
  ]),
  approved: mailTo(RAKEL, '2026-11-13', [item('approved', { by: ELIN, outlook: [] })]),
  reopened: mailTo(RAKEL, '2026-11-13', [
    item('reopened', {
      by: ELIN,
      reason: 'Ni har hört av er om att en klass saknas.',
      due: '2026-11-20',
      outlook: LATER_LADDER,
      calendar: { ...CALENDAR, sequence: 2 },
    }),
  ]),
  changed: mailTo(KARIM, '2026-11-13', [
    item('changed', {
      as: 'reviewer',
      place: 'Grundskola',
      step: 'Verksamhetens plan',
      holders: [ELIN],
      approver: KARIM,
      missing: ['Oxbacksskolan'],
      reviewDue: '2026-11-20',
      outlook: [
        { on: '2026-11-18', kind: 'reminder', to: [] },
        { on: '2026-11-20', kind: 'review-due', to: [] },
      ],
    }),
  ]),
  excepted: mailTo(RAKEL, '2026-10-26', [
    item('excepted', {
      by: ELIN,
      reason: 'Skolan öppnade i augusti och har inga betyg att redovisa.',
      outlook: [],
      calendar: { ...CALENDAR, sequence: 1 },
    }),
  ]),
  'extension-asked': mailTo(ELIN, '2026-11-02', [
    item('extension-asked', {
      as: 'approver',
      by: RAKEL,
      reason: EXTENSION_REASON,
      askedDue: '2026-11-20',
    }),
  ]),
  'extension-refused': mailTo(RAKEL, '2026-11-03', [
    item('extension-refused', {
      by: ELIN,
      reason: 'Sammanställningen till nämnden behöver era svar den veckan. Jag hjälper gärna till.',
      askedDue: '2026-11-20',
    }),
  ]),
  extended: mailTo(RAKEL, '2026-11-03', [
    item('extended', {
      by: ELIN,
      reason: EXTENSION_REASON,
      due: '2026-11-20',
      outlook: LATER_LADDER,
      calendar: { ...CALENDAR, sequence: 1 },
    }),
  ]),
  moved: mailTo(ELIN, '2026-09-14', [
    item('moved', {
      place: 'Grundskola',
      step: 'Verksamhetens plan',
      holders: [ELIN],
      approver: KARIM,
      due: '2026-09-25',
      reason: 'Nämndens sammanträde är flyttat till 14 oktober.',
      outlook: [
        { on: '2026-09-24', kind: 'reminder', to: [] },
        { on: '2026-09-25', kind: 'due', to: [] },
      ],
      calendar: {
        uid: 'grundskola-2026-2027-operation-plan@arshjul.sodertalje.example',
        sequence: 1,
      },
    }),
  ]),
  remitted: mailTo(ELIN, '2026-10-22', [
    item('remitted', {
      place: 'Grundskola',
      step: 'Verksamhetens plan',
      holders: [ELIN],
      approver: KARIM,
      due: '2026-11-05',
      by: { name: 'för- och grundskolenämnden', title: '' },
      reason: 'Nämnden vill se hur särskolans behov beaktas.',
      outlook: [
        { on: '2026-11-04', kind: 'reminder', to: [] },
        { on: '2026-11-05', kind: 'due', to: [] },
      ],
      calendar: {
        uid: 'grundskola-2026-2027-operation-plan@arshjul.sodertalje.example',
        sequence: 2,
      },
    }),
  ]),
  handover: mailTo({ name: 'Nils Aspvik', title: 'Rektor' }, '2026-10-30', [
    item('handover', {
      holders: [{ name: 'Nils Aspvik', title: 'Rektor' }],
      by: RAKEL,
      outlook: LADDER.slice(1),
      calendar: { ...CALENDAR, sequence: 1 },
    }),
  ]),
  vacancy: mailTo(ELIN, '2026-10-09', [item('vacancy', { as: 'approver', holders: [] })]),
  unreachable: mailTo(SIV, '2026-11-09', [item('unreachable', { as: 'administrator', by: RAKEL })]),
  summary: mailTo(KARIM, '2026-11-23', [
    item('summary', { as: 'director', workingDaysLate: 11, lateSince: '2026-11-23', outlook: [] }),
  ]),
  receipt: mailTo(RAKEL, '2026-11-06', [
    item('receipt', {
      as: 'actor',
      holders: [RAKEL, JOAR],
      reviewDue: '2026-11-20',
      receipt: {
        version: 1,
        hash: '9f2c41d07be8a5530c1d0f6b7a2e94c8d1f3b5a79c0e2d4f6a8b0c2e4f608a1b',
        at: Date.UTC(2026, 10, 6, 13, 2, 11),
        late: false,
      },
    }),
  ]),
  refused: mailTo(RAKEL, '2026-11-06', [
    item('refused', {
      as: 'actor',
      refusal: {
        code: 'section-missing',
        act: 'hand-in',
        missing: ['Skolans analys', 'Vad ni gör nu'],
      },
    }),
  ]),
};

const late = (place: string, holder: string, title = 'Rektor'): MailItem =>
  item('escalation', {
    ...unit(place, { name: holder, title }),
    as: 'director',
    workingDaysLate: 8,
    outlook: MONDAYS,
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
    ['Blombackaskolan', 'Fornbackaskolan', 'Hovsjöskolan', 'Oxbacksskolan', 'Ronnaskolan'].map(
      (place) =>
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
