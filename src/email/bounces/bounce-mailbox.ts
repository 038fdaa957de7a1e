/** Where reports of e-mail that came back arrive. */
export type BounceMailbox = {
  /** Tells mailboxes apart in the database; never shown or logged. */
  readonly name: string;
  /**
   * Opens the mailbox for the time of `work`. @throws Error when it cannot be reached or does not let us in; what `work` throws
   * is thrown on.
   */
  visit<Result>(work: (open: OpenMailbox) => Promise<Result>): Promise<Result>;
};

export type OpenMailbox = {
  /** What may be a report and has not been dealt with, the oldest first. An id is one message's for ever. */
  messages(): Promise<readonly string[]>;
  /** The message, or the beginning of a long one; undefined when it is gone. Leaves no trace in the mailbox. */
  read(id: string): Promise<Buffer | undefined>;
  /** It has been dealt with: a report that counted (`used`), or something left for people. */
  done(id: string, used: boolean): Promise<void>;
};
