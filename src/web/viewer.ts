import type { Role } from '../domain/cycle-definition.ts';
import type { Person, PersonId } from '../domain/organisation.ts';

/** A post the viewer holds on the clock's local date, her own or as somebody's substitute. */
export type HeldRole = {
  readonly role: Role;
  readonly place?: string;
  readonly board?: string;
  /** rektor, förskolechef, verksamhetschef … */
  readonly title: string;
  readonly standsInFor?: PersonId;
};

/** Who asks, and by which right, today. */
export type Viewer = {
  readonly person: Person;
  /** Kommunkod. */
  readonly municipality: string;
  readonly roles: readonly HeldRole[];
  /** To be sent back by every form: `csrfField`. Empty over the API, which has no cookie to abuse. */
  readonly csrf: string;
  /** Kept with every click: `page`, or `token NAME för ADDRESS`. */
  readonly via: string;
  /** Asks through a token of this role: kept with every click, which is then judged by that role alone. */
  readonly asRole?: Role;
};

export function holdsRole(viewer: Viewer, role: Role): boolean {
  return viewer.roles.some((held) => held.role === role);
}
