import {
  HOLDS,
  LEDGER_OF,
  reads,
  TASKS,
  VERSIONS,
  VIEWERS,
  WRITABLE,
  type Matter,
  type Standing,
  type Task,
  type Viewer,
} from './expected.ts';
import { opens, shown, type Expected } from './pages.ts';

/**
 * Every operation of the API, and what each viewer's token gets there: written by hand, as `pages.ts`. An operation that the
 * API has and this table has not fails the test.
 */
export type CallCase = {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly body?: unknown;
  readonly expected: (viewer: Viewer) => Expected;
};

const IN_PLAN = '/plans/oxbacken/2026-2027';
export const taskCall = (task: Task): string => `${IN_PLAN}/tasks/${task}`;

/** Who holds no post today has a token that carries no role. */
const WITHOUT_ROLE: readonly Viewer[] = ['formerChef', 'futureChef', 'nobody'];
const ADMINISTRATORS: readonly Viewer[] = ['administrator'];

export function callRefused(viewer: Viewer): number {
  if (VIEWERS[viewer] === 'unknown') return 401;
  return VIEWERS[viewer] === 'foreign' ? 404 : 403;
}
const carriesRole = (viewer: Viewer): boolean => VIEWERS[viewer] !== 'unknown' && !WITHOUT_ROLE.includes(viewer);
const anybody = (viewer: Viewer): Expected => ({
  status: carriesRole(viewer) ? 200 : VIEWERS[viewer] === 'unknown' ? 401 : 403,
});
const administrators =
  (status: number, further: Partial<Expected> = {}) =>
  (viewer: Viewer): Expected => {
    if (ADMINISTRATORS.includes(viewer)) return { status, ...further };
    return { status: VIEWERS[viewer] === 'unknown' ? 401 : 403 };
  };

/** Each her own plans' lines, without the letter. */
const ledgerOf = (viewer: Viewer): Expected => {
  if (LEDGER_OF[viewer] === undefined) return { status: VIEWERS[viewer] === 'unknown' ? 401 : 403 };
  return { status: 200, shows: shown(viewer, 'forsenad', ['mejlrad', 'brev']) };
};

const stands =
  (...who: Standing[]) =>
  (viewer: Viewer): boolean =>
    who.includes(VIEWERS[viewer]);
const isOwn = stands('own');
const isAbove = stands('above', 'director');

const get = (path: string, expected: CallCase['expected']): CallCase => ({ method: 'GET', path, expected });
const ofTasks = (caseOf: (task: Task) => readonly CallCase[]): readonly CallCase[] => TASKS.flatMap(caseOf);
const allowed = (viewer: Viewer, isAllowed: boolean, expected: Expected): Expected =>
  isAllowed ? expected : { status: callRefused(viewer) };

/** A task without its content: how it came about is for its line. */
const SUMMARY: readonly Matter[] = ['skal', 'begaran', 'forsening'];
const summary = (viewer: Viewer, task: Task): readonly string[] =>
  shown(
    viewer,
    task,
    (task === 'oppen' ? (['begaran'] as const) : HOLDS[task]).filter((one) => SUMMARY.includes(one)),
  );
const ownDraft = (task: Task): readonly Matter[] => HOLDS[task].filter((one) => one === 'utkast' || one === 'inlamnat');
const unitDraft = (task: Task): readonly Matter[] =>
  task === 'oppen' ? ['enhetsutkast'] : ownDraft(task).filter((one) => one !== 'utkast');

const saving = (task: Task, as: 'own' | 'unit', writes: (viewer: Viewer) => boolean): CallCase => ({
  method: 'PUT',
  path: `${taskCall(task)}/draft`,
  body: { as, revision: 0, content: { sections: { analys: { text: 'nyskrivet' } } } },
  expected: (viewer) => {
    if (!writes(viewer)) return { status: callRefused(viewer) };
    // What has been saved since is not written over.
    const isFirst = as === 'unit' && viewer !== 'operationHead';
    return { status: WRITABLE.includes(task) && (task !== 'oppen' || isFirst) ? 200 : 409 };
  },
});

