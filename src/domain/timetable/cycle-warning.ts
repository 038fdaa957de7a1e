import type { Count } from '../cycle-definition.ts';
import type { LocalDate } from '../time.ts';

/** What is allowed, but likely not meant. Sentences: `src/text/cycle-warnings.ts`. */
export type CycleWarning =
  /** A reminder at or before the opening is not sent. */
  | { readonly kind: 'reminder-before-opening'; readonly step: string; readonly reminder: Count }
  /** One person has two last days in one ISO week. */
  | { readonly kind: 'same-week'; readonly steps: readonly [string, string]; readonly who: string }
  /** A step requires another that opens only after its own last day. */
  | { readonly kind: 'requires-later'; readonly step: string; readonly required: string }
  /** A form that a step names stands nowhere: one narrative section is asked for instead. */
  | { readonly kind: 'unknown-form'; readonly step: string; readonly form: string };

/** A warning as it comes up in one läsår. */
export type WarningInYear = { readonly warning: CycleWarning; readonly on: LocalDate };
