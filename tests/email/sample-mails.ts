import type { MorningMail } from '../../src/domain/mail-item.ts';
import type { NoticeKind } from '../../src/domain/notice.ts';
import {
  CALENDAR,
  ELIN,
  JOAR,
  KARIM,
  LADDER,
  LATER_LADDER,
  RAKEL,
  REVIEW_LADDER,
  SIV,
  item,
  mailTo,
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
  overdue: mailTo(RAKEL, '2026-11-09', [item('overdue', { workingDaysLate: 1, calendar: CALENDAR })]),
  'overdue-copy': mailTo(ELIN, '2026-11-09', [item('overdue-copy', { as: 'approver', workingDaysLate: 1 })]),
  escalation: mailTo(ELIN, '2026-11-11', [item('escalation', { as: 'approver', workingDaysLate: 3 })]),
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
      outlook: REVIEW_LADDER,
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
