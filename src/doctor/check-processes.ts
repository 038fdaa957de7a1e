import type { Services } from '../services.ts';
import { surveyProcesses } from '../temporal/survey-processes.ts';
import { listed, type Finding } from './finding.ts';

/** What PostgreSQL says should wait against what waits in Temporal. */
export async function checkProcesses(services: Services): Promise<readonly Finding[]> {
  const { missing, apart, silent, closed, unknown, foreign } = await surveyProcesses(services);
  return [
    ...listed('plans-without-process', missing.plans),
    ...listed('processes-missing', [...missing.years, ...missing.mail, ...missing.schedules]),
    ...listed('processes-silent', silent),
    ...listed(
      'processes-apart',
      apart.map(({ plan }) => plan),
    ),
    ...listed('processes-closed', closed),
    ...listed('processes-unknown', unknown),
    ...listed('processes-foreign', foreign),
  ];
}
