import { decidePlan } from '../../../activities/decide-plan.ts';
import type { PrismaClient } from '../../../src/database/generated/client.ts';
import { recordClick, type Click } from '../../../src/database/intent-store.ts';
import { loadPlan } from '../../../src/database/plan-store.ts';
import { planId } from '../../../src/domain/plan-id.ts';
import type { Instant } from '../../../src/domain/time.ts';
import { decidingServices } from '../../support/deciding-services.ts';
import { keepYear } from '../../support/kept-year.ts';
import type { Matter, Task, Viewer } from '../expected.ts';
import { TOWN } from './town.ts';

export const NOW = Date.UTC(2026, 10, 2, 8, 12);
export const YEAR = '2026/2027';
export const PLAN = planId({ municipality: TOWN, place: 'oxbacken', year: YEAR });

/** What stands in a text, so that it is known again wherever it appears. */
export function marker(matter: Matter, task: Task): string {
  return `${matter}-i-${task}`;
}
export function content(text: string): { sections: Record<string, Record<string, string>> } {
  return { sections: { analys: { text } } };
}

const report = (key: Task, due: string, opens = 'before: due, days: 28'): string => `
  - { key: ${key}, title: Redovisning ${key}, level: unit, opens: { ${opens} }, due: { ${due} }, ladder: standard,
      form: rapport, review: { by: approver, ladder: review } }`;

const DEFINITION = `
format: 1
name: Matris
version: "1"
municipality: "${TOWN}"
basis: school-year
timezone: Europe/Stockholm
sendAt: "08:00"
calendar: { breaks: [] }
levels:
  - { key: municipality, title: Kommunnivå, responsible: director, approver: board }
  - { key: operation, title: Verksamhetsnivå, responsible: operationHead, approver: municipality }
  - { key: unit, title: Enhetsnivå, responsible: unitHead, approver: operation }
boards:
  - { key: grundnamnden, title: Grundnämnden, operations: [grundskola], meeting: { month: 10, day: 20, in: end } }
  - { key: gymnasienamnden, title: Gymnasienämnden, operations: [gymnasieskola], meeting: { month: 10, day: 21, in: end } }
ladders:
  standard: { reminders: [{ days: 7 }], overdue: { workingDays: 1 }, escalations: [{ workingDays: 3, to: approver }] }
  review: { due: { workingDays: 10 }, reminders: [], escalations: [] }
forms:
  rapport:
    sections:
      - { key: analys, heading: Analys, fields: [{ key: text, label: Hur har ni arbetat med detta? }] }
steps:${[
  report('kommande', 'isoWeek: 12, in: end'),
  report('oppen', 'isoWeek: 46, in: start'),
  report('forsenad', 'isoWeek: 43, in: start'),
  ...(['inlamnad', 'aterlamnad', 'godkand', 'undantagen', 'ateroppnad', 'tillbakatagen'] as const).map((key) =>
    report(key, 'isoWeek: 45, in: start'),
  ),
].join('')}
  - { key: plan, title: Enhetens plan, kind: plan, level: unit, opens: { month: 9, day: 28, in: start },
      due: { isoWeek: 41, in: start }, ladder: standard, form: rapport, review: { by: approver, ladder: review } }
`;

