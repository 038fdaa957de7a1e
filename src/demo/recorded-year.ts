import type { PrismaClient } from '../database/generated/client.ts';
import type { Act, Intent } from '../domain/intent.ts';
import type { PlanState } from '../domain/plan-state.ts';
import type { SimulatedClick } from '../domain/simulate/simulate.ts';
import type { States } from './compare-states.ts';

/**
 * Every click of the year as it was recorded, in order of time, with the version it handed in. On a clock that stands still
 * somebody may press twice at one instant: of clicks on one task then, the accepted came first.
 */
export async function recordedClicks(database: PrismaClient): Promise<SimulatedClick[]> {
  const versions = new Map<string, { hash: string; missing: string[] }>();
  for (const { planId, task, number, hash, missing } of await database.version.findMany()) {
    versions.set(`${planId}|${task}|${String(number)}`, { hash, missing });
  }
  const rows = await database.intent.findMany({ orderBy: [{ clickedAt: 'asc' }, { id: 'asc' }] });
  return acceptedFirst(rows).map((row) => {
    const act = row.act as unknown as Act;
    const intent: Intent = { id: row.id, task: row.task, by: row.byId, clickedAt: row.clickedAt.getTime(), act };
    const version =
      act.kind === 'hand-in' ? versions.get(`${row.planId}|${row.task}|${String(act.version)}`) : undefined;
    return { plan: row.planId, intent, ...(version ? { version } : {}) };
  });
}

type Row = { readonly planId: string; readonly task: string; readonly clickedAt: Date; readonly verdict: unknown };

/** Those of one task and one instant change places among themselves. */
function acceptedFirst<Click extends Row>(rows: readonly Click[]): readonly Click[] {
  const keyOf = ({ planId, task, clickedAt }: Row): string => `${planId}|${task}|${String(clickedAt.getTime())}`;
  const isAccepted = ({ verdict }: Row): boolean => (verdict as { accepted?: boolean } | null)?.accepted ?? false;
  const groups = Map.groupBy(rows, keyOf);
  for (const group of groups.values()) group.sort((a, b) => Number(isAccepted(b)) - Number(isAccepted(a)));
  return rows.flatMap((row) => groups.get(keyOf(row))?.shift() ?? []);
}

/** What each plan has come to. */
export async function recordedStates(database: PrismaClient): Promise<States> {
  const rows = await database.plan.findMany({ select: { id: true, state: true } });
  return new Map(rows.map(({ id, state }) => [id, state as unknown as PlanState]));
}

/** A line for everything that was planned, with what became of it; comparable with `undisturbedTwin`. */
export async function recordedFates(database: PrismaClient): Promise<string[]> {
  const rows = await database.notice.findMany();
  return rows.map((row) => fate({ ...row, plan: row.planId, receiver: row.receiverId }));
}

/** Receiver, kind, plan, task, planned morning, and what became of it. */
export function fate(notice: {
  receiver: string;
  kind: string;
  plan: string;
  task: string;
  lateness: number;
  rung: string;
  morning: string;
  status: string;
}): string {
  const { receiver, kind, plan, task, lateness, rung, morning, status } = notice;
  return [morning, plan, task, lateness, kind, rung, receiver, status].join(' ');
}
