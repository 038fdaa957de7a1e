import { dayOf } from '../calendar/working-days.ts';
import type { Facts } from '../facts.ts';
import type { ActKind, Intent } from '../intent.ts';
import { actorsOf, placesAbove, seatOfPlace } from '../line/seats.ts';
import type { PersonId } from '../organisation.ts';
import type { TaskState } from '../plan-state.ts';
import { holdersOf } from '../responsible.ts';

/** What is the work of those whose task it is; everything else is done by those above. */
const OWN_WORK: readonly ActKind[] = ['hand-in', 'withdraw', 'ask-extension'];

/**
 * For whom a click was made on the day of the click: the absent whose substitute pressed, or those whose work it was where
 * a chef above did it. Empty where somebody acted for themselves, and for the unit's vacant post.
 */
export function onBehalfOf(facts: Facts, { task, intent }: { task: TaskState; intent: Intent }): readonly PersonId[] {
  const on = dayOf(facts.calendar, intent.clickedAt);
  if (OWN_WORK.includes(intent.act.kind)) {
    const actors = actorsOf(facts, task, on);
    return actors.persons.includes(intent.by) ? absentOf(actors.standingInFor, intent.by) : actors.appointed;
  }
  const above = placesAbove(facts, facts.address.place).map((place) => seatOfPlace(facts, place));
  for (const seat of [...above, { role: 'administrator' as const }]) {
    const holders = seat && holdersOf(facts.organisation, { ...seat, on });
    if (holders?.persons.includes(intent.by)) return absentOf(holders.standingInFor, intent.by);
  }
  return [];
}

function absentOf(standingInFor: Readonly<Record<PersonId, PersonId>>, person: PersonId): readonly PersonId[] {
  const absent = standingInFor[person];
  return absent === undefined ? [] : [absent];
}
