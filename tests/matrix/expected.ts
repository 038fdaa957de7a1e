import type { ActKind } from '../../src/domain/intent.ts';

/**
 * Who may do what, written down from `domain.md` §2 (who sees and does what) and §6 (states and approvals) by hand. Nothing
 * here asks the code. The plan is that of Oxbacken, a school of the operation Grundskola, on 2 November 2026.
 */

/** The columns of the table in §2, and those it has no column for. */
export type Standing =
  /** Own chefs: its responsible, and who stands in for one of them. */
  | 'own'
  /** VC, own verksamhet: its approver, and who stands in for one. */
  | 'above'
  | 'director'
  /** Administrator and officer. */
  | 'office'
  /** Other chefs, same verksamhet. */
  | 'beside'
  /** Other VC, and secretaries. */
  | 'aside'
  /** Nobody with a part in it: no post, no longer, not yet, away, in another verksamhet; a politician until a package. */
  | 'none'
  /** Of another municipality. */
  | 'foreign'
  /** Not signed in, or no longer. */
  | 'unknown';

export const VIEWERS = {
  chef: 'own',
  secondChef: 'own',
  substitute: 'own',
  awayChef: 'none',
  formerChef: 'none',
  futureChef: 'none',
  chefBeside: 'beside',
  chefElsewhere: 'none',
  operationHead: 'above',
  awayOperationHead: 'none',
  substituteOperationHead: 'above',
  otherOperationHead: 'aside',
  director: 'director',
  administrator: 'office',
  officer: 'office',
  secretary: 'aside',
  otherSecretary: 'aside',
  politician: 'none',
  nobody: 'none',
  foreigner: 'foreign',
  anonymous: 'unknown',
  expired: 'unknown',
} as const satisfies Readonly<Record<string, Standing>>;
export type Viewer = keyof typeof VIEWERS;

/** The tasks of Oxbacken's plan, each standing in another state; `plan` is the plan itself, approved and in force. */
export const TASKS = [
  'kommande',
  'oppen',
  'forsenad',
  'inlamnad',
  'aterlamnad',
  'godkand',
  'undantagen',
  'ateroppnad',
  'tillbakatagen',
  'plan',
] as const;
export type Task = (typeof TASKS)[number];

/** Who reads what: the rows of the table in §2 that exist so far. */
export const READS = {
  utkast: ['own'],
  inlamnat: ['own', 'above', 'director', 'office'],
  /** An earlier version of what has been approved since: handed in and returned, never approved. */
  tidigare: ['own', 'above', 'director', 'office'],
  /** Handed in and taken back: a draft again. */
  tillbakataget: ['own'],
  skal: ['own', 'above', 'director', 'office'],
  begaran: ['own', 'above', 'director', 'office'],
  forsening: ['own', 'above', 'director', 'office'],
  /** Whether there is such a task, and where it stands. */
  uppgift: ['own', 'above', 'director', 'office'],
  godkant: ['own', 'above', 'director', 'office', 'beside', 'aside'],
  /** A line of the mail ledger: to whom, about what, planned, sent or dropped and why. */
  mejlrad: ['own', 'above', 'director', 'office'],
  /** A letter with its text and the mail server's answer: for administrators alone. */
  brev: ['administrator'],
  /** What one person above writes in the unit's place: her own alone (§2, last paragraph but two). */
  enhetsutkast: ['operationHead'],
} as const satisfies Readonly<Record<string, readonly (Standing | Viewer)[]>>;
export type Matter = keyof typeof READS;

/**
 * Whose ledger holds something at all: who holds a post in some plan's line, her own school's or her own operation's. What
 * stands there of Oxbacken is `mejlrad`.
 */
export const LEDGER_OF: Readonly<Partial<Record<Viewer, readonly string[] | 'all'>>> = {
  chef: ['oxbacken'],
  secondChef: ['oxbacken'],
  substitute: ['oxbacken'],
  chefBeside: ['soldala'],
  chefElsewhere: ['gymnasiet'],
  operationHead: ['grundskola', 'oxbacken', 'soldala', 'berga'],
  substituteOperationHead: ['grundskola', 'oxbacken', 'soldala', 'berga'],
  otherOperationHead: ['gymnasieskola', 'gymnasiet'],
  director: 'all',
  officer: 'all',
  administrator: 'all',
  // Away all day, or of a municipality without a läsår: a ledger in which nothing stands.
  awayChef: [],
  awayOperationHead: [],
  foreigner: [],
};

