import { freshDatabase } from '../../support/database.ts';
import { temporalAway, webForTests, type WebForTests } from '../../web/support/web-for-tests.ts';
import type { Viewer } from '../expected.ts';
import { addTown } from './town.ts';
import { callers, visitors, type Caller, type Visitor } from './visitors.ts';
import { NOW, PLAN, playAutumn, saveDrafts } from './year.ts';

/** The town on 2 November 2026, everybody at the door, and Temporal away: what is clicked is kept and not judged. */
export type MatrixWorld = {
  readonly web: WebForTests;
  readonly people: Readonly<Record<Viewer, string>>;
  readonly visitors: Readonly<Record<Viewer, Visitor>>;
  readonly callers: Readonly<Record<Viewer, Caller>>;
  /** A click of the chef's, and a letter to her. */
  readonly intent: string;
  readonly email: string;
  /** Takes back what has been clicked and saved since. */
  restore(): Promise<void>;
  close(): Promise<void>;
};

export async function matrixWorld(): Promise<MatrixWorld> {
  const { database, close } = await freshDatabase();
  const people = await addTown(database);
  await playAutumn(database, people);
  const web = webForTests(database, { now: NOW, temporal: temporalAway() });
  const { id: intent } = await database.intent.findFirstOrThrow({ where: { byId: people.chef, task: 'inlamnad' } });
  const { id: email } = await database.email.findFirstOrThrow();
  return {
    web,
    people,
    visitors: await visitors(web, people),
    callers: await callers(web, people),
    intent,
    email,
    async restore() {
      await database.intent.deleteMany({ where: { answeredAt: null } });
      await database.version.deleteMany({ where: { planId: PLAN, at: { gte: new Date(NOW) } } });
      await database.draft.deleteMany();
      await saveDrafts(database, people);
    },
    close,
  };
}
