import type { Role } from '../cycle-definition.ts';
import type { Facts } from '../facts.ts';
import { holdersOf, type Holders, type PostQuery } from '../responsible.ts';
import type { TaskState } from '../plan-state.ts';
import type { LocalDate } from '../time.ts';
import { indexOf } from './organisation-index.ts';

type Line = Pick<Facts, 'organisation' | 'definition' | 'address'>;

/** A post without its day. */
export type Seat = Omit<PostQuery, 'on'>;

/** The post that answers for the plan of a place: its level's `responsible`. */
export function seatOfPlace(facts: Line, place: string): Seat | undefined {
  const found = indexOf(facts.organisation).place.get(place);
  const level = facts.definition.levels.find((candidate) => candidate.key === found?.level);
  return level && { role: level.responsible, place };
}

/** The places above, nearest first. */
export function placesAbove(facts: Line, place: string): string[] {
  const index = indexOf(facts.organisation);
  const above: string[] = [];
  for (
    let at = index.place.get(place)?.parent;
    at !== undefined && !above.includes(at);
    at = index.place.get(at)?.parent
  ) {
    above.push(at);
  }
  return above;
}

const MUNICIPAL: Partial<Record<TaskState['actor'], Role>> = { administrator: 'administrator', officer: 'officer' };

/** The post whose work the task is. */
export function seatOfTask(facts: Line, task: Pick<TaskState, 'actor' | 'board'>): Seat {
  const municipal = MUNICIPAL[task.actor];
  if (municipal) return { role: municipal };
  if (task.actor === 'secretary') return { role: 'secretary', board: task.board };
  const [above] = placesAbove(facts, facts.address.place);
  const place = task.actor === 'approver' ? above : facts.address.place;
  const seat = place === undefined ? undefined : seatOfPlace(facts, place);
  return seat ?? { role: 'administrator' };
}

/** Who is to do the task that day. An officer's task falls to the administrators where there is no officer. */
export function actorsOf(facts: Line, task: Pick<TaskState, 'actor' | 'board'>, on: LocalDate): Holders {
  const holders = holdersOf(facts.organisation, { ...seatOfTask(facts, task), on });
  if (!holders.vacant || task.actor !== 'officer') return holders;
  return holdersOf(facts.organisation, { role: 'administrator', on });
}

/** The seats above the one whose work it is, nearest first. */
export function seatsAbove(facts: Line, task: Pick<TaskState, 'actor'>): Seat[] {
  const above = placesAbove(facts, facts.address.place);
  const from =
    task.actor === 'responsible'
      ? above
      : task.actor === 'approver'
        ? above.slice(1)
        : [above.at(-1) ?? facts.address.place];
  return from.map((place) => seatOfPlace(facts, place)).filter((seat) => seat !== undefined);
}
