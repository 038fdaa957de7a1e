import type { Hono } from 'hono';
import type { WebEnvironment } from './web-environment.ts';
import { WebError } from './web-error.ts';

/**
 * From then on every address of the app answers the methods it has no answer to with 405, and says in `Allow` which it has.
 * To be called when everything else stands in the app.
 */
export function refuseOtherMethods(app: Hono<WebEnvironment>): void {
  const answering = app.routes.filter(({ method }) => method !== 'ALL');
  for (const [path, routes] of Map.groupBy(answering, (route) => route.path)) {
    const methods = [...new Set(routes.map(({ method }) => method))];
    const allowed = [...methods, ...(methods.includes('GET') ? ['HEAD'] : [])].join(', ');
    app.all(path, (http) => {
      http.header('Allow', allowed);
      throw new WebError('other-method');
    });
  }
}
