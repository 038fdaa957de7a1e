import { resolveCalendar } from '../../../src/domain/calendar/resolve-calendar.ts';
import type { CycleDefinition, Ladder, Step } from '../../../src/domain/cycle-definition.ts';
import type { Organisation, Place, Post } from '../../../src/domain/organisation.ts';
import { drawTimetable } from '../../../src/domain/timetable/timetable.ts';
import type { WorldInput } from '../../../src/domain/simulate/world.ts';
import { instantAt } from '../../../src/domain/calendar/local-time.ts';

export const STANDARD: Ladder = {
  reminders: [{ days: 7 }, { workingDays: 1 }],
  overdue: { workingDays: 1, copyTo: 'approver' },
  escalations: [
    { workingDays: 3, to: 'approver' },
    { workingDays: 8, to: 'director' },
  ],
};
const REVIEW: Ladder = {
  due: { workingDays: 10 },
  reminders: [{ workingDays: 2 }],
  overdue: { workingDays: 1 },
  escalations: [{ workingDays: 5, to: 'director' }],
};

const PLAIN = { kind: 'report', actor: 'responsible', perChild: false, perBoard: false, requires: [] } as const;

export const REPORT: Step = {
  ...PLAIN,
  key: 'report',
  title: 'Resultatredovisning 1',
  level: 'unit',
  opens: { before: 'due', days: 28 },
  due: { isoWeek: 45, in: 'start' },
  ladder: 'standard',
  review: { by: 'approver', ladder: 'review' },
};
const FEEDBACK: Step = {
  ...PLAIN,
  key: 'feedback',
  title: 'Återkoppling',
  level: 'operation',
  due: { after: 'report', workingDays: 10 },
  ladder: 'standard',
  requires: [{ step: 'report', of: 'children' }],
};
const UNIT_PLAN: Step = {
  ...PLAIN,
  key: 'unit-plan',
  title: 'Enhetens plan',
  kind: 'plan',
  level: 'unit',
  opens: { month: 8, day: 16, in: 'end' },
  due: { month: 9, day: 10, in: 'end' },
  ladder: 'standard',
  review: { by: 'approver', ladder: 'review' },
};
const OPERATION_PLAN: Step = {
  ...PLAIN,
  key: 'operation-plan',
  title: 'Verksamhetens plan',
  kind: 'plan',
  level: 'operation',
  opens: { month: 8, day: 16, in: 'end' },
  due: { month: 9, day: 29, in: 'end' },
  ladder: 'standard',
  review: { by: 'approver', ladder: 'review' },
  requires: ['children'],
};

export const DEFINITION: CycleDefinition = {
  format: 1,
  name: 'En liten årscykel',
  version: '1',
  municipality: '9999',
  basis: 'school-year',
  timezone: 'Europe/Stockholm',
  sendAt: '08:00',
  calendar: {
    breaks: [
      { name: 'Höstlov', isoWeek: 44 },
      { name: 'Sportlov', isoWeek: 9, in: 'end' },
      { name: 'Sommar', from: { month: 7, day: 1 }, to: { month: 7, day: 31 } },
    ],
  },
  levels: [
    { key: 'municipality', title: 'Kommunnivå', responsible: 'director', approver: 'board' },
    { key: 'operation', title: 'Verksamhetsnivå', responsible: 'operationHead', approver: 'municipality' },
    { key: 'unit', title: 'Enhetsnivå', responsible: 'unitHead', approver: 'operation' },
  ],
  boards: [
    { key: 'namnden', title: 'Nämnden', operations: ['grundskola'], meeting: { month: 10, day: 20, in: 'end' } },
  ],
  ladders: { standard: STANDARD, review: REVIEW },
  steps: [REPORT, FEEDBACK, UNIT_PLAN, OPERATION_PLAN],
  forms: {},
};

function place(key: string, level: string, parent?: string): Place {
  const operation = level === 'municipality' ? {} : { operation: 'grundskola' };
  return {
    key,
    level,
    title: key,
    schoolForms: [],
    yearGroups: [],
    ...operation,
    ...(parent === undefined ? {} : { parent }),
  };
}

export function post(person: string, role: Post['role'], at?: string): Post {
  return { person, role, title: role, ...(at === undefined ? {} : { place: at }) };
}

/** A municipality with one operation and as many schools as asked for; `asp` has two chefs. */
export function smallOrganisation(units = 3): Organisation {
  const schools = Array.from({ length: units }, (_, index) => `skola-${index + 1}`);
  const people = ['dag', 'vera', 'adam', 'asta', 'alf', ...schools.map((school) => `rektor-${school}`)];
  return {
    municipality: '9999',
    title: 'Lilla kommun',
    boards: [{ key: 'namnden', title: 'Nämnden' }],
    places: [
      place('kommun', 'municipality'),
      place('grundskola', 'operation', 'kommun'),
      place('asp', 'unit', 'grundskola'),
      ...schools.map((school) => place(school, 'unit', 'grundskola')),
    ],
    persons: people.map((id) => ({ id, name: id, email: `${id}@kommun.example` })),
    posts: [
      post('dag', 'director', 'kommun'),
      post('vera', 'operationHead', 'grundskola'),
      post('adam', 'administrator'),
      post('asta', 'unitHead', 'asp'),
      post('alf', 'unitHead', 'asp'),
      ...schools.map((school) => post(`rektor-${school}`, 'unitHead', school)),
    ],
    absences: [],
  };
}

/** The small municipality's läsår 2026/2027, started on 3 August 2026 at 09.00. */
export function smallYear({
  organisation = smallOrganisation(),
  definition = DEFINITION,
  startedAt = instantAt('Europe/Stockholm', '2026-08-03', '09:00'),
}: { organisation?: Organisation; definition?: CycleDefinition; startedAt?: number } = {}): WorldInput {
  const year = '2026/2027';
  const calendar = resolveCalendar(definition, year);
  const timetable = drawTimetable({ definition, calendar, year });
  if ('faults' in timetable) throw new Error(JSON.stringify(timetable.faults));
  return { definition, calendar, timetable, organisation, year, startedAt };
}

/** The small municipality with other posts, absences or persons. */
export function changed(
  organisation: Organisation,
  {
    without = [],
    posts = [],
    absences = [],
  }: { without?: readonly string[]; posts?: readonly Post[]; absences?: Organisation['absences'] },
): Organisation {
  const known = new Set(organisation.persons.map(({ id }) => id));
  const people = posts
    .map(({ person }) => person)
    .filter((id, index, all) => !known.has(id) && all.indexOf(id) === index);
  return {
    ...organisation,
    persons: [...organisation.persons, ...people.map((id) => ({ id, name: id, email: `${id}@kommun.example` }))],
    posts: [
      ...organisation.posts.filter(({ person, place }) => !without.includes(`${person}@${place ?? ''}`)),
      ...posts,
    ],
    absences: [...organisation.absences, ...absences],
  };
}
