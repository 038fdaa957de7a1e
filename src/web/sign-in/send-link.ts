import { countLinksSince, issueLink, type KnownPerson } from '../../database/sign-in-store.ts';
import type { WebServices } from '../web-services.ts';

/** How long a link signs in, and how many may be asked for in that time. */
export const LINK_MINUTES = 15;
export const LINK_LASTS = LINK_MINUTES * 60_000;
export const MOST_LINKS = { person: 5, total: 500 } as const;

/**
 * Mails a one-time link to the person's known address. False, and no mail, when that person or everybody
 * together has been sent too many of late; counted in the database, so that a restart forgets nothing.
 */
export async function sendLink(
  services: WebServices,
  { person, next }: { person: KnownPerson; next: string },
): Promise<boolean> {
  const { database, settings } = services;
  const at = services.realTime();
  const sent = await countLinksSince(database, { person: person.id, since: at - LINK_LASTS });
  if (sent.person >= MOST_LINKS.person || sent.total >= MOST_LINKS.total) return false;
  const token = await issueLink(database, {
    person: person.id,
    next,
    at,
    expiresAt: at + LINK_LASTS,
  });
  await services.mailSignIn({
    municipality: person.municipality,
    person: person.id,
    name: person.name,
    email: person.email,
    url: `${settings.webAddress}/logga-in/${token}`,
    validMinutes: LINK_MINUTES,
  });
  return true;
}
