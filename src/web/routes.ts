import type { ActKind } from '../domain/intent.ts';
import { planAddress, type PlanId } from '../domain/plan-id.ts';
import { yearKey, yearOfKey, type SchoolYear } from '../domain/school-year.ts';

/** Addresses as `app.ts` registers them. */
export const PATTERNS = {
  home: '/',
  signIn: '/logga-in',
  signInLink: '/logga-in/:token',
  signOut: '/logga-ut',
  plan: '/plan/:place/:year',
  task: '/plan/:place/:year/:task',
  taskForUnit: '/plan/:place/:year/:task/for-enheten',
  handIn: '/plan/:place/:year/:task/lamna-in',
  handInForUnit: '/plan/:place/:year/:task/for-enheten/lamna-in',
  review: '/plan/:place/:year/:task/granska',
  version: '/plan/:place/:year/:task/version/:number',
  act: '/plan/:place/:year/:task/gor/:act',
  receipt: '/kvitto/:intent',
  units: '/enheter',
  admin: '/admin',
  adminMail: '/admin/mejl',
  adminMailMessage: '/admin/mejl/:email',
  adminAddresses: '/admin/adresser',
  adminPlans: '/admin/planer',
  adminYear: '/admin/lasar',
  adminOrganisation: '/admin/organisation',
  firstStart: '/kom-igang',
  accessibility: '/tillganglighet',
  privacy: '/personuppgifter',
} as const;

/** How an act is called in an address. */
export const ACT_WORDS: Readonly<Record<ActKind, string>> = {
  'hand-in': 'lamna-in',
  withdraw: 'ta-tillbaka',
  'begin-review': 'borja-granska',
  approve: 'godkann',
  return: 'aterlamna',
  reopen: 'oppna-igen',
  except: 'undanta',
  'ask-extension': 'be-om-anstand',
  extend: 'ge-anstand',
  'refuse-extension': 'neka-anstand',
  'name-reviewer': 'utse-granskare',
};

/** Task keys may hold a slash (`step/child`), addresses may not. */
export function taskSegment(task: string): string {
  return task.replaceAll('/', '~');
}
export function taskOfSegment(segment: string): string {
  return segment.replaceAll('~', '/');
}

/** The läsår of an address; undefined when it is none. */
export function yearOfSegment(segment: string): SchoolYear | undefined {
  try {
    return yearOfKey(segment);
  } catch {
    return undefined;
  }
}

export function planPath(plan: PlanId): string {
  const { place, year } = planAddress(plan);
  return `/plan/${place}/${yearKey(year)}`;
}
/** The form of a task: to fill in for its holders, to read for others. */
export function taskPath(plan: PlanId, task: string): string {
  return `${planPath(plan)}/${taskSegment(task)}`;
}
/** The same form, filled in by the approver in the unit's place. */
export function taskForUnitPath(plan: PlanId, task: string): string {
  return `${taskPath(plan, task)}/for-enheten`;
}
/** Everything once more, before it is handed in. */
export function handInPath(plan: PlanId, task: string): string {
  return `${taskPath(plan, task)}/lamna-in`;
}
export function handInForUnitPath(plan: PlanId, task: string): string {
  return `${taskForUnitPath(plan, task)}/lamna-in`;
}
export function reviewPath(plan: PlanId, task: string): string {
  return `${taskPath(plan, task)}/granska`;
}
export function versionPath(plan: PlanId, task: string, number: number): string {
  return `${taskPath(plan, task)}/version/${number}`;
}
/** Where the form of an act is posted. */
export function actPath(plan: PlanId, task: string, act: ActKind): string {
  return `${taskPath(plan, task)}/gor/${ACT_WORDS[act]}`;
}
export function receiptPath(intent: string): string {
  return `/kvitto/${intent}`;
}
/** `next` is a local path; where it is none, it is left out. */
export function signInPath(next?: string): string {
  return next === undefined || next === '/' ? '/logga-in' : `/logga-in?next=${encodeURIComponent(next)}`;
}
