import { createApiToken } from '../database/api-token-store.ts';
import type { PrismaClient } from '../database/generated/client.ts';
import type { Form, Role } from '../domain/cycle-definition.ts';
import type { Act } from '../domain/intent.ts';
import type { PersonId } from '../domain/organisation.ts';
import { planAddress, type PlanId } from '../domain/plan-id.ts';
import { yearKey } from '../domain/school-year.ts';

/** What a simulated person does; a hand-in brings its own content. */
export type Deed = {
  readonly plan: PlanId;
  readonly task: string;
  readonly act: Act['kind'];
  readonly body: Readonly<Record<string, unknown>>;
};

export type DeedAnswer = { readonly status: number; readonly sentence: string };

/** Simulated people's way in: the HTTP API, each with a token of her own. */
export type DemoApi = {
  readonly perform: (deed: Deed, as: { person: PersonId; role: Role }) => Promise<DeedAnswer>;
  readonly post: (path: string, body: string | object, as: { person: PersonId; role: Role }) => Promise<Response>;
};

const DAY = 86_400_000;
const TRIES = 60;
const BETWEEN_TRIES = 500;

/** Does it again, a while, when it fails: a database that cannot write now can in a moment. */
async function again<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (let left = TRIES; ; left -= 1) {
    try {
      return await attempt();
    } catch (error) {
      if (left === 0) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_TRIES));
  }
}

/** Answers in words that fit any form: the text a hurried but honest person would write. */
function filledIn(form: Form): object {
  const sections = form.sections.map((section) => [
    section.key,
    Object.fromEntries(
      section.fields.map((field, index) => [
        field.key,
        field.kind === 'count'
          ? String(20 + index)
          : `${field.label} Vi har följt upp arbetet tillsammans i arbetslagen och beskriver det här kort.`,
      ]),
    ),
  ]);
  return { sections: Object.fromEntries(sections) as Record<string, unknown> };
}

export function demoApi({
  database,
  address,
  municipality,
}: {
  database: PrismaClient;
  address: string;
  municipality: string;
}): DemoApi {
  const tokens = new Map<string, Promise<string>>();
  const tokenOf = ({ person, role }: { person: PersonId; role: Role }): Promise<string> => {
    const key = `${person}|${role}`;
    const known = tokens.get(key);
    if (known) return known;
    const at = Date.now();
    const asked = { municipality, person, role, name: 'demo', at, expiresAt: at + DAY };
    const made = again(() => database.$transaction((transaction) => createApiToken(transaction, asked)));
    tokens.set(key, made);
    return made;
  };

  /** The web may be down for a moment: it comes back within seconds, and what was pressed is pressed again. */
  async function call(path: string, init: RequestInit, as: { person: PersonId; role: Role }): Promise<Response> {
    const headers = { ...(init.headers as Record<string, string>), authorization: `Bearer ${await tokenOf(as)}` };
    for (let left = TRIES; ; left -= 1) {
      try {
        const answer = await fetch(`${address}/api/v1${path}`, { ...init, headers });
        if (answer.status < 500 || left === 0) return answer;
      } catch (error) {
        if (left === 0) throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_TRIES));
    }
  }

  const post: DemoApi['post'] = (path, body, as) => {
    const isText = typeof body === 'string';
    return call(
      path,
      {
        method: 'POST',
        headers: { 'content-type': isText ? 'text/csv' : 'application/json' },
        body: isText ? body : JSON.stringify(body),
      },
      as,
    );
  };

  return {
    post,
    async perform(deed, as) {
      const { place, year } = planAddress(deed.plan);
      const path = `/plans/${place}/${yearKey(year)}/tasks/${deed.task.replaceAll('/', '~')}`;
      let body: object = { kind: deed.act, ...deed.body };
      if (deed.act === 'hand-in') {
        const task = await call(path, {}, as);
        if (!task.ok) return await answerOf(task);
        body = { kind: 'hand-in', content: filledIn(((await task.json()) as { form: Form }).form) };
      }
      return await answerOf(await post(`${path}/acts`, body, as));
    },
  };
}

async function answerOf(response: Response): Promise<DeedAnswer> {
  const body = (await response.json().catch(() => ({}))) as { detail?: string };
  return { status: response.status, sentence: body.detail ?? '' };
}
