import fc from 'fast-check';
import { addDays } from '../../../src/domain/calendar/local-time.ts';
import type { CycleDefinition, Step } from '../../../src/domain/cycle-definition.ts';
import { ACTS } from '../../../src/domain/intent.ts';
import type { Absence, Organisation, Post } from '../../../src/domain/organisation.ts';
import { DEFINITION, REPORT } from './small-municipality.ts';

const PLAN: Step = {
  ...REPORT,
  kind: 'plan',
  key: 'unit-plan',
  opens: { month: 12, day: 1, in: 'start' },
  due: { month: 1, day: 15, in: 'end' },
};
const BARE: Step = {
  ...REPORT,
  key: 'lights',
  level: 'operation',
  perChild: true,
  opens: { isoWeek: 46, in: 'start' },
  due: { isoWeek: 48, in: 'start' },
};
const { review: _, ...LIGHTS } = BARE;

/** A short cycle with everything in it: reviews, requirements, one task for each plan below, a step at the top. */
export const RANDOM_DEFINITION: CycleDefinition = {
  ...DEFINITION,
  steps: [
    REPORT,
    {
      ...REPORT,
      key: 'feedback',
      level: 'operation',
      opens: { after: 'report', days: 1 },
      due: { after: 'report', workingDays: 10 },
      requires: [{ step: 'report', of: 'children' }],
    },
    LIGHTS,
    { ...REPORT, key: 'own', level: 'municipality', due: { isoWeek: 49, in: 'start' } },
    PLAN,
    {
      ...PLAN,
      key: 'operation-plan',
      level: 'operation',
      due: { month: 2, day: 5, in: 'end' },
      requires: ['children'],
    },
  ],
};

export const FIRST_DAY = '2026-10-05';
export const DAYS = 175;
const day = fc.integer({ min: 0, max: DAYS - 30 });
const minute = fc.integer({ min: 0, max: 24 * 60 - 1 });
const span = fc.record({ from: day, length: fc.integer({ min: 1, max: 7 }) });

/** Numbers stand for persons, units and tasks, taken modulo how many there are. */
export const LIFE = fc.record({
  seats: fc.array(fc.constantFrom('one', 'one', 'one', 'two', 'shared', 'vacant'), { minLength: 2, maxLength: 6 }),
  operations: fc.integer({ min: 1, max: 2 }),
  startsOn: fc.constantFrom('2026-10-05', '2026-10-05', '2026-11-04', '2026-11-10'),
  successions: fc.array(fc.record({ unit: fc.nat(5), on: day, gap: fc.constantFrom(0, 0, 10) }), { maxLength: 3 }),
  absences: fc.array(
    fc.record({
      person: fc.nat(12),
      from: day,
      length: fc.integer({ min: 1, max: 40 }),
      substitute: fc.option(fc.nat(12)),
    }),
    { maxLength: 3 },
  ),
  vcSubstitute: fc.option(fc.record({ unit: fc.nat(5), from: day, length: fc.integer({ min: 5, max: 60 }) }), {
    freq: 3,
  }),
  clicks: fc.array(
    fc.record({
      on: day,
      minute,
      plan: fc.nat(8),
      task: fc.nat(5),
      act: fc.constantFrom(...ACTS, 'hand-in' as const, 'hand-in' as const, 'approve' as const, 'return' as const),
      by: fc.constantFrom('actor', 'actor', 'reviewer', 'reviewer', 'above', 'anybody'),
      person: fc.nat(12),
      days: fc.integer({ min: -3, max: 25 }),
      flaw: fc.constantFrom('none', 'none', 'none', 'none', 'none', 'empty', 'other-version'),
    }),
    { maxLength: 45 },
  ),
  outages: fc.array(span, { maxLength: 2 }),
  refusals: fc.array(fc.record({ person: fc.nat(12), from: day, length: fc.integer({ min: 1, max: 30 }) }), {
    maxLength: 1,
  }),
  asleep: fc.array(span, { maxLength: 2 }),
});
export type Life = typeof LIFE extends fc.Arbitrary<infer Value> ? Value : never;

export function dateOf(offset: number): string {
  return addDays(FIRST_DAY, offset);
}

function postsOf(life: Life): Post[] {
  const unitPosts = life.seats.flatMap((seat, index): Post[] => {
    const place = `unit-${index}`;
    const head = (person: string): Post => ({ person, role: 'unitHead', title: 'rektor', place });
    if (seat === 'vacant') return [];
    if (seat === 'shared' && index > 0) return [head(`chef-${index - 1}`)];
    return seat === 'two' ? [head(`chef-${index}`), head(`second-${index}`)] : [head(`chef-${index}`)];
  });
  const successions = life.successions.flatMap(
    ({ unit, on, gap }, index): { place: string; last: string; next: Post }[] => {
      const place = `unit-${unit % life.seats.length}`;
      return [
        {
          place,
          last: dateOf(on - 1),
          next: { person: `new-${index}`, role: 'unitHead', title: 'rektor', place, from: dateOf(on + gap) },
        },
      ];
    },
  );
  const seen = new Set<string>();
  return successions
    .filter(({ place }) => !seen.has(place) && seen.add(place))
    .reduce(
      (posts, { place, last, next }) => [
        ...posts.map((post) => (post.place === place ? { ...post, to: last } : post)),
        next,
      ],
      unitPosts,
    );
}

/** The municipality of a random life: one or two operations over two to six units. */
export function municipalityOf(life: Life): Organisation {
  const operations = Array.from({ length: life.operations }, (_, index) => `operation-${index}`);
  const posts: Post[] = [
    { person: 'director', role: 'director', title: 'utbildningsdirektör', place: 'kommun' },
    { person: 'administrator', role: 'administrator', title: 'handläggare' },
    ...operations.map((place, index): Post => ({
      person: `vc-${index}`,
      role: 'operationHead',
      title: 'verksamhetschef',
      place,
    })),
    ...postsOf(life),
  ];
  const persons = [...new Set(posts.map(({ person }) => person))];
  const person = (index: number): string => persons[index % persons.length] ?? 'director';
  const absences = life.absences.map(({ person: who, from, length, substitute }): Absence => {
    const absence = { person: person(who), from: dateOf(from), to: dateOf(from + length) };
    const instead = substitute === null ? absence.person : person(substitute);
    return instead === absence.person ? absence : { ...absence, substitute: instead };
  });
  const sub = life.vcSubstitute;
  const rektor = sub && posts.find(({ place }) => place === `unit-${sub.unit % life.seats.length}`)?.person;
  if (sub && typeof rektor === 'string')
    absences.unshift({ person: 'vc-0', from: dateOf(sub.from), to: dateOf(sub.from + sub.length), substitute: rektor });
  const place = { schoolForms: [], yearGroups: [] };
  return {
    municipality: '9999',
    title: 'Lilla kommun',
    boards: [{ key: 'namnden', title: 'Nämnden' }],
    places: [
      { ...place, key: 'kommun', level: 'municipality', title: 'Kommunen' },
      ...operations.map((key) => ({ ...place, key, level: 'operation', title: key, parent: 'kommun', operation: key })),
      ...life.seats.map((_, index) => {
        const parent = `operation-${index % life.operations}`;
        return { ...place, key: `unit-${index}`, level: 'unit', title: `unit-${index}`, parent, operation: parent };
      }),
    ],
    persons: persons.map((id) => ({ id, name: id, email: `${id}@kommun.example` })),
    posts,
    absences,
  };
}
