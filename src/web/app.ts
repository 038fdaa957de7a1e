import { Hono } from 'hono';
import { errorAnswer, notFoundAnswer } from './errors/error-answer.ts';
import { healthRoutes } from './health.ts';
import { createRequestCounter } from './metrics.ts';
import { limitBody, LONGEST_BODY } from './security/body-limit.ts';
import { securityHeaders } from './security/headers.ts';
import { sameOrigin } from './security/same-origin.ts';
import { signInRoutes } from './sign-in/sign-in-routes.ts';
import type { WebEnvironment } from './web-environment.ts';
import type { WebServices } from './web-services.ts';

/** The whole web: every address and what answers it. Listens to nothing by itself. */
export function createApp(services: WebServices): Hono<WebEnvironment> {
  const { webAddress } = services.settings;
  const requests = createRequestCounter();
  const app = new Hono<WebEnvironment>();

  app.use(requests.middleware, securityHeaders({ https: webAddress.startsWith('https:') }));
  app.onError(errorAnswer(services));
  app.notFound(notFoundAnswer(services));
  app.route('/', healthRoutes(services, requests));

  app.use(sameOrigin(webAddress), limitBody(LONGEST_BODY));
  app.route('/', signInRoutes(services));

  return app;
}
