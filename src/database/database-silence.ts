/** The driver's own words: it has no codes for these. */
const SILENCE =
  /^(Query read timeout|timeout exceeded when trying to connect|timeout expired|Connection terminated\b.*|Client was closed and is not queryable|Client has encountered a connection error and is not queryable)$/;

/** The database did not answer in time, or hung up in the middle: what it was asked may or may not have been done. */
export function isSilence(error: unknown): boolean {
  return error instanceof Error && SILENCE.test(error.message);
}
