import { Hono, type Context } from 'hono';
import { municipalityZone } from '../../database/municipality-zone.ts';
import { closeSession, forgetEndedSessions, openSession } from '../../database/session-store.ts';
import { findLink, forgetOldLinks, personByEmail, spendLink } from '../../database/sign-in-store.ts';
import { localDateOf } from '../../domain/calendar/local-time.ts';
import type { Instant } from '../../domain/time.ts';
import { capitalised, listed } from '../../text/numbers.ts';
import { SIGN_IN_TEXT } from '../../text/sign-in.ts';
import type { SignInLink } from '../../database/sign-in-store.ts';
import { publicFrame } from '../public-frame.ts';
import { PATTERNS, signInPath } from '../routes.ts';
import { clientOf } from '../security/client-address.ts';
import { readPostedForm } from '../security/posted-form.ts';
import { createRateLimit } from '../security/rate-limit.ts';
import { rolesHeld } from '../session/roles-held.ts';
import { giveSessionCookie, readSessionCookie, SESSION_LASTS, takeSessionCookie } from '../session/session-cookie.ts';
import type { WebEnvironment } from '../web-environment.ts';
import { WebError } from '../web-error.ts';
import type { WebServices } from '../web-services.ts';
import { destination } from './destination.ts';
import { safeNext } from './safe-next.ts';
import { LINK_LASTS, MOST_LINKS, sendLink } from './send-link.ts';
import { askAddressPage, linkSentPage, staleLinkPage, useLinkPage } from './sign-in-pages.ts';

const DAY = 86_400_000;
/** Of everybody together in a quarter of an hour, known or not; far above what people do, so that no flood shuts them out. */
const MOST_ATTEMPTS = 5_000;
/** Of one client in the same time: a whole office may stand behind one address. */
const MOST_OF_CLIENT = 300;
const ADDRESS = /^[^\s@]+@[^\s@]+$/;