/** Plays Oxbacken's autumn until every task stands in its state; what has been written holds its marker. */
export async function playAutumn(database: PrismaClient, people: Readonly<Record<Viewer, string>>): Promise<void> {
  const startedAt = Date.UTC(2026, 8, 21, 8);
  const plans = await keepYear(database, { municipality: TOWN, year: YEAR, cycle: DEFINITION, startedAt });

  let now: Instant = startedAt;
  const services = decidingServices(database, () => now);
  const press = async (at: Instant, by: Viewer, task: Task, act: Click['act'], text?: string): Promise<void> => {
    now = at;
    const value = text === undefined ? {} : { content: { value: content(text), missing: [] } };
    const click = { plan: PLAN, task, by: people[by], clickedAt: at, via: 'page', act, ...value } as Click;
    const { intent } = await database.$transaction(async (transaction) => await recordClick(transaction, click));
    const { verdict } = await decidePlan(services, { plan: PLAN, intent });
    if (verdict?.accepted !== true) throw new Error(`${task} ${act.kind}: ${JSON.stringify(verdict)}`);
  };
  const hashOf = async (task: Task): Promise<string> =>
    (await loadPlan(database, PLAN))?.state.tasks[task]?.handedIn?.hash ?? '';
  const handIn = async (at: Instant, task: Task, text: string): Promise<void> =>
    await press(at, 'chef', task, { kind: 'hand-in' }, text);
  const sendBack = async (at: Instant, task: Task, due: string): Promise<void> =>
    await press(at, 'operationHead', task, {
      kind: 'return',
      hash: await hashOf(task),
      reason: marker('skal', task),
      due,
    });
  const approve = async (at: Instant, task: Task): Promise<void> =>
    await press(at, 'operationHead', task, { kind: 'approve', hash: await hashOf(task) });

  const october = (day: number, hour: number): Instant => Date.UTC(2026, 9, day, hour);
  // Handed in, returned, handed in anew after its new last day, and approved.
  await handIn(october(14, 8), 'plan', marker('tidigare', 'plan'));
  await sendBack(october(14, 9), 'plan', '2026-10-15');
  await handIn(october(16, 10), 'plan', marker('godkant', 'plan'));
  await approve(october(16, 11), 'plan');
  for (const task of ['inlamnad', 'aterlamnad', 'godkand', 'ateroppnad'] as const) {
    await handIn(october(27, 8), task, marker('inlamnat', task));
  }
  await handIn(october(27, 8), 'tillbakatagen', marker('tillbakataget', 'tillbakatagen'));
  await press(october(27, 9), 'secondChef', 'tillbakatagen', { kind: 'withdraw' });
  await sendBack(october(27, 9), 'aterlamnad', '2026-11-13');
  await approve(october(27, 9), 'godkand');
  await approve(october(27, 9), 'ateroppnad');
  await press(october(27, 10), 'operationHead', 'ateroppnad', {
    kind: 'reopen',
    reason: marker('skal', 'ateroppnad'),
    due: '2026-11-13',
  });
  await press(october(27, 11), 'operationHead', 'undantagen', { kind: 'except', reason: marker('skal', 'undantagen') });
  const asked = { due: '2026-11-20', reason: marker('begaran', 'oppen') };
  await press(october(27, 12), 'secondChef', 'oppen', { kind: 'ask-extension', ...asked });
  now = NOW;
  for (const plan of plans) await decidePlan(services, { plan });
  await saveDrafts(database, people);
  await sendLetter(database, people);
}

/** What the chefs write, and what their VC writes in the unit's place. */
export async function saveDrafts(database: PrismaClient, people: Readonly<Record<Viewer, string>>): Promise<void> {
  const saved = { planId: PLAN, task: 'oppen', savedAt: new Date(NOW - 60_000) };
  const vc = people.operationHead;
  await database.draft.createMany({
    data: [
      { ...saved, author: 'own', savedById: people.chef, content: content(marker('utkast', 'oppen')) },
      { ...saved, author: vc, savedById: vc, content: content(marker('enhetsutkast', 'oppen')) },
    ],
  });
}

/** One line of the ledger and its letter, as if it had been sent; the mail server's answer quotes what it likes. */
async function sendLetter(database: PrismaClient, people: Readonly<Record<Viewer, string>>): Promise<void> {
  const notice = await database.notice.findFirstOrThrow({ where: { planId: PLAN, receiverId: people.chef } });
  const letter = marker('brev', 'forsenad');
  const { id } = await database.email.create({
    data: {
      ...{ municipalityId: TOWN, personId: people.chef, address: 'chef@kommun.example', morning: '2026-10-26' },
      ...{
        messageId: '<brev@kommun.example>',
        subject: letter,
        raw: Buffer.from(`Subject: ${letter}\r\n\r\n${letter}`),
      },
      ...{ status: 'accepted', frozenAt: new Date(NOW), answer: `250 ${letter}`, acceptedAt: new Date(NOW) },
    },
  });
  await database.notice.update({
    where: { id: notice.id },
    data: { status: 'sent', emailId: id, reason: marker('mejlrad', 'forsenad'), plannedAt: new Date(NOW) },
  });
}