export function reads(viewer: Viewer, matter: Matter): boolean {
  const allowed: readonly string[] = READS[matter];
  return allowed.includes(viewer) || allowed.includes(VIEWERS[viewer]);
}

/** What stands to be read on the page of a task, for those who may read it. To its own chefs an open task is a form. */
export const HOLDS: Readonly<Record<Task, readonly Matter[]>> = {
  kommande: ['uppgift'],
  oppen: ['uppgift', 'utkast'],
  forsenad: ['uppgift', 'forsening'],
  inlamnad: ['uppgift', 'inlamnat'],
  aterlamnad: ['uppgift', 'inlamnat', 'skal'],
  godkand: ['uppgift', 'inlamnat'],
  undantagen: ['uppgift', 'skal'],
  ateroppnad: ['uppgift', 'inlamnat', 'skal'],
  tillbakatagen: ['uppgift'],
  plan: ['godkant', 'forsening'],
};

/** A version stands handed in, before a reviewer or after. */
export const REVIEWED: readonly Task[] = ['inlamnad', 'godkand', 'plan'];
/** There is a version to read. */
export const VERSIONS: readonly Task[] = [...REVIEWED, 'aterlamnad', 'ateroppnad'];

/** Something may be written and handed in (§6: not before it is open, not after it is handed in unless it comes back). */
export const WRITABLE: readonly Task[] = ['oppen', 'forsenad', 'aterlamnad', 'ateroppnad', 'tillbakatagen'];

type Acting = {
  readonly who: readonly Standing[];
  readonly when: readonly Task[];
  /** Only this person, of those. */
  readonly only?: Viewer;
};

/** Who may press which button in which state (§5 and §6). */
export const ACTS_ALLOWED: Readonly<Record<ActKind, Acting>> = {
  // §5: a VC, or who is above, can hand in for the unit.
  'hand-in': { who: ['own', 'above', 'director'], when: WRITABLE },
  // Until the deadline, and before the review has begun.
  withdraw: { who: ['own'], when: ['inlamnad'] },
  // "VC, own verksamhet: read, decide"; nobody else decides for a unit while its VC is there.
  'begin-review': { who: ['above'], when: ['inlamnad'] },
  approve: { who: ['above'], when: ['inlamnad'] },
  return: { who: ['above'], when: ['inlamnad'] },
  // "Reopened by the approver with a reason", "expressly excepted, with a reason, by the VC" (§6): others above read.
  reopen: { who: ['above'], when: ['inlamnad', 'godkand', 'undantagen', 'plan'] },
  except: { who: ['above'], when: ['kommande', ...WRITABLE] },
  // "By the approver or anyone above" (§5).
  extend: { who: ['above', 'director'], when: WRITABLE },
  'refuse-extension': { who: ['above', 'director'], when: ['oppen'] },
  'ask-extension': { who: ['own'], when: WRITABLE },
  // Only where nobody in the line may review: here the line stands.
  'name-reviewer': { who: [], when: [] },
};

export function mayAct(viewer: Viewer, act: ActKind, task: Task): boolean {
  const { who, when } = ACTS_ALLOWED[act];
  return who.includes(VIEWERS[viewer]) && when.includes(task);
}

/**
 * Acts that come as updates made by hand, past the web: an unknown click, one of another plan or task, one answered already,
 * one out of order. Shown over the real Temporal, where the test is.
 */
export const BY_HAND = {
  'tests/workflows/plan.test.ts': [
    'what the chart forbids is refused with its sentence and leaves no trace in the history',
    'an update sent by hand with an intent nobody has recorded is refused with its sentence',
    'an intent of another plan is refused and stays unanswered there',
    'an intent that has been answered is refused under another update id',
  ],
  'tests/workflows/plan-run.test.ts': ['what has been answered is remembered when the run is continued as new'],
} as const;
