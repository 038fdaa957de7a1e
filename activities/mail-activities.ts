import { Context } from '@temporalio/activity';
import { dispatchMorning } from '../src/outbox/dispatch-morning.ts';
import type { Services } from '../src/services.ts';
import type { DispatchAnswer } from '../workflows/messages.ts';
import { withClock } from './with-clock.ts';

export type MailActivities = {
  dispatchMail(request: { readonly municipality: string }): Promise<DispatchAnswer>;
};

/** Well within the heartbeat timeout of `mailDispatch`. */
const HEARTBEAT = 4_000;

/** What the mail queue can do. It says every few seconds that it lives, so that a dead worker is soon replaced. */
export function mailActivities(services: Services): MailActivities {
  return {
    async dispatchMail({ municipality }) {
      const context = Context.current();
      const beat = setInterval(() => context.heartbeat(), HEARTBEAT);
      try {
        return withClock(services, await dispatchMorning(services, { municipality }));
      } finally {
        clearInterval(beat);
      }
    },
  };
}
