/** Enhanced status codes (RFC 3463) that speak of a system, the way or our rights, not of the address. */
const ABOUT_US = /\b5\.[3457]\.\d{1,3}\b/;

/** Whether a refusal, as a mail server or a report words it, says nothing about the receiver's address. */
export function isAboutUs(said: string): boolean {
  return ABOUT_US.test(said);
}
