import type { Role } from './cycle-definition.ts';
import type { LocalDate } from './time.ts';

/** The organisation over time: who answers for what, from which day to which. */
export type Organisation = {
  /** Kommunkod, four digits. */
  readonly municipality: string;
  readonly title: string;
  readonly places: readonly Place[];
  readonly boards: readonly { readonly key: string; readonly title: string }[];
  readonly persons: readonly Person[];
  readonly posts: readonly Post[];
  readonly absences: readonly Absence[];
};

/** Anything that has a plan: the municipality, an operation or a unit. */
export type Place = {
  /** Lower-case letters a–z, digits and hyphens; part of workflow ids, so never a person's name. */
  readonly key: string;
  /** A level key of the cycle definition. */
  readonly level: string;
  readonly title: string;
  /** The place above; absent at the top. */
  readonly parent?: string;
  /** The operation it belongs to (its own key for an operation); absent at the top. */
  readonly operation?: string;
  readonly schoolForms: readonly string[];
  readonly yearGroups: readonly string[];
  readonly from?: LocalDate;
  readonly to?: LocalDate;
};

/** A random id; the only thing about a person that may stand in a history. */
export type PersonId = string;

export type Person = {
  readonly id: PersonId;
  readonly name: string;
  readonly email: string;
};

/** A role held at a place (or, for secretaries and politicians, at a board). Both dates belong to it. */
export type Post = {
  readonly person: PersonId;
  readonly role: Role;
  readonly place?: string;
  readonly board?: string;
  /** What the person is called there: rektor, förskolechef, enhetschef … */
  readonly title: string;
  readonly from?: LocalDate;
  readonly to?: LocalDate;
};

/** The substitute gets the mail instead of the absent, in every post or only at `place`. */
export type Absence = {
  readonly person: PersonId;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly substitute?: PersonId;
  readonly place?: string;
};
