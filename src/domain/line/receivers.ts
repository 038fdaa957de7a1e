import type { Ladder, LadderRole } from '../cycle-definition.ts';
import type { Facts } from '../facts.ts';
import type { ReceivedAs } from '../notice.ts';
import type { PersonId } from '../organisation.ts';
import { holdersOf } from '../responsible.ts';
import type { LocalDate } from '../time.ts';
import { placesAbove, seatOfPlace } from './seats.ts';

export type Receiver = { readonly person: PersonId; readonly as: ReceivedAs };
type Line = Pick<Facts, 'organisation' | 'definition' | 'address'>;

export function administrators(facts: Line, on: LocalDate): Receiver[] {
  return holdersOf(facts.organisation, { role: 'administrator', on }).persons.map((person) => ({
    person,
    as: 'administrator',
  }));
}

function holdersAt(facts: Line, place: string, on: LocalDate): readonly PersonId[] {
  const seat = seatOfPlace(facts, place);
  return seat ? holdersOf(facts.organisation, { ...seat, on }).persons : [];
}

/**
 * The persons a ladder's role means that day, seen from the plan (cycle-format §2, *Receivers*).
 * A vacant approver's place is taken by the nearest level above; above the top stand the administrators.
 * `except` are those who are late: a rung that would reach only them, at the top, goes to the administrators.
 */
export function ladderReceivers(
  facts: Line,
  role: LadderRole,
  at: { on: LocalDate; except: readonly PersonId[] },
): Receiver[] {
  if (role === 'administrator') return administrators(facts, at.on);
  const above = placesAbove(facts, facts.address.place);
  const top = above.at(-1);
  if (top === undefined) return administrators(facts, at.on);
  const places = role === 'director' ? [top] : above;
  const place = places.find((candidate) => holdersAt(facts, candidate, at.on).length > 0);
  if (place === undefined) return administrators(facts, at.on);
  const persons = holdersAt(facts, place, at.on);
  if (place === top && persons.every((person) => at.except.includes(person))) return administrators(facts, at.on);
  const as: ReceivedAs = place === top && (role === 'director' || above.length > 1) ? 'director' : 'approver';
  return persons.map((person) => ({ person, as }));
}

/** Who answers above some persons and is not one of them: the level above, else the director, else the administrators. */
export function receiversAbove(
  facts: Line,
  { on, below }: { on: LocalDate; below: readonly PersonId[] },
): readonly Receiver[] {
  const others = (role: 'approver' | 'director'): Receiver[] =>
    ladderReceivers(facts, role, { on, except: below }).filter(({ person }) => !below.includes(person));
  const approvers = others('approver');
  return approvers.length > 0 ? approvers : others('director');
}

/** Who has a copy of what the late are told that day, themselves left out. */
export function copyReceivers(
  facts: Line,
  { overdue }: Ladder,
  { on, late }: { on: LocalDate; late: readonly PersonId[] },
): readonly Receiver[] {
  if (overdue?.copyTo === undefined) return [];
  return ladderReceivers(facts, overdue.copyTo, { on, except: late }).filter(({ person }) => !late.includes(person));
}
