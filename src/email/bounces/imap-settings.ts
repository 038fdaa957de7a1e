import { decodedPart } from '../url-part.ts';

/** How a mailbox is reached over IMAP. */
export type ImapSettings = {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  /** The folder that is read. */
  readonly folder: string;
  /** from-start: TLS from the first byte · starttls: nothing is said before it · none. A certificate is always checked. */
  readonly tls: 'from-start' | 'starttls' | 'none';
  /** Who vouches for the server, as PEM; undefined: whom the machine trusts. */
  readonly authority: string | undefined;
};

const SERVER = 'brevlådans adress';

/**
 * `imaps://user:password@host[:993]/FOLDER`, or `imap://…[:143]`, which demands STARTTLS unless `?ignoreTLS=true` says that the
 * password may go in the clear. Without a folder: INBOX.
 * @throws RangeError for anything else; the message does not repeat the address, which holds a password.
 */
export function imapSettings(url: string, authority?: string): ImapSettings {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed === null || !['imap:', 'imaps:'].includes(parsed.protocol) || parsed.hostname === '' || !parsed.username) {
    throw new RangeError(`${SERVER}: väntade imaps://användare:lösenord@värd:port/INBOX`);
  }
  const secure = parsed.protocol === 'imaps:';
  const folder = decodedPart(parsed.pathname.replace(/^\//, ''), SERVER);
  const inTheClear = parsed.searchParams.get('ignoreTLS') === 'true';
  return {
    host: parsed.hostname.replace(/^\[|\]$/g, ''),
    port: parsed.port === '' ? (secure ? 993 : 143) : Number(parsed.port),
    user: decodedPart(parsed.username, SERVER),
    password: decodedPart(parsed.password, SERVER),
    folder: folder === '' ? 'INBOX' : folder,
    tls: secure ? 'from-start' : inTheClear ? 'none' : 'starttls',
    authority,
  };
}
