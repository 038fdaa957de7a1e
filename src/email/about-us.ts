const CODE = /5\.\d{1,3}\.\d{1,3}(?![.\d])/.source;
const LEADING = new RegExp(`^${CODE}`);
/** The first reply code, with the enhanced one that may stand directly after it (RFC 2034). */
const REPLY = new RegExp(`(?<![.\\d])5\\d\\d[ -](?:#?(${CODE}))?`);

/** Enhanced status codes (RFC 3463) that speak of a system, the way or our rights, or of the sender. */
const ABOUT_US = /^5\.([3457]\.\d+|1\.[78])$/;
/** Codes of the way and the protocol with which some servers say that an address does not exist. */
const STILL_THE_ADDRESS = [
  { code: '5.4.1', words: /recipient address rejected/i },
  { code: '5.5.0', words: /mailbox unavailable/i },
];

/**
 * The enhanced status code that an answer stands for: the one directly after its reply code, else the one it begins with; the
 * rest of its words is not asked. Undefined when it has none.
 */
export function enhancedCode(said: string): string | undefined {
  return REPLY.exec(said)?.[1] ?? LEADING.exec(said)?.[0];
}

/**
 * Whether a refusal says nothing about the receiver's address: as a mail server words it, or a report, whose own status then
 * stands before the words. A status that speaks of the address or the mailbox decides; else the server's own code, unless it
 * says nothing (5.0).
 */
export function isAboutUs(said: string): boolean {
  const codes = [LEADING.exec(said)?.[0], REPLY.exec(said)?.[1]].filter((code) => code !== undefined);
  const code = codes.find((one) => /^5\.[12]\./.test(one)) ?? codes.findLast((one) => !one.startsWith('5.0.'));
  if (code === undefined || !ABOUT_US.test(code)) return false;
  return !STILL_THE_ADDRESS.some((one) => one.code === code && one.words.test(said));
}
