import { instantAt, startOfDay } from '../../../src/domain/calendar/local-time.ts';
import { resolveCalendar } from '../../../src/domain/calendar/resolve-calendar.ts';
import type { CycleDefinition, Step } from '../../../src/domain/cycle-definition.ts';
import type { Facts } from '../../../src/domain/facts.ts';
import type { OutlookEntry } from '../../../src/domain/mail-item.ts';
import type { Organisation } from '../../../src/domain/organisation.ts';
import { planId } from '../../../src/domain/plan-id.ts';
import type { PlanState, TaskState } from '../../../src/domain/plan-state.ts';
import type { Instant, LocalDate, LocalTime } from '../../../src/domain/time.ts';
import type { PlanSight } from '../../../src/web/pages/sight/plan-sight.ts';

export const TIMEZONE = 'Europe/Stockholm';
export const YEAR = '2026/2027';

/** Wall clock in Stockholm. */
export function at(date: LocalDate, time: LocalTime): Instant {
  return instantAt(TIMEZONE, date, time);
}

function step(key: string, title: string, rest: Partial<Step> = {}): Step {
  return {
    key,
    title,
    kind: 'report',
    level: 'unit',
    actor: 'responsible',
    perChild: false,
    perBoard: false,
    due: { isoWeek: 45, in: 'start' },
    ladder: 'standard',
    review: { by: 'approver', ladder: 'review' },
    requires: [],
    ...rest,
  };
}

export const DEFINITION: CycleDefinition = {
  format: 1,
  name: 'Exempelkommunens årscykel',
  version: '2026-1',
  municipality: '0181',
  basis: 'school-year',
  timezone: TIMEZONE,
  sendAt: '08:00',
  calendar: { breaks: [{ name: 'Höstlov', isoWeek: 44 }] },
  levels: [
    { key: 'municipality', title: 'Kommunnivå', responsible: 'director', approver: 'board' },
    { key: 'operation', title: 'Verksamhetsnivå', responsible: 'operationHead', approver: 'municipality' },
    { key: 'unit', title: 'Enhetsnivå', responsible: 'unitHead', approver: 'operation' },
  ],
  boards: [],
  ladders: {
    standard: {
      reminders: [{ days: 7 }, { workingDays: 1 }],
      overdue: { workingDays: 1, copyTo: 'approver' },
      escalations: [
        { workingDays: 3, to: 'approver' },
        { workingDays: 8, to: 'director' },
      ],
    },
    review: {
      due: { workingDays: 10 },
      reminders: [{ workingDays: 2 }],
      overdue: { workingDays: 1 },
      escalations: [{ workingDays: 5, to: 'director' }],
    },
  },
  steps: [
    step('year-start', 'Läsårsstart', {
      kind: 'confirm',
      description: 'Enhet, chefer och gemensamma förbättringsområden bekräftas.',
    }),
    step('absence-autumn', 'Frånvaroanalys, hösten', {
      description: 'Frånvaro 50–79 % och 80 % eller mer, giltig och ogiltig.',
    }),
    step('result-report-autumn', 'Resultatredovisning 1', {
      form: 'result-report',
      description: 'Alla elevers resultat i alla ämnen, årskurs 1–9, med skolans egen analys.',
    }),
    step('grades-autumn', 'Betyg, höstterminen'),
    step('result-report-spring', 'Resultatredovisning 2'),
    step('self-assessment', 'Självskattning'),
    step('plan', 'Plan för systematiskt kvalitetsarbete', { kind: 'plan' }),
  ],
  forms: {
    'result-report': {
      title: 'Resultatredovisning',
      sections: [
        {
          key: 'elever',
          heading: 'Elever',
          introduction: 'Antal elever som läget är i vecka 45.',
          required: true,
          fields: [
            { key: 'pupils', label: 'Elever i årskurs 7', kind: 'count', required: true },
            { key: 'reaching', label: 'Når godkänt i alla ämnen', kind: 'count', required: true },
          ],
        },
        {
          key: 'analys',
          heading: 'Skolans analys',
          introduction: 'Fyra frågor, de samma varje år. Skriv inga namn eller personnummer.',
          required: true,
          fields: [
            {
              key: 'work',
              label: 'Hur har ni arbetat med detta?',
              hint: 'Det ni har gjort sedan förra redovisningen, inte allt ni gör.',
              kind: 'text',
              required: true,
            },
            { key: 'why', label: 'Varför?', kind: 'text', required: true },
            { key: 'effects', label: 'Vilka effekter har ni sett?', kind: 'text', required: true },
            { key: 'needs', label: 'Framtida behov', kind: 'text', required: false },
          ],
        },
      ],
    },
  },
};

