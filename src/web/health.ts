import { Hono } from 'hono';
import { partsUp } from './administration/parts-up.ts';
import { createMetrics } from './metrics.ts';
import type { RequestMeter } from './metrics/request-meter.ts';
import type { WebEnvironment } from './web-environment.ts';
import type { WebServices } from './web-services.ts';

/**
 * live: the process answers. ready: the database answers and has every migration, so clicks are kept; Temporal is told
 * beside, because what is clicked while it is away is judged when it is back.
 */
export function healthRoutes(services: WebServices, requests: RequestMeter): Hono<WebEnvironment> {
  const metrics = createMetrics(services, requests);
  const app = new Hono<WebEnvironment>();
  app.get('/health/live', (http) => http.json({ status: 'ok' }));
  app.get('/health/ready', async (http) => {
    const { database, migrations, temporal } = await partsUp(services);
    const isReady = database && migrations;
    const parts = {
      database: word(database),
      migrations: database && !migrations ? 'missing' : word(migrations),
      temporal: word(temporal),
    };
    return http.json({ status: word(isReady), ...parts }, isReady ? 200 : 503);
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
