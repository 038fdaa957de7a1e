import type { Context } from 'hono';
import type { FactsCache } from '../../database/facts-cache.ts';
import { findApiToken } from '../../database/api-token-store.ts';
import type { Role } from '../../domain/cycle-definition.ts';
import { inRoleAlone } from '../../domain/line/in-role-alone.ts';
import type { Organisation, PersonId } from '../../domain/organisation.ts';
import { API_TEXT, tokenInWords } from '../../text/api.ts';
import type { PageContext } from '../page-context.ts';
import { viewerToday } from '../session/viewer-today.ts';
import type { WebEnvironment } from '../web-environment.ts';
import { WebError } from '../web-error.ts';
import type { WebServices } from '../web-services.ts';

/**
 * Who calls, by a bearer token. A token carries one role, and only while its person holds it: what the person may by
 * other posts is not seen through it.
 * @throws WebError `not-signed-in` for no token or a dead one, `not-allowed` when the role is not held today.
 */
export async function bearerContext(services: WebServices, http: Context<WebEnvironment>): Promise<PageContext> {
  const now = await services.clock.now();
  const [, secret] = /^Bearer\s+(\S+)$/i.exec(http.req.header('authorization') ?? '') ?? [];
  const token =
    secret === undefined ? undefined : await findApiToken(services.database, { secret, at: services.realTime() });
  if (token === undefined) throw new WebError('not-signed-in', { sentence: API_TEXT.noToken });
  const { person, municipality, role } = token;
  const bound = { ...services, cache: onlyInRole(services.cache, { person, role }) };
  const found = await viewerToday(bound, {
    person,
    municipality,
    now,
    csrf: '',
    via: 'api',
    onlyRole: role,
  });
  if (found === undefined || found.viewer.roles.length === 0) {
    throw new WebError('not-allowed', { sentence: API_TEXT.roleNotHeld });
  }
  const viewer = { ...found.viewer, via: tokenInWords(token.name, found.viewer.person.name), asRole: role };
  http.set('viewer', viewer);
  return { ...found, services: bound, viewer, now, http };
}

/** The organisation as the token's role alone has it. */
function onlyInRole(cache: FactsCache, who: { person: PersonId; role: Role }): FactsCache {
  const narrowed = new WeakMap<Organisation, Organisation>();
  return {
    whole: cache,
    rules: async (reader, key) => await cache.rules(reader, key),
    async organisation(reader, municipality) {
      const whole = await cache.organisation(reader, municipality);
      const known = narrowed.get(whole) ?? inRoleAlone(whole, who);
      narrowed.set(whole, known);
      return known;
    },
  };
}
