import { planAddress, type PlanId } from '../domain/plan-id.ts';
import { yearKey } from '../domain/school-year.ts';

/** The page of a task, or of its review. It carries no key: whoever opens it signs in. */
export function taskUrl(
  baseUrl: string,
  { plan, task, review }: { plan: PlanId; task: string; review: boolean },
): string {
  const { place, year } = planAddress(plan);
  const page = `${baseUrl}/plan/${place}/${yearKey(year)}/${task.replaceAll('/', '~')}`;
  return review ? `${page}/granska` : page;
}
