/** How e-mail is offered to the mail server. Everything here lives in real time. */
export type MailPolicy = {
  /** Whoever offers an e-mail says so again within this time, in milliseconds; else its answer counts as lost. */
  readonly lease: number;
  /** The wait before the second try, doubled for each further one. */
  readonly firstRetry: number;
  readonly longestRetry: number;
  /** E-mails offered in one round of the dispatch, before it says how far it has come. */
  readonly batch: number;
};

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

export const MAIL_POLICY: MailPolicy = {
  lease: 20 * SECOND,
  firstRetry: 30 * SECOND,
  longestRetry: 15 * MINUTE,
  batch: 25,
};

/** How long to wait after so many failed tries. */
export function retryDelay(policy: MailPolicy, attempts: number): number {
  return Math.min(policy.firstRetry * 2 ** Math.max(attempts - 1, 0), policy.longestRetry);
}
