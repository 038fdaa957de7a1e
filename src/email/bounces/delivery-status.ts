/** What a report says of one receiver (RFC 3464 §2.3). */
export type ReceiverStatus = {
  /** In lower case: failed, delayed, delivered, relayed, expanded. */
  readonly action: string;
  /** `5.1.1`; empty where the field is missing or is no status. */
  readonly status: string;
  /** The address it was for and the one it was last given to, in lower case, as far as they are said and can be addresses. */
  readonly addresses: readonly string[];
  /** In plain letters on one line, without its type. */
  readonly diagnostic: string;
};

const LONGEST = 500;

/** The receivers of a `message/delivery-status` part, in its order. What it says of the message itself is left out. */
export function readDeliveryStatus(text: string): readonly ReceiverStatus[] {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n+/)
    .map(readFields)
    .filter((fields) => fields.has('action'))
    .map((fields) => ({
      action: (fields.get('action') ?? '').toLowerCase(),
      status: /^\d\.\d{1,3}\.\d{1,3}\b/.exec(fields.get('status') ?? '')?.[0] ?? '',
      addresses: ['original-recipient', 'final-recipient'].flatMap((name) => {
        const address = withoutType(fields.get(name) ?? '').toLowerCase();
        const isPlain = address !== '' && address.isWellFormed() && !/\p{Cc}/u.test(address);
        return isPlain ? [address.replace(/^<(.*)>$/, '$1')] : [];
      }),
      diagnostic: storable(withoutType(fields.get('diagnostic-code') ?? '')),
    }));
}

function readFields(group: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const line of group.replaceAll(/\n[ \t]+/g, ' ').split('\n')) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    if (name !== '' && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return fields;
}

/** `rfc822; rakel@skolan.example`, `smtp; 550 …`: what stands after the type. */
function withoutType(value: string): string {
  return value.replace(/^[a-z0-9-]+\s*;/i, '').trim();
}

/** What a database and a page can hold: no control characters, whole letters, not endless. */
function storable(text: string): string {
  const plain = text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
  return plain.length <= LONGEST ? plain : `${plain.slice(0, LONGEST - 1).toWellFormed()}…`;
}
