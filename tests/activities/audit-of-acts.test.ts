import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decidePlan } from '../../activities/decide-plan.ts';
import { verifyAudit } from '../../src/database/audit-chain.ts';
import { recordClick, type Click } from '../../src/database/intent-store.ts';
import { processWorld, type ProcessWorld } from '../support/process-world.ts';

const OPENS = Date.parse('2026-10-09T06:00:00Z');
const CONTENT = { value: { sections: { text: { svar: 'Så här gick det.' } } }, missing: [] };
const SCHOOLS = Array.from({ length: 50 }, (_, index) => `skola-${index}`);

let world: ProcessWorld;
beforeAll(async () => {
  world = await processWorld({ now: Date.parse('2026-10-08T14:00:00Z') });
  const { people, services } = world;
  const place = { level: 'unit', parentKey: 'grundskola', operation: 'grundskola', schoolForms: [], yearGroups: [] };
  await services.database.place.createMany({
    data: SCHOOLS.map((key) => ({ ...place, municipalityId: people.id, key, title: key })),
  });
  await services.database.post.createMany({
    data: SCHOOLS.map((placeKey) => ({
      ...{ municipalityId: people.id, personId: people.almlunden, role: 'unitHead', title: 'rektor', placeKey },
      id: randomUUID(),
    })),
  });
  await services.database.absence.create({
    data: {
      ...{ municipalityId: people.id, personId: people.ekbacken, substituteId: people.almlunden },
      ...{ fromDate: '2026-10-12', toDate: '2026-10-16' },
    },
  });
  await world.start();
  world.clock.now = OPENS;
});
afterAll(async () => world.close());

async function press(click: Omit<Click, 'clickedAt' | 'plan'> & { place: string }): Promise<void> {
  const { database } = world.services;
  const plan = world.plan(click.place);
  const pressed = { ...click, plan, clickedAt: world.clock.now } as Click;
  const { intent } = await database.$transaction((transaction) => recordClick(transaction, pressed));
  const { verdict } = await decidePlan(world.services, { plan, intent });
  expect(verdict).toMatchObject({ accepted: true });
}

async function last(place: string) {
  return await world.services.database.audit.findFirstOrThrow({
    where: { planId: world.plan(place) },
    orderBy: { number: 'desc' },
  });
}

test('what a morning opens is told as done by the process that waited', async () => {
  await decidePlan(world.services, { plan: world.plan('ekbacken') });
  expect(await last('ekbacken')).toMatchObject({ actor: 'system', via: 'temporal', action: 'open', onBehalfOf: [] });
});

test('an act of one’s own is for nobody else, and has its reason and where it came from', async () => {
  const via = 'token morgon för Eka Backen';
  const act = { kind: 'ask-extension', due: '2026-11-12', reason: 'Provrättning.' } as const;
  await press({ place: 'ekbacken', task: 'autumn', by: world.people.ekbacken, via, act });
  expect(await last('ekbacken')).toMatchObject({
    ...{ actor: world.people.ekbacken, onBehalfOf: [], via, action: 'ask-extension', reason: 'Provrättning.' },
    at: new Date(world.clock.now),
  });
});

test('what a chef above does for a unit is for those who head it; her own decision is not', async () => {
  const { head, almlunden } = world.people;
  const click = { task: 'autumn', by: head, via: 'page' } as const;
  await press({ ...click, place: 'almlunden', act: { kind: 'hand-in' }, content: CONTENT });
  expect(await last('almlunden')).toMatchObject({ actor: head, onBehalfOf: [almlunden], reason: null });
  await press({ ...click, place: 'ekbacken', act: { kind: 'refuse-extension', reason: 'Tiden räcker.' } });
  expect(await last('ekbacken')).toMatchObject({ actor: head, onBehalfOf: [], reason: 'Tiden räcker.' });
});

test('what a substitute does is for the absent', async () => {
  world.clock.now = Date.parse('2026-10-13T08:00:00Z');
  const { ekbacken, almlunden } = world.people;
  const click = { place: 'ekbacken', task: 'autumn', by: almlunden, via: 'page' } as const;
  await press({ ...click, act: { kind: 'hand-in' }, content: CONTENT });
  expect(await last('ekbacken')).toMatchObject({ actor: almlunden, onBehalfOf: [ekbacken] });
});

test('fifty who hand in at once wait for nobody long, and are chained one after the other', async () => {
  const { database } = world.services;
  await Promise.all(SCHOOLS.map((key) => decidePlan(world.services, { plan: world.plan(key) })));
  await Promise.all(
    SCHOOLS.map((place) =>
      press({
        ...{ place, task: 'autumn', by: world.people.almlunden, via: 'page' },
        ...{ act: { kind: 'hand-in' }, content: CONTENT },
      }),
    ),
  );
  expect(await database.audit.count({ where: { action: 'hand-in' } })).toBe(52);
  expect((await verifyAudit(database, [])).fault).toBeNull();
});