type Given = { readonly intent: string; readonly email: string };
export const CALLS: Readonly<Record<string, (given: Given) => readonly CallCase[]>> = {
  me: () => [get('/me', anybody)],
  tasks: () => [get('/tasks', anybody)],
  reviews: () => [get('/reviews', anybody)],
  plans: () => [get('/plans', anybody), get('/plans?late=true&year=2026/2027', anybody)],
  plan: () => [get(IN_PLAN, (viewer) => allowed(viewer, reads(viewer, 'uppgift'), { status: 200 }))],
  task: () =>
    ofTasks((task) => [
      get(taskCall(task), (viewer) =>
        allowed(viewer, opens(viewer, task), { status: 200, shows: summary(viewer, task) }),
      ),
    ]),
  draft: () =>
    ofTasks((task) => [
      get(`${taskCall(task)}/draft`, (viewer) =>
        allowed(viewer, isOwn(viewer), { status: 200, shows: shown(viewer, task, ownDraft(task)) }),
      ),
      get(`${taskCall(task)}/draft?as=unit`, (viewer) =>
        allowed(viewer, isAbove(viewer), { status: 200, shows: shown(viewer, task, unitDraft(task)) }),
      ),
    ]),
  saveDraft: () => ofTasks((task) => [saving(task, 'own', isOwn), saving(task, 'unit', isAbove)]),
  // Every act by every viewer in every state: tried by itself, see the test.
  act: () => [],
  version: () => [
    ...ofTasks((task) => [
      get(`${taskCall(task)}/versions/1`, (viewer) => {
        if (!reads(viewer, 'uppgift')) {
          return { status: task === 'plan' && reads(viewer, 'godkant') ? 404 : callRefused(viewer) };
        }
        if (task === 'tillbakatagen' && isOwn(viewer))
          return { status: 200, shows: shown(viewer, task, ['tillbakataget']) };
        if (!VERSIONS.includes(task)) return { status: 404 };
        return { status: 200, shows: shown(viewer, task, task === 'plan' ? ['tidigare'] : ['inlamnat']) };
      }),
    ]),
    get(`${taskCall('plan')}/versions/2`, (viewer) =>
      allowed(viewer, reads(viewer, 'godkant'), { status: 200, shows: shown(viewer, 'plan', ['godkant']) }),
    ),
  ],
  intent: ({ intent }) => [
    get(`/intents/${intent}`, (viewer) => {
      if (viewer === 'chef') return { status: 200 };
      return { status: VIEWERS[viewer] === 'unknown' ? 401 : carriesRole(viewer) ? 404 : 403 };
    }),
  ],

  startYear: () => [
    { method: 'POST', path: '/admin/years', body: { year: '1871/1872' }, expected: administrators(409) },
  ],
  previewOrganisation: () => [
    { method: 'POST', path: '/admin/organisation/preview', body: 'inget', expected: administrators(409) },
  ],
  importOrganisation: () => [
    { method: 'POST', path: '/admin/organisation', body: 'inget', expected: administrators(409) },
  ],
  ledger: () => [get('/admin/mail', ledgerOf)],
  email: ({ email }) => [get(`/admin/mail/${email}`, administrators(200, { shows: ['brev-i-forsenad'] }))],
  addresses: () => [get('/admin/addresses', administrators(200))],
  markAddress: () => [changing('/admin/addresses/mark')],
  unmarkAddress: () => [changing('/admin/addresses/unmark')],
  status: () => [get('/admin/status', administrators(200))],
};

/** Of a person whom nobody knows: who may is told so, others that they may not. */
function changing(path: string): CallCase {
  const body = { person: '00000000-0000-4000-8000-000000000000', reason: 'Ett skäl' };
  return { method: 'POST', path, body, expected: administrators(404) };
}