export const RAKEL = 'person-rakel';
export const JOAR = 'person-joar';
export const ELIN = 'person-elin';
export const KARIM = 'person-karim';
export const EBBA = 'person-ebba';
export const TOVE = 'person-tove';

export const ORGANISATION: Organisation = {
  municipality: '0181',
  title: 'Exempelkommunen',
  places: [
    { key: 'kommunen', level: 'municipality', title: 'Exempelkommunen', schoolForms: [], yearGroups: [] },
    {
      key: 'grundskola',
      level: 'operation',
      title: 'Grundskola',
      parent: 'kommunen',
      operation: 'grundskola',
      schoolForms: [],
      yearGroups: [],
    },
    {
      key: 'oxbacksskolan',
      level: 'unit',
      title: 'Oxbacksskolan',
      parent: 'grundskola',
      operation: 'grundskola',
      schoolForms: ['grundskola'],
      yearGroups: [],
    },
    {
      key: 'soldalaskolan',
      level: 'unit',
      title: 'Soldalaskolan',
      parent: 'grundskola',
      operation: 'grundskola',
      schoolForms: ['grundskola'],
      yearGroups: [],
    },
  ],
  boards: [],
  persons: [
    { id: RAKEL, name: 'Rakel Vinterdal', email: 'rakel.vinterdal@oxbacksskolan.example' },
    { id: JOAR, name: 'Joar Almsund', email: 'joar.almsund@oxbacksskolan.example' },
    { id: ELIN, name: 'Elin Sjöholt', email: 'elin.sjoholt@kommunen.example' },
    { id: KARIM, name: 'Karim Ståhlgren', email: 'karim.stahlgren@kommunen.example' },
    { id: EBBA, name: 'Ebba Tornvall', email: 'ebba.tornvall@soldalaskolan.example' },
    { id: TOVE, name: 'Tove Ljungskär', email: 'tove.ljungskar@kommunen.example' },
  ],
  posts: [
    { person: RAKEL, role: 'unitHead', place: 'oxbacksskolan', title: 'Rektor' },
    { person: JOAR, role: 'unitHead', place: 'oxbacksskolan', title: 'Enhetschef' },
    { person: EBBA, role: 'unitHead', place: 'soldalaskolan', title: 'Rektor' },
    { person: ELIN, role: 'operationHead', place: 'grundskola', title: 'Verksamhetschef' },
    { person: KARIM, role: 'director', place: 'kommunen', title: 'Utbildningsdirektör' },
    { person: TOVE, role: 'administrator', title: 'Administratör' },
  ],
  absences: [],
};

/** A task of the model school, open since 9 October unless told otherwise. */
export function task(step: string, rest: Partial<TaskState> & { readonly due: LocalDate }): TaskState {
  const title = DEFINITION.steps.find(({ key }) => key === step)?.title ?? step;
  const opensOn = rest.opensOn ?? '2026-10-09';
  return {
    key: step,
    step,
    title,
    kind: 'report',
    actor: 'responsible',
    chart: 'open',
    opensOn,
    opensAt: at(opensOn, '08:00'),
    beforeStart: false,
    lateness: 1,
    ladderFrom: 0,
    shift: 0,
    skipped: [],
    holders: [RAKEL, JOAR],
    ...rest,
  };
}

