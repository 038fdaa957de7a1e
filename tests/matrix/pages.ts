import {
  HOLDS,
  LEDGER_OF,
  reads,
  REVIEWED,
  TASKS,
  VERSIONS,
  VIEWERS,
  WRITABLE,
  type Matter,
  type Task,
  type Viewer,
} from './expected.ts';

/**
 * Every address of the pages, and what each viewer gets there: written by hand, as `expected.ts`. An address that the web
 * has and this table has not fails the test.
 */
export type Expected = {
  readonly status: number;
  /** What of the plan stands there at the least; at the most, what the viewer reads of it. Nothing where it is refused. */
  readonly shows?: readonly string[];
};
export type PageCase = {
  readonly path: string;
  readonly form?: Readonly<Record<string, string>>;
  readonly expected: (viewer: Viewer) => Expected;
};

export const IN_PLAN = '/plan/oxbacken/2026-2027';
const ADMINISTRATORS: readonly Viewer[] = ['administrator'];
const HEADS: readonly Viewer[] = [
  ...(['operationHead', 'awayOperationHead', 'substituteOperationHead', 'otherOperationHead'] as const),
  ...(['director', 'foreigner'] as const),
];

/** Who is not signed in is sent to sign in, or keeps what was typed; of another municipality's plan nobody learns. */
function refusal(viewer: Viewer, method: 'get' | 'post'): number {
  if (VIEWERS[viewer] === 'unknown') return method === 'get' ? 303 : 401;
  return VIEWERS[viewer] === 'foreign' ? 404 : 403;
}
const isSignedIn = (viewer: Viewer): boolean => VIEWERS[viewer] !== 'unknown';
const everybody = (path: string, status = 200): PageCase => ({ path, expected: () => ({ status }) });
const only = (path: string, who: readonly Viewer[], further: Partial<Expected> = {}): PageCase => ({
  path,
  expected: (viewer) =>
    who.includes(viewer) ? { status: 200, ...further } : { status: isSignedIn(viewer) ? 403 : 303 },
});

/** The markers of what a viewer may read of a task. */
export function shown(viewer: Viewer, task: Task, matters: readonly Matter[] = HOLDS[task]): readonly string[] {
  return matters
    .filter((matter) => matter !== 'uppgift' && reads(viewer, matter))
    .map((matter) => (matter === 'forsening' ? 'forsening' : `${matter}-i-${task}`));
}
/** Whether the page of a task is there for the viewer at all. */
export function opens(viewer: Viewer, task: Task): boolean {
  return reads(viewer, 'uppgift') || (task === 'plan' && reads(viewer, 'godkant'));
}
const isAbove = (viewer: Viewer): boolean => VIEWERS[viewer] === 'above' || VIEWERS[viewer] === 'director';
const isOwn = (viewer: Viewer): boolean => VIEWERS[viewer] === 'own';

const ofTasks = (caseOf: (task: Task, path: string) => PageCase): readonly PageCase[] =>
  TASKS.map((task) => caseOf(task, `${IN_PLAN}/${task}`));

/** A page that only who writes sees, and only while there is something to write. */
const writing = (path: string, task: Task, writes: (viewer: Viewer) => boolean, matters: readonly Matter[]) => ({
  path,
  expected: (viewer: Viewer): Expected => {
    if (!writes(viewer)) return { status: refusal(viewer, 'get') };
    return WRITABLE.includes(task) ? { status: 200, shows: shown(viewer, task, matters) } : { status: 409 };
  },
});
/** What a writer starts from: her draft, else what was handed in last. */
const STARTS_WITH: readonly Matter[] = ['utkast', 'inlamnat'];
const ownText = (task: Task): readonly Matter[] => HOLDS[task].filter((one) => STARTS_WITH.includes(one));
/** In the unit's place: never from the chef's draft. */
const unitText = (task: Task): readonly Matter[] =>
  task === 'oppen' ? ['enhetsutkast'] : ownText(task).filter((one) => one !== 'utkast');

const saving = (path: string, task: Task, writes: (viewer: Viewer) => boolean): PageCase => ({
  path,
  form: { 'falt.analys.text': 'nyskrivet', revision: task === 'oppen' ? '1' : '0', gor: 'spara' },
  expected: (viewer) => {
    if (!writes(viewer)) return { status: refusal(viewer, 'post') };
    return { status: WRITABLE.includes(task) ? 303 : 409 };
  },
});