/** Signing in by a mailed one-time link. Needs the database and the mail, and nothing else. */
export function signInRoutes(services: WebServices): Hono<WebEnvironment> {
  const { database, settings } = services;
  const https = settings.webAddress.startsWith('https:');
  const limit = createRateLimit({
    most: MOST_LINKS.person,
    total: MOST_ATTEMPTS,
    milliseconds: LINK_LASTS,
  });
  const clients = createRateLimit({ most: MOST_OF_CLIENT, total: Infinity, milliseconds: LINK_LASTS });
  const app = new Hono<WebEnvironment>();

  /** When this client may ask again, or this address; undefined where both may now. A flood uses up only what is its own. */
  function askedTooOften(http: Context, address: string, at: Instant): Instant | undefined {
    const client = clientOf(http);
    const again = client === undefined ? undefined : clients.attempt(client, at);
    return again ?? limit.attempt(address, at);
  }

  async function frameFor(http: Context) {
    return await publicFrame(services, { path: http.req.path });
  }

  async function whereTo(municipality: string | undefined, next: string) {
    if (municipality === undefined) return undefined;
    return await destination(database, { municipality, next });
  }

  async function askAgain(
    http: Context<WebEnvironment>,
    model: { next: string; typed: string; fault: string },
    status: 400 | 429,
  ) {
    return http.html(await askAddressPage(await frameFor(http), model), status);
  }

  app.get(PATTERNS.signIn, async (http) => {
    const shown = await frameFor(http);
    const next = safeNext(http.req.query('next'));
    const only = await database.municipality.findMany({ select: { id: true }, take: 2 });
    const where = await whereTo(only.length === 1 ? only[0]?.id : undefined, next);
    return http.html(await askAddressPage(shown, { next, typed: '', destination: where }));
  });

  app.post(PATTERNS.signIn, async (http) => {
    const form = await readPostedForm(http);
    const typed = (form['epost'] ?? '').trim().replaceAll('\u0000', '').slice(0, 320);
    const next = safeNext(form['next']);
    if (!ADDRESS.test(typed)) {
      return await askAgain(http, { next, typed, fault: SIGN_IN_TEXT.addressMissing }, 400);
    }
    const at = services.realTime();
    const again = askedTooOften(http, typed.toLowerCase(), at);
    const shown = await frameFor(http);
    if (again !== undefined) {
      const fault = SIGN_IN_TEXT.tooMany(again, shown.timezone);
      return await askAgain(http, { next, typed, fault }, 429);
    }
    // Not waited for: the time an answer takes would tell known addresses from others.
    void sendIfKnown(services, { typed, next });
    return http.html(await linkSentPage(shown, { address: typed, next, until: at + LINK_LASTS }));
  });

  app.get(PATTERNS.signInLink, async (http) => {
    const token = http.req.param('token');
    const link = await findLink(database, { token, at: services.realTime() });
    const shown = await frameFor(http);
    if (link === undefined) {
      const model = { next: '/', typed: '', heading: SIGN_IN_TEXT.staleHeading, fault: SIGN_IN_TEXT.unknownLink };
      return http.html(await askAddressPage(shown, model), 404);
    }
    if (!link.usable) return http.html(await staleLinkPage(shown, token), 410);
    const { person, next } = link;
    const where = await whereTo(person.municipality, next);
    const roles = await rolesLine(services, person);
    return http.html(await useLinkPage(shown, { token, name: person.name, roles, destination: where }));
  });

  app.post(PATTERNS.signInLink, async (http) => {
    const token = http.req.param('token');
    const at = services.realTime();
    const link = await findLink(database, { token, at });
    if (link === undefined || !(await spendLink(database, { token, at }))) {
      return http.redirect(`${PATTERNS.signIn}/${encodeURIComponent(token)}`, 303);
    }
    const before = readSessionCookie(http, https);
    if (before !== undefined) await closeSession(database, before);
    await forgetEndedSessions(database, at);
    await forgetOldLinks(database, at - DAY);
    const session = await openSession(database, {
      person: link.person.id,
      at,
      expiresAt: at + SESSION_LASTS,
    });
    giveSessionCookie(http, { token: session, https });
    return http.redirect(safeNext(link.next), 303);
  });

  app.post(`${PATTERNS.signInLink}/ny`, async (http) => {
    const at = services.realTime();
    const link = await findLink(database, { token: http.req.param('token'), at });
    if (link === undefined) return http.redirect(signInPath(), 303);
    const sent = await sendLink(services, link);
    if (!sent) throw new WebError('too-many-requests');
    const shown = await frameFor(http);
    return http.html(await linkSentPage(shown, { next: link.next, until: at + LINK_LASTS }));
  });

  app.post(PATTERNS.signOut, async (http) => {
    const token = readSessionCookie(http, https);
    if (token !== undefined) await closeSession(database, token);
    takeSessionCookie(http, https);
    if (https) http.header('Clear-Site-Data', '"cache"');
    return http.redirect(signInPath(), 303);
  });

  return app;
}

async function sendIfKnown(services: WebServices, { typed, next }: { typed: string; next: string }): Promise<void> {
  try {
    const person = await personByEmail(services.database, typed);
    if (person !== undefined) await sendLink(services, { person, next });
  } catch (error) {
    services.log.error('sign-in link not sent', { error: error instanceof Error ? error.name : 'unknown' });
  }
}

/** "Rektor och verksamhetschef." */
async function rolesLine(services: WebServices, person: SignInLink['person']): Promise<string> {
  const organisation = await services.cache.organisation(services.database, person.municipality);
  const zone = await municipalityZone(services.database, person.municipality);
  const on = localDateOf(zone, await services.clock.now());
  const titles = new Set(rolesHeld(organisation, { person: person.id, on }).map(({ title }) => title));
  return titles.size === 0 ? '' : `${capitalised(listed([...titles]))}.`;
}
