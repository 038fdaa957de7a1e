import type { WebServices } from '../web-services.ts';

export type SystemStatus = {
  readonly temporal: 'ok' | 'unavailable';
  readonly years: readonly {
    readonly year: string;
    readonly plans: number;
    readonly late: number;
    readonly closed: boolean;
  }[];
  /** Clicks received and not yet judged. */
  readonly unansweredIntents: number;
  readonly notices: Readonly<Record<string, number>>;
  readonly emails: Readonly<Record<string, number>>;
};

/** Temporal answers quickly or counts as away; real time. */
const PATIENCE = 2_000;

/** How the system is, for its administrators. */
export async function systemStatus(
  { database, temporal }: Pick<WebServices, 'database' | 'temporal'>,
  municipality: string,
): Promise<SystemStatus> {
  const where = { municipalityId: municipality };
  const [years, plans, late, unansweredIntents, notices, emails, temporalUp] = await Promise.all([
    database.schoolYear.findMany({ where, select: { year: true, closedAt: true }, orderBy: { year: 'desc' } }),
    database.plan.groupBy({ by: ['year'], where, _count: true }),
    database.plan.groupBy({ by: ['year'], where: { ...where, late: true }, _count: true }),
    database.intent.count({ where: { answeredAt: null, plan: where } }),
    database.notice.groupBy({ by: ['status'], where, _count: true }),
    database.email.groupBy({ by: ['status'], where, _count: true }),
    temporalAnswers(temporal),
  ]);
  const countOf = (list: readonly { year: string; _count: number }[], year: string) =>
    list.find((one) => one.year === year)?._count ?? 0;
  return {
    temporal: temporalUp ? 'ok' : 'unavailable',
    years: years.map(({ year, closedAt }) => ({
      year,
      plans: countOf(plans, year),
      late: countOf(late, year),
      closed: closedAt !== null,
    })),
    unansweredIntents,
    notices: Object.fromEntries(notices.map(({ status, _count }) => [status, _count])),
    emails: Object.fromEntries(emails.map(({ status, _count }) => [status, _count])),
  };
}

/** Whether Temporal's front end answers within two seconds. */
export async function temporalAnswers(temporal: WebServices['temporal']): Promise<boolean> {
  return await answersInTime(() => temporal.connection.workflowService.getSystemInfo({}));
}

/** Whether something answers within two seconds of real time, without throwing. */
export async function answersInTime(ask: () => Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE);
  });
  const asked = async (): Promise<boolean> => {
    try {
      await ask();
      return true;
    } catch {
      return false;
    }
  };
  try {
    return await Promise.race([asked(), late]);
  } finally {
    clearTimeout(timer);
  }
}
