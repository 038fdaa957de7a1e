import { createHash } from 'node:crypto';
import type { PersonId } from '../domain/organisation.ts';
import type { LocalDate } from '../domain/time.ts';

/** What an e-mail is caused by: a person's morning, or the click (intent, sign-in request) it answers. */
export type MailCause = { readonly person: PersonId } & ({ readonly morning: LocalDate } | { readonly click: string });

/** The Message-ID of the e-mail with this cause, in angle brackets: the same whenever it is asked for. */
export function messageIdFor(cause: MailCause, domain: string): string {
  const why = 'morning' in cause ? `morning|${cause.morning}` : `click|${cause.click}`;
  const digest = createHash('sha256').update(`${cause.person}|${why}`).digest('hex');
  return `<${digest.slice(0, 40)}@${domain}>`;
}

/**
 * The envelope sender (VERP): `retur@x.example` becomes `retur+KEY@x.example`, with a key per message,
 * so that a bounce tells which one it is about. @throws RangeError when `base` is not an address.
 */
export function returnPathFor(base: string, messageId: string): string {
  const at = base.lastIndexOf('@');
  if (at < 1) throw new RangeError(`avsändaradress "${base}": väntade namn@domän`);
  return `${base.slice(0, at)}+${returnKey(messageId)}${base.slice(at)}`;
}

/** What tells one Return-Path from another: the first twenty hexadecimal digits of SHA-256 of the Message-ID. */
export function returnKey(messageId: string): string {
  return createHash('sha256').update(messageId).digest('hex').slice(0, 20);
}

/** The key in an address that `returnPathFor` made of the same `base`; undefined for any other address. */
export function keyInReturnPath(base: string, address: string): string | undefined {
  const at = base.lastIndexOf('@');
  const [local, domain] = [`${base.slice(0, at)}+`, base.slice(at)].map((part) => part.toLowerCase());
  const given = address
    .trim()
    .replace(/^<(.*)>$/, '$1')
    .toLowerCase();
  if (local === undefined || domain === undefined || !given.startsWith(local) || !given.endsWith(domain))
    return undefined;
  const key = given.slice(local.length, -domain.length);
  return /^[0-9a-f]{20}$/.test(key) ? key : undefined;
}
