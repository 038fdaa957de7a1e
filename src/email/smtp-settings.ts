import { decodedPart } from './url-part.ts';

export type SmtpSettings = {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (smtps). */
  readonly secure: boolean;
  /** Refuse to go on without STARTTLS. */
  readonly requireTLS: boolean;
  readonly ignoreTLS: boolean;
  /** `ca`: who vouches for the server, as PEM; else those the machine trusts. */
  readonly tls: { readonly rejectUnauthorized: boolean; readonly ca?: string };
  readonly auth?: { readonly user: string; readonly pass: string };
  /** How we present ourselves in EHLO. */
  readonly name?: string;
  /** Milliseconds. */
  readonly connectionTimeout: number;
  readonly greetingTimeout: number;
  /** Silence, also after the whole message has been given. */
  readonly socketTimeout: number;
};

const SERVER = 'e-postserverns adress';

/** Timeouts, in milliseconds, when the address says nothing else. */
const TIMEOUTS = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000 };

/**
 * `smtp://[user:password@]host[:port]` or `smtps://…`; with `?ignoreTLS=true`, `requireTLS=`, `tls.rejectUnauthorized=`,
 * `name=` and the three timeouts in milliseconds. A password is sent only over TLS unless `requireTLS=false`.
 * `authority` (PEM) vouches for the server in place of those the machine trusts.
 * @throws RangeError for anything else; the message does not repeat the address, which may hold a password.
 */
export function smtpSettings(url: string, authority?: string): SmtpSettings {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed === null || !['smtp:', 'smtps:'].includes(parsed.protocol) || parsed.hostname === '') {
    throw new RangeError(`${SERVER}: väntade smtp://värd:port eller smtps://värd:port`);
  }
  const query = parsed.searchParams;
  const secure = parsed.protocol === 'smtps:';
  const user = decodedPart(parsed.username, SERVER);
  const name = query.get('name');
  const ignoreTLS = query.get('ignoreTLS') === 'true';
  return {
    host: parsed.hostname.replace(/^\[|\]$/g, ''),
    port: parsed.port === '' ? (secure ? 465 : 587) : Number(parsed.port),
    secure,
    ignoreTLS,
    requireTLS: query.has('requireTLS') ? query.get('requireTLS') === 'true' : user !== '' && !secure && !ignoreTLS,
    tls: {
      rejectUnauthorized: query.get('tls.rejectUnauthorized') !== 'false',
      ...(authority !== undefined && { ca: authority }),
    },
    ...(user === '' ? {} : { auth: { user, pass: decodedPart(parsed.password, SERVER) } }),
    ...(name === null ? {} : { name }),
    connectionTimeout: milliseconds(query, 'connectionTimeout'),
    greetingTimeout: milliseconds(query, 'greetingTimeout'),
    socketTimeout: milliseconds(query, 'socketTimeout'),
  };
}

function milliseconds(query: URLSearchParams, key: keyof typeof TIMEOUTS): number {
  const given = query.get(key);
  if (given === null) return TIMEOUTS[key];
  if (!/^\d{1,9}$/.test(given) || Number(given) === 0) {
    throw new RangeError(`${SERVER}, ${key}: "${given}", väntade ett antal millisekunder`);
  }
  return Number(given);
}
