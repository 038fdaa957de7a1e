import type { Role } from './cycle-definition.ts';
import type { PersonId } from './organisation.ts';
import type { Instant, LocalDate } from './time.ts';

/** What a person can ask of a task by pressing a button. */
export const ACTS = [
  'hand-in',
  'withdraw',
  'begin-review',
  'approve',
  'return',
  'reopen',
  'except',
  'ask-extension',
  'extend',
  'refuse-extension',
  'name-reviewer',
] as const;
export type ActKind = (typeof ACTS)[number];

/** The content of a click. `version` is the version handed in or judged, `hash` its content hash. */
export type Act =
  | { readonly kind: 'hand-in'; readonly version: number; readonly hash: string }
  | { readonly kind: 'withdraw' }
  | { readonly kind: 'begin-review'; readonly hash: string }
  | { readonly kind: 'approve'; readonly hash: string }
  | { readonly kind: 'return'; readonly hash: string; readonly reason: string; readonly due?: LocalDate }
  | { readonly kind: 'reopen'; readonly reason: string; readonly due?: LocalDate }
  | { readonly kind: 'except'; readonly reason: string }
  | { readonly kind: 'ask-extension'; readonly due: LocalDate; readonly reason: string }
  | { readonly kind: 'extend'; readonly due: LocalDate; readonly reason: string }
  | { readonly kind: 'refuse-extension'; readonly reason: string }
  | { readonly kind: 'name-reviewer'; readonly reviewer: PersonId };

/** A click as it was recorded, before anybody has judged it. */
export type Intent = {
  readonly id: string;
  readonly task: string;
  readonly by: PersonId;
  /** When the button was pressed: on time is judged by this. */
  readonly clickedAt: Instant;
  readonly act: Act;
  /** From where: `page`, `token NAME för NAME`. */
  readonly via?: string;
  /** Pressed through a token of this role, by which alone it is judged; absent where the person acts with all she holds. */
  readonly asRole?: Role;
};
