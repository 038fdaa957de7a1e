import { isIP, isIPv6 } from 'node:net';
import type { Context } from 'hono';

/** Where a reverse proxy of one's own stands: on this machine or in the same closed network. */
const NEAR = [
  /^127\./,
  /^10\./,
  /^192\.168\./,
  /^172\.(1[6-9]|2\d|3[01])\./,
  /^169\.254\./,
  /^(::1$|f[cd][0-9a-f]{2}:|fe[89ab][0-9a-f]:)/i,
];

/**
 * The address that a request comes from, for counting alone; undefined where it cannot be told. What stands in
 * `X-Forwarded-For` is believed of a near neighbour only, and then only its last entry, which the proxy itself has written:
 * what a client writes there stands before it. Of IPv6 the network (/64) counts, since a single visitor has all of it.
 */
export function clientOf(http: Context): string | undefined {
  const peer = plain(peerOf(http.env));
  if (peer === undefined) return undefined;
  const [last] = (http.req.header('x-forwarded-for') ?? '').split(',').slice(-1);
  const forwarded = NEAR.some((range) => range.test(peer)) ? plain(last?.trim()) : undefined;
  return network(forwarded ?? peer);
}

/** What the server of Node leaves with each request; tests without a server leave nothing. */
function peerOf(environment: unknown): string | undefined {
  const { incoming } = (environment ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } };
  return incoming?.socket?.remoteAddress;
}

/** An IPv4 address that came by way of an IPv6 socket is the IPv4 address. */
function plain(address: string | undefined): string | undefined {
  const bare = address?.replace(/^::ffff:(?=\d+\.)/i, '');
  return bare !== undefined && isIP(bare) !== 0 ? bare : undefined;
}

function network(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.toLowerCase().split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const groups = [...before, ...Array.from({ length: zeros }, () => '0'), ...after];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}
