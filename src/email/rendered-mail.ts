/** A letter in both its twins, ready to be composed into a message. */
export type RenderedMail = {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The enclosed calendar file, where the mail brings dates. */
  readonly calendar?: string;
  /** About one thing alone, so that it may stand in that thing's thread. */
  readonly single: boolean;
};
