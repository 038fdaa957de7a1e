import type { Facts } from '../facts.ts';
import type { ActKind } from '../intent.ts';
import { administrators } from '../line/receivers.ts';
import { reviewersOf } from '../line/reviewers.ts';
import { actorsOf, seatsAbove } from '../line/seats.ts';
import type { PersonId } from '../organisation.ts';
import type { TaskState } from '../plan-state.ts';
import type { Refusal } from '../refusal.ts';
import { holdersOf } from '../responsible.ts';
import type { LocalDate } from '../time.ts';

type Asked = { readonly facts: Facts; readonly task: TaskState; readonly person: PersonId; readonly on: LocalDate };

/** Whose work it is that day. */
export function isActor({ facts, task, person, on }: Asked): boolean {
  return actorsOf(facts, task, on).persons.includes(person);
}

/** Answers somewhere above the one whose work it is; above the top that is the administrators. */
export function isSuperior({ facts, task, person, on }: Asked): boolean {
  const seats = seatsAbove(facts, task);
  if (seats.length === 0) return administrators(facts, on).some((receiver) => receiver.person === person);
  return seats.some((seat) => holdersOf(facts.organisation, { ...seat, on }).persons.includes(person));
}

/** Who had a part in what is handed in, or was and has been taken or sent back. */
function barredFrom({ handedIn, hadPart }: TaskState): readonly PersonId[] {
  return handedIn?.barred ?? hadPart ?? [];
}

/**
 * Who decides of the task: who reviews it; where that is nobody, or somebody whose work it is today, the nearest above who has no
 * part in it; above the top the administrators.
 */
function approvers({ facts, task, on }: Asked): readonly PersonId[] {
  const actors = actorsOf(facts, task, on).persons;
  const reviewers = reviewersOf(facts, task, on);
  const own = [...actors, ...barredFrom(task)];
  if (reviewers.kind === 'found' && !reviewers.persons.some((person) => own.includes(person))) {
    return reviewers.persons;
  }
  const held = seatsAbove(facts, task)
    .map((seat) => holdersOf(facts.organisation, { ...seat, on }).persons)
    .find((persons) => persons.length > 0 && !persons.some((person) => own.includes(person)));
  return held ?? administrators(facts, on).map(({ person }) => person);
}

function mayHandIn(asked: Asked): Refusal | null {
  return isActor(asked) || isSuperior(asked) ? null : 'not-responsible';
}

function mayReview(asked: Asked): Refusal | null {
  if (!asked.task.review) return 'not-reviewer';
  const found = reviewersOf(asked.facts, asked.task, asked.on);
  if (found.kind === 'found' && found.persons.includes(asked.person)) return null;
  return asked.task.handedIn?.barred.includes(asked.person) ? 'own-work' : 'not-reviewer';
}

/** "By the approver or anyone above" (domain §5, extension). */
function mayGiveTime(asked: Asked): Refusal | null {
  if (isActor(asked)) return isSuperior(asked) ? 'own-work' : 'not-approver';
  return isSuperior(asked) ? null : 'not-approver';
}

/** "By the approver", and "by the VC. The same one level up" (domain §6): whoever stands higher only reads. */
function mayRule(asked: Asked): Refusal | null {
  const { task, person } = asked;
  const isBarred = isActor(asked) || barredFrom(task).includes(person);
  if (!isBarred && approvers(asked).includes(person)) return null;
  return isBarred && isSuperior(asked) ? 'own-work' : 'not-approver';
}

function mayName(asked: Asked): Refusal | null {
  return administrators(asked.facts, asked.on).some(({ person }) => person === asked.person)
    ? null
    : 'not-administrator';
}

/** By role and place; null where the person may. Says nothing of state and time. */
export const MAY: Readonly<Record<ActKind, (asked: Asked) => Refusal | null>> = {
  'hand-in': mayHandIn,
  withdraw: (asked) =>
    isActor(asked) || (asked.task.handedIn?.by === asked.person && isSuperior(asked)) ? null : 'not-responsible',
  'begin-review': mayReview,
  approve: mayReview,
  return: mayReview,
  reopen: mayRule,
  except: mayRule,
  'ask-extension': (asked) => (isActor(asked) ? null : 'not-responsible'),
  extend: mayGiveTime,
  'refuse-extension': mayGiveTime,
  'name-reviewer': mayName,
};
