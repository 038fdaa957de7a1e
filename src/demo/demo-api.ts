import type { Act } from '../domain/intent.ts';
import type { PlanId } from '../domain/plan-id.ts';

/** What a simulated person sends; content only with a hand-in. */
export type Deed = {
  readonly plan: PlanId;
  readonly task: string;
  readonly act: Act['kind'];
  readonly body: Readonly<Record<string, unknown>>;
};