export function planState(tasks: readonly TaskState[]): PlanState {
  return {
    chart: 'drafting',
    tasks: Object.fromEntries(tasks.map((one) => [one.key, one])),
    decidedThrough: 0,
    startedAt: startOfDay(TIMEZONE, '2026-08-03'),
    closed: false,
  };
}

export function factsOf(place: string, rest: Partial<Facts> = {}): Facts {
  const address = { municipality: '0181', place, year: YEAR };
  return {
    id: planId(address),
    address,
    definition: DEFINITION,
    calendar: resolveCalendar(DEFINITION, YEAR),
    organisation: ORGANISATION,
    children: [],
    ledger: [],
    unreachable: {},
    versions: [],
    ...rest,
  };
}

export const OUTLOOK: readonly OutlookEntry[] = [
  { on: '2026-11-05', kind: 'reminder', to: [] },
  { on: '2026-11-06', kind: 'due', to: [] },
  { on: '2026-11-09', kind: 'overdue', to: [{ name: 'Elin Sjöholt', title: 'verksamhetschef' }], workingDays: 1 },
  { on: '2026-11-11', kind: 'escalation', to: [{ name: 'Elin Sjöholt', title: 'verksamhetschef' }], workingDays: 3 },
  {
    on: '2026-11-18',
    kind: 'escalation',
    to: [{ name: 'Karim Ståhlgren', title: 'utbildningsdirektör' }],
    workingDays: 8,
  },
];

/** The year of the model school as it stands on 2 November 2026. */
export function oxbackenTasks(): readonly TaskState[] {
  return [
    task('year-start', {
      kind: 'confirm',
      due: '2026-08-28',
      opensOn: '2026-08-03',
      chart: 'approved',
      handedIn: {
        by: JOAR,
        at: at('2026-08-26', '10:12'),
        version: 1,
        hash: 'd350a81fd350a81f',
        late: false,
        barred: [JOAR, RAKEL],
      },
      approval: { by: ELIN, at: at('2026-08-27', '09:00'), hash: 'd350a81fd350a81f' },
    }),
    task('result-report-autumn', { due: '2026-11-06' }),
    task('absence-autumn', {
      due: '2026-11-10',
      opensOn: '2026-09-25',
      chart: 'returned',
      lateness: 2,
      handedIn: {
        by: RAKEL,
        at: at('2026-10-21', '14:20'),
        version: 1,
        hash: '9c41e07b9c41e07b',
        late: false,
        barred: [RAKEL, JOAR],
      },
      reason: {
        by: ELIN,
        at: at('2026-10-23', '15:00'),
        text: 'Tabellen för 50–79 % saknar uppdelning på giltig och ogiltig frånvaro. Komplettera den, resten är bra.',
      },
    }),
    task('grades-autumn', { due: '2027-01-15', opensOn: '2027-01-11', chart: 'upcoming' }),
    task('result-report-spring', { due: '2027-03-25', opensOn: '2027-02-25', chart: 'upcoming' }),
    task('self-assessment', { due: '2027-04-23', opensOn: '2027-03-30', chart: 'upcoming' }),
    task('plan', { kind: 'plan', due: '2027-09-10', opensOn: '2027-08-02', chart: 'upcoming' }),
  ];
}

/** The model school as its rektor meets it. */
export function oxbackenSight(rest: Partial<PlanSight> = {}): PlanSight {
  return {
    facts: factsOf('oxbacksskolan'),
    state: planState(oxbackenTasks()),
    acts: { 'result-report-autumn': ['hand-in', 'ask-extension'], 'absence-autumn': ['hand-in', 'ask-extension'] },
    outlook: () => OUTLOOK,
    drafts: [{ task: 'result-report-autumn', savedBy: JOAR, savedAt: at('2026-11-02', '09:41') }],
    ...{ waiting: [], unreached: 'as-above' as const, ...rest },
  };
}
