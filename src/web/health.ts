import { Hono } from 'hono';
import { answersInTime, temporalAnswers } from './administration/system-status.ts';
import type { RequestCounter } from './metrics.ts';
import { createMetrics } from './metrics.ts';
import type { WebEnvironment } from './web-environment.ts';
import type { WebServices } from './web-services.ts';

/**
 * live: the process answers. ready: the database answers, so clicks are kept; Temporal is told beside, because what is
 * clicked while it is away is judged when it is back.
 */
export function healthRoutes(services: WebServices, requests: RequestCounter): Hono<WebEnvironment> {
  const { database, temporal } = services;
  const metrics = createMetrics(services, requests);
  const app = new Hono<WebEnvironment>();
  app.get('/health/live', (http) => http.json({ status: 'ok' }));
  app.get('/health/ready', async (http) => {
    const [databaseUp, temporalUp] = await Promise.all([
      answersInTime(() => database.$queryRaw`SELECT 1`),
      temporalAnswers(temporal),
    ]);
    const status = databaseUp ? 'ok' : 'unavailable';
    return http.json({ status, database: word(databaseUp), temporal: word(temporalUp) }, databaseUp ? 200 : 503);
  });
  app.get('/metrics', async (http) =>
    http.text(await metrics(), 200, {
      'Content-Type': 'text/plain; version=0.0.4; charset=utf-8',
    }),
  );
  return app;
}

function word(up: boolean): 'ok' | 'unavailable' {
  return up ? 'ok' : 'unavailable';
}
