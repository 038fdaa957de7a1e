import { setTimeout as pause } from 'node:timers/promises';
import { formOfStep } from '../src/contract/forms/form-of-step.ts';
import { createApiToken } from '../src/database/api-token-store.ts';
import { plansOfYear } from '../src/database/plan-store.ts';
import type { Form } from '../src/domain/cycle-definition.ts';
import { planAddress, type PlanId } from '../src/domain/plan-id.ts';
import { holdersOf } from '../src/domain/responsible.ts';
import { yearKey } from '../src/domain/school-year.ts';
import type { Services } from '../src/services.ts';
import { click } from '../src/web/acts/click.ts';
import type { WebServices } from '../src/web/web-services.ts';
import { YEAR, type ExampleYear } from './example-year.ts';

/** The report of week 45 of one plan, filled in, and the chef who hands it in. */
export type OpenReport = {
  readonly plan: PlanId;
  readonly task: string;
  readonly chef: string;
  readonly content: { readonly sections: Readonly<Record<string, Readonly<Record<string, string>>>> };
};

const STEP = 'result-report-autumn';
const ON = '2026-10-12';

/** Every plan whose report is open and has a chef. */
export async function openReports(
  { database }: Services,
  { definition, organisation }: ExampleYear,
): Promise<readonly OpenReport[]> {
  const { municipality } = organisation;
  const content = filledIn(formOfStep(definition, STEP));
  const plans = await plansOfYear(database, { municipality, year: YEAR });
  return plans.flatMap(({ id, address, state }) => {
    const [chef] = holdersOf(organisation, { role: 'unitHead', place: address.place, on: ON }).persons;
    return chef !== undefined && state.tasks[STEP]?.chart === 'open' ? [{ plan: id, task: STEP, chef, content }] : [];
  });
}

/** The click as the web keeps and delivers it once it has read the form. */
export function handInInside(services: Services): (report: OpenReport) => Promise<void> {
  const web = webServices(services);
  return async ({ plan, task, chef, content }) => {
    const clickedAt = await services.clock.now();
    const { verdict } = await click(
      web,
      {
        plan,
        task,
        by: chef,
        clickedAt,
        via: 'page',
        act: { kind: 'hand-in' },
        content: { value: content, missing: [] },
      },
      PATIENT,
    );
    if (verdict?.accepted !== true) throw new Error(`${plan}: ${JSON.stringify(verdict)}`);
  };
}

/** The same through the API of the running web process, each chef with a token; a verdict that takes longer is asked for. */
export function handInOverHttp(services: Services): (report: OpenReport) => Promise<void> {
  const { database, settings } = services;
  const tokens = new Map<string, Promise<string>>();
  return async ({ plan, task, chef, content }) => {
    const { municipality, place, year } = planAddress(plan);
    const at = Date.now();
    const person = { municipality, person: chef, role: 'unitHead', name: 'bench' } as const;
    const token =
      tokens.get(chef) ??
      database.$transaction((one) => createApiToken(one, { ...person, at, expiresAt: at + 86_400_000 }));
    tokens.set(chef, token);
    const headers = { authorization: `Bearer ${await token}`, 'content-type': 'application/json' };
    const call = async (path: string, init: RequestInit): Promise<ClickBody> => {
      const answer = await fetch(`${settings.webAddress}/api/v1${path}`, { ...init, headers });
      if (!answer.ok) throw new Error(`${plan}: ${answer.status} ${await answer.text()}`);
      return (await answer.json()) as ClickBody;
    };
    const body = JSON.stringify({ kind: 'hand-in', content });
    const path = `/plans/${place}/${yearKey(year)}/tasks/${task}/acts`;
    let answer = await call(path, { method: 'POST', body });
    while (answer.verdict === null) {
      await pause(100);
      answer = await call(`/intents/${answer.intent}`, {});
    }
  };
}

type ClickBody = { readonly intent: string; readonly verdict: object | null };

/** Takes the report back, so that it can be handed in again. */
export async function withdraw(services: Services, { plan, task, chef }: OpenReport): Promise<void> {
  const clickedAt = await services.clock.now();
  const { verdict } = await click(
    webServices(services),
    { plan, task, by: chef, clickedAt, via: 'page', act: { kind: 'withdraw' } },
    PATIENT,
  );
  if (verdict?.accepted !== true) throw new Error(`${plan}: ${JSON.stringify(verdict)}`);
}

/** A verdict is waited for here, however long it takes. */
const PATIENT = { patience: 60_000 };

function filledIn(form: Form): OpenReport['content'] {
  const fields = (section: Form['sections'][number]) =>
    Object.fromEntries(
      section.fields.map(({ key, kind }) => [
        key,
        kind === 'count' ? '20' : 'Vi har följt upp arbetet tillsammans i arbetslagen.',
      ]),
    );
  return { sections: Object.fromEntries(form.sections.map((section) => [section.key, fields(section)])) };
}

function webServices({ facts, ...services }: Services): WebServices {
  const never = () => Promise.reject(new Error('no part of this measurement'));
  return {
    ...services,
    cache: facts,
    realTime: () => Date.now(),
    mailSignIn: never,
    administration: { defaultCycle: '', exampleOrganisation: '', startYear: never, organisationChanged: never },
  };
}