export const PAGES: Readonly<Record<string, (given: { intent: string; email: string }) => readonly PageCase[]>> = {
  'GET /health/live': () => [everybody('/health/live')],
  'GET /health/ready': () => [everybody('/health/ready')],
  'GET /metrics': () => [everybody('/metrics')],
  'GET /static/:name': () => [everybody('/static/arshjul.css'), everybody('/static/..%2fapp.ts', 404)],
  'GET /tillganglighet': () => [everybody('/tillganglighet')],
  'GET /personuppgifter': () => [everybody('/personuppgifter')],
  'GET /logga-in': () => [everybody('/logga-in?next=/plan/oxbacken/2026-2027/oppen')],
  'POST /logga-in': () => [{ ...everybody('/logga-in', 400), form: { epost: 'ingen' } }],
  'GET /logga-in/:token': () => [everybody('/logga-in/gissad', 404)],
  'POST /logga-in/:token': () => [{ ...everybody('/logga-in/gissad', 303), form: {} }],
  'POST /logga-in/:token/ny': () => [{ ...everybody('/logga-in/gissad/ny', 303), form: {} }],
  // Ends the session it comes with: tried in tests/web/sign-in.test.ts.
  'POST /logga-ut': () => [],
  'GET /kom-igang': () => [everybody('/kom-igang', 303)],
  'POST /kom-igang': () => [{ ...everybody('/kom-igang', 403), form: { gor: 'exempel' } }],

  'GET /': () => [
    {
      path: '/',
      // An administrator without tasks goes on to her own page.
      expected: (viewer) => ({ status: isSignedIn(viewer) && viewer !== 'administrator' ? 200 : 303 }),
    },
  ],
  'GET /enheter': () => [only('/enheter', HEADS)],
  'GET /plan/:place/:year': () => [
    {
      path: IN_PLAN,
      expected: (viewer) => ({ status: reads(viewer, 'uppgift') ? 200 : refusal(viewer, 'get') }),
    },
  ],
  'GET /plan/:place/:year/:task': () =>
    ofTasks((task, path) => ({
      path,
      expected: (viewer) =>
        opens(viewer, task) ? { status: 200, shows: shown(viewer, task) } : { status: refusal(viewer, 'get') },
    })),
  'POST /plan/:place/:year/:task': () => ofTasks((task, path) => saving(path, task, isOwn)),
  'GET /plan/:place/:year/:task/for-enheten': () =>
    ofTasks((task, path) => writing(`${path}/for-enheten`, task, isAbove, unitText(task))),
  'POST /plan/:place/:year/:task/for-enheten': () =>
    ofTasks((task, path) => saving(`${path}/for-enheten`, task, isAbove)),
  'GET /plan/:place/:year/:task/lamna-in': () =>
    ofTasks((task, path) => writing(`${path}/lamna-in`, task, isOwn, ownText(task))),
  'GET /plan/:place/:year/:task/for-enheten/lamna-in': () =>
    ofTasks((task, path) => writing(`${path}/for-enheten/lamna-in`, task, isAbove, unitText(task))),
  // How a decision came about, with the version before: not for who reads what has been approved.
  'GET /plan/:place/:year/:task/granska': () =>
    ofTasks((task, path) => ({
      path: `${path}/granska`,
      expected: (viewer) => {
        if (!reads(viewer, 'uppgift')) return { status: refusal(viewer, 'get') };
        if (!REVIEWED.includes(task)) return { status: 303 };
        const before: readonly Matter[] = task === 'plan' ? ['tidigare', 'skal'] : [];
        return { status: 200, shows: shown(viewer, task, [...HOLDS[task], ...before]) };
      },
    })),
  'GET /plan/:place/:year/:task/version/:number': () => [
    ...ofTasks((task, path) => ({
      path: `${path}/version/1`,
      expected: (viewer) => {
        if (!reads(viewer, 'uppgift')) {
          const hidden = task === 'plan' && reads(viewer, 'godkant');
          return { status: hidden ? 404 : refusal(viewer, 'get') };
        }
        if (task === 'tillbakatagen' && isOwn(viewer))
          return { status: 200, shows: shown(viewer, task, ['tillbakataget']) };
        if (!VERSIONS.includes(task)) return { status: 404 };
        return { status: 200, shows: shown(viewer, task, task === 'plan' ? ['tidigare'] : ['inlamnat']) };
      },
    })),
    {
      path: `${IN_PLAN}/plan/version/2`,
      expected: (viewer) =>
        reads(viewer, 'godkant') ? { status: 200, shows: shown(viewer, 'plan') } : { status: refusal(viewer, 'get') },
    },
  ],
  // Every act by every viewer in every state: tried by itself, see the test.
  'POST /plan/:place/:year/:task/gor/:act': () => [],
  'GET /kvitto/:intent': ({ intent }) => [
    {
      path: `/kvitto/${intent}`,
      expected: (viewer) => (viewer === 'chef' ? { status: 200 } : { status: isSignedIn(viewer) ? 404 : 303 }),
    },
  ],

  'GET /admin': () => [only('/admin', ADMINISTRATORS)],
  'GET /admin/planer': () => [only('/admin/planer', [...ADMINISTRATORS, 'director', 'foreigner'])],
  'GET /admin/mejl': () => [
    {
      path: '/admin/mejl',
      expected: (viewer) => {
        if (LEDGER_OF[viewer] === undefined) return { status: isSignedIn(viewer) ? 403 : 303 };
        return { status: 200, shows: shown(viewer, 'forsenad', ['mejlrad', 'brev']) };
      },
    },
  ],
  'GET /admin/mejl/:email': ({ email }) =>
    ['', '?fil'].map((how) => only(`/admin/mejl/${email}${how}`, ADMINISTRATORS, { shows: ['brev-i-forsenad'] })),
  'GET /admin/adresser': () => [only('/admin/adresser', ADMINISTRATORS)],
  'POST /admin/adresser': () => [administrating('/admin/adresser')],
  'GET /admin/lasar': () => [only('/admin/lasar', ADMINISTRATORS)],
  'GET /admin/organisation': () => [only('/admin/organisation', ADMINISTRATORS)],
  'POST /admin/lasar': () => [administrating('/admin/lasar')],
  'POST /admin/organisation': () => [administrating('/admin/organisation')],
};

/** An empty form: who may is told what is wrong with it, others that they may not. */
function administrating(path: string): PageCase {
  return {
    path,
    form: {},
    expected: (viewer) => {
      if (viewer === 'administrator') return { status: 422 };
      return { status: isSignedIn(viewer) ? 403 : 401 };
    },
  };
}
