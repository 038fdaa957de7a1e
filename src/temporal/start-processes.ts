import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import type { SchoolYear } from '../domain/school-year.ts';
import type { Services } from '../services.ts';
import { mailDispatchSummary, municipalYearSummary, PROCESS_SUMMARIES } from '../text/process-summaries.ts';
import {
  mailDispatchId,
  schoolYearId,
  type MailDispatchInput,
  type SchoolYearInput,
} from '../../workflows/messages.ts';
import { municipalitySearchAttributes, yearSearchAttributes } from './plan-search-attributes.ts';

/** Starts the läsår's process, unless it runs. */
export async function startSchoolYearProcess(
  { temporal, clock, facts, database, taskQueue }: Services,
  { municipality, year }: { municipality: string; year: SchoolYear },
): Promise<void> {
  const { title } = await facts.organisation(database, municipality);
  const input: SchoolYearInput = {
    municipality,
    year,
    clock: clock.workflowClock,
    summaries: PROCESS_SUMMARIES.schoolYear,
  };
  await unlessStarted(() =>
    temporal.workflow.start('schoolYear', {
      workflowId: schoolYearId(municipality, year),
      taskQueue,
      args: [input],
      workflowIdConflictPolicy: 'USE_EXISTING',
      // Ended, though the database says that the läsår runs: one of the two stores has been restored from a copy.
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      typedSearchAttributes: yearSearchAttributes({ municipality, year }),
      staticSummary: municipalYearSummary({ title, year }),
    }),
  );
}

/** Starts the municipality's mail, unless it runs. */
export async function startMailDispatch(
  { temporal, clock, facts, database, taskQueue }: Services,
  municipality: string,
): Promise<void> {
  const { title } = await facts.organisation(database, municipality);
  const input: MailDispatchInput = {
    municipality,
    clock: clock.workflowClock,
    summaries: PROCESS_SUMMARIES.mailDispatch,
  };
  await unlessStarted(() =>
    temporal.workflow.start('mailDispatch', {
      workflowId: mailDispatchId(municipality),
      taskQueue,
      args: [input],
      workflowIdConflictPolicy: 'USE_EXISTING',
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      typedSearchAttributes: municipalitySearchAttributes(municipality),
      staticSummary: mailDispatchSummary(title),
    }),
  );
}

async function unlessStarted(start: () => Promise<unknown>): Promise<void> {
  try {
    await start();
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}
