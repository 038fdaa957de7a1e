import {
  allHandlersFinished,
  condition,
  continueAsNew,
  proxyActivities,
  setCurrentDetails,
  setHandler,
  Trigger,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import type { MainActivities } from '../activities/main-activities.ts';
import type { Refusal, Verdict } from '../src/domain/refusal.ts';
import { refusalFailure, refusalOf } from './act-validator.ts';
import { act, lookAgain, planView, type ActRequest, type PlanInput, type PlanView } from './messages.ts';
import { changedAttributes } from './plan-attributes.ts';
import { clockNow, wakeTimer } from './wake-timer.ts';

const { decide } = proxyActivities<MainActivities>({
  startToCloseTimeout: '10 seconds',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '30 seconds' },
});

/** So many answered intents are remembered; the database remembers all. */
const REMEMBERED = 500;
/** Refusals that only somebody who sends updates by hand can meet: told as a failure, with the sentence. */
const NOT_A_CLICK: readonly Refusal[] = ['unknown-intent', 'foreign-intent'];

/**
 * A plan's year: waits for a click or for the next instant that brings something, has it decided, and waits again.
 * Ends when the plan is closed. It knows no rule, no zone and no name; what it knows is the last `PlanView`.
 */
export async function plan(input: PlanInput): Promise<void> {
  let view: PlanView | null = input.view ?? null;
  let answered: readonly string[] = input.answered ?? [];
  let clock = input.clock;
  let looking = view === null;
  let deciding = false;
  const clicks: { readonly intent: string; readonly task: string; readonly verdict: Trigger<Verdict> }[] = [];
  const timer = wakeTimer(look);

  function look(): void {
    looking = true;
  }

  /** Nothing has happened, or should have, since the view was made. */
  function current(): boolean {
    if (view === null || deciding || looking || clicks.length > 0) return false;
    if (view.intentsWaiting) return false;
    const now = clockNow(clock);
    return now === undefined || view.nextWake === null || now < view.nextWake;
  }

  setHandler(planView, () => view);
  setHandler(lookAgain, look);
  setHandler(
    act,
    async ({ intent, task }) => {
      const verdict = new Trigger<Verdict>();
      clicks.push({ intent, task, verdict });
      return await verdict;
    },
    {
      validator: (request: ActRequest) => {
        const refusal = refusalOf(request, { view, answered, current: current() });
        if (refusal !== null) throw refusalFailure(refusal, input.sentences);
      },
    },
  );

  if (view !== null) show(view);
  while (!view?.closed) {
    timer.set(clock, view?.nextWake ?? null, view?.nextWakeSummary ?? '');
    await condition(() => looking || clicks.length > 0);
    const click = clicks.shift();
    looking = false;
    deciding = true;
    const answer = await decide.executeWithOptions({ summary: click ? input.summaries.click : input.summaries.look }, [
      { plan: input.plan, ...(click && { intent: click.intent, task: click.task }) },
    ]);
    deciding = false;
    const changed = changedAttributes(view, answer.view);
    if (changed.length > 0) upsertSearchAttributes(changed);
    view = answer.view;
    clock = answer.clock ?? clock;
    show(view);
    if (click) {
      answered = [...answered, click.intent].slice(-REMEMBERED);
      settle(click.verdict, answer.verdict, input.sentences);
    }
    if (!view.closed && runIsLong(input) && clicks.length === 0 && !looking) {
      await condition(allHandlersFinished);
      if (clicks.length === 0 && !looking) await continueAsNew<typeof plan>({ ...input, clock, view, answered });
    }
  }
  for (const click of clicks.splice(0)) {
    click.verdict.reject(refusalFailure('plan-closed', input.sentences));
  }
  await condition(allHandlersFinished);
}

function settle(trigger: Trigger<Verdict>, verdict: Verdict | undefined, sentences: PlanInput['sentences']): void {
  const answer: Verdict = verdict ?? { accepted: false, refusal: 'unknown-intent' };
  if (!answer.accepted && NOT_A_CLICK.includes(answer.refusal)) {
    trigger.reject(refusalFailure(answer.refusal, sentences));
  } else {
    trigger.resolve(answer);
  }
}

function show(view: PlanView): void {
  setCurrentDetails(view.details);
}

function runIsLong({ eventsPerRun }: PlanInput): boolean {
  const info = workflowInfo();
  return info.continueAsNewSuggested || (eventsPerRun !== undefined && info.historyLength >= eventsPerRun);
}
