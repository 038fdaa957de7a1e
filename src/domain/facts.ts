import type { WorkingCalendar } from './calendar/working-calendar.ts';
import type { CycleDefinition } from './cycle-definition.ts';
import type { LedgerEntry } from './notice.ts';
import type { Organisation, PersonId } from './organisation.ts';
import type { PlanAddress, PlanId } from './plan-id.ts';
import type { PlanState } from './plan-state.ts';
import type { LocalDate } from './time.ts';

/** What `decide` is given beside the state: read under the plan's lock, never changed by it. */
export type Facts = {
  readonly id: PlanId;
  readonly address: PlanAddress;
  /** The pinned definition. */
  readonly definition: CycleDefinition;
  readonly calendar: WorkingCalendar;
  readonly organisation: Organisation;
  /** The plans directly below, as they stand. */
  readonly children: readonly { readonly id: PlanId; readonly state: PlanState }[];
  /** The plan above, as it stands; absent at the top. */
  readonly above?: PlanState;
  readonly ledger: readonly LedgerEntry[];
  /** Persons whose address does not take mail, since when. */
  readonly unreachable: Readonly<Record<PersonId, LocalDate>>;
  /** Per task and version number: the content hash and the required sections that are empty. */
  readonly versions: readonly {
    readonly task: string;
    readonly version: number;
    readonly hash: string;
    readonly missing: readonly string[];
  }[];
};
