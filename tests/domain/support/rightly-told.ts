import type { LedgerEntry, NoticeKind } from '../../../src/domain/notice.ts';
import type { PersonId } from '../../../src/domain/organisation.ts';
import type { TaskState } from '../../../src/domain/plan-state.ts';
import type { SimulatedPlan, World } from '../../../src/domain/simulate/world.ts';
import type { LocalDate } from '../../../src/domain/time.ts';
import { above, administrating, answering, reviewing } from './who-answers.ts';

const PENDING = ['open', 'returned', 'reopened'];
const OF_PENDING: ReadonlySet<NoticeKind> = new Set([
  'task',
  'reminder',
  'overdue',
  'overdue-copy',
  'escalation',
  'extension-asked',
  'extension-refused',
  'extended',
  'vacancy',
]);
const OF_REVIEW: ReadonlySet<NoticeKind> = new Set([
  'review',
  'review-reminder',
  'review-overdue',
  'review-escalation',
]);
const TO_SUPERIORS: ReadonlySet<NoticeKind> = new Set([
  'overdue-copy',
  'escalation',
  'summary',
  'review-escalation',
  'extension-asked',
]);

type Told = {
  readonly world: World;
  readonly plan: SimulatedPlan;
  readonly entry: LedgerEntry;
  readonly on: LocalDate;
};

function meant(
  { world, plan, entry, on }: Told,
  task: TaskState,
): { allowed: readonly PersonId[]; barred: readonly PersonId[] } {
  const { organisation } = world;
  const place = plan.id.split('/')[2] ?? '';
  const late = answering(organisation, place, on);
  const admins = administrating(organisation, on);
  const bar = task.handedIn?.barred ?? [];
  const found = reviewing(organisation, { place, barred: bar, on, named: task.namedReviewer });
  const isOfReview = OF_REVIEW.has(entry.kind) || entry.rung.startsWith('review');
  const those = isOfReview ? found : late;
  const superiors = (['approver', 'director'] as const).flatMap((role) =>
    above(organisation, { place, role, late: those, on }),
  );
  const instead = entry.as === 'administrator' ? admins : [];
  if (TO_SUPERIORS.has(entry.kind)) return { allowed: [...superiors, ...instead], barred: those };
  if (entry.kind === 'unreachable' || entry.kind === 'vacancy')
    return { allowed: [...superiors, ...admins], barred: [] };
  if (isOfReview)
    return {
      allowed: found.length > 0 ? found : admins,
      barred: bar.filter((person) => found.length > 0 && !found.includes(person)),
    };
  return { allowed: late, barred: [] };
}

/** What is wrong with an e-mail's item at the moment it is sent; empty when it is rightly told. */
export function faultsOfMail(told: Told): string[] {
  const { plan, entry, on } = told;
  const task = plan.state.tasks[entry.task];
  if (!task) return [`${entry.kind} about no task`];
  const what = `${on} ${entry.kind} of ${plan.id} ${entry.task} (${task.chart}) to ${entry.receiver}`;
  const isOfReview = OF_REVIEW.has(entry.kind) || entry.rung.startsWith('review');
  const faults: string[] = [];
  if (OF_PENDING.has(entry.kind) && !PENDING.includes(task.chart)) faults.push(`${what}: it is done`);
  if (
    (entry.kind === 'summary' || entry.kind === 'handover' || entry.kind === 'unreachable') &&
    !(isOfReview ? ['handedIn'] : PENDING).includes(task.chart)
  )
    faults.push(`${what}: it is done`);
  if (OF_REVIEW.has(entry.kind) && task.chart !== 'handedIn') faults.push(`${what}: nothing is to be reviewed`);
  const isLateKind =
    ['overdue', 'overdue-copy', 'escalation'].includes(entry.kind) || (entry.kind === 'summary' && !isOfReview);
  if (isLateKind && on <= task.due) faults.push(`${what}: it is not late`);
  if (entry.kind === 'reminder' && on > task.due) faults.push(`${what}: too late for a reminder`);
  const { allowed, barred } = meant(told, task);
  if (!allowed.includes(entry.receiver)) faults.push(`${what}: not theirs that morning`);
  if (barred.includes(entry.receiver)) faults.push(`${what}: among the late`);
  return faults;
}
