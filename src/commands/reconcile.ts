import { parseArgs } from 'node:util';
import type { Services } from '../services.ts';
import { endUnknown, reconcile, type Reconciled } from '../temporal/reconcile.ts';
import { surveyProcesses, type ProcessSurvey } from '../temporal/survey-processes.ts';
import { RECONCILE_TEXT as TEXT } from '../text/reconcile.ts';
import type { CommandTerminal } from './import-organisation.ts';

const SLOW = 2_000;

/**
 * `arshjul reconcile [--yes] [--json]`: what runs in Temporal and should not, or the other way round, by the database;
 * with `--yes` it is put right. Exit code 0: all is in order, or has been put in order; 1: there is something to do, and it
 * was not asked for; 2: wrong use.
 */
export async function reconcileCommand({
  args,
  services,
  terminal,
}: {
  args: readonly string[];
  services: Services;
  terminal: CommandTerminal;
}): Promise<0 | 1 | 2> {
  const asked = argumentsOf(args);
  if (!asked) {
    terminal.err(TEXT.usage);
    return 2;
  }
  const slow = setTimeout(() => terminal.err(TEXT.working), SLOW);
  try {
    const survey = await surveyProcesses(services);
    const done = asked.yes ? await putRight(services, survey) : undefined;
    const inOrder = linesOf(survey).length === 0;
    if (asked.json) terminal.out(JSON.stringify({ inOrder, ...survey, done: done ?? null }, null, 2));
    else tell(survey, { done, terminal });
    return inOrder || done !== undefined ? 0 : 1;
  } finally {
    clearTimeout(slow);
  }
}

async function putRight(services: Services, { unknown }: ProcessSurvey): Promise<Reconciled> {
  const done = await reconcile(services);
  await endUnknown(services, unknown);
  return done;
}

function argumentsOf(args: readonly string[]): { readonly yes: boolean; readonly json: boolean } | undefined {
  try {
    const option = { type: 'boolean', default: false } as const;
    return parseArgs({ args: [...args], options: { yes: option, json: option } }).values;
  } catch {
    return undefined;
  }
}

/** A line for each kind of thing that is not as the database says. */
function linesOf({ missing, apart, silent, closed, unknown, foreign }: ProcessSurvey): readonly string[] {
  const found = {
    ...missing,
    ...{ apart: apart.map(({ plan }) => plan), silent, closed, unknown, foreign },
  };
  return (Object.keys(found) as (keyof typeof found)[])
    .filter((kind) => found[kind].length > 0)
    .map((kind) => TEXT[kind](found[kind]));
}

function tell(
  survey: ProcessSurvey,
  { done, terminal }: { done: Reconciled | undefined; terminal: CommandTerminal },
): void {
  const lines = linesOf(survey);
  for (const line of lines) terminal.out(line);
  if (done) terminal.out(TEXT.done(done.years, done.plans));
  else terminal.out(lines.length === 0 ? TEXT.inOrder : TEXT.howTo);
}
