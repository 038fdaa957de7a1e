import { Hono } from 'hono';
import type { RequestCounter } from './metrics.ts';
import { metricsText } from './metrics.ts';
import type { WebEnvironment } from './web-environment.ts';
import type { WebServices } from './web-services.ts';

/** How long readiness waits for a part to answer, in milliseconds of real time. */
const PATIENCE = 2_000;

/**
 * live: the process answers. ready: the database answers, so clicks are kept; Temporal is told beside, because what is
 * clicked while it is away is judged when it is back.
 */
export function healthRoutes(
  services: WebServices,
  requests: RequestCounter,
): Hono<WebEnvironment> {
  const { database, temporal } = services;
  const app = new Hono<WebEnvironment>();
  app.get('/health/live', (http) => http.json({ status: 'ok' }));
  app.get('/health/ready', async (http) => {
    const [databaseUp, temporalUp] = await Promise.all([
      answers(() => database.$queryRaw`SELECT 1`),
      answers(() => temporal.connection.workflowService.getSystemInfo({})),
    ]);
    const status = databaseUp ? 'ok' : 'unavailable';
    return http.json(
      { status, database: word(databaseUp), temporal: word(temporalUp) },
      databaseUp ? 200 : 503,
    );
  });
  app.get('/metrics', async (http) =>
    http.text(await metricsText(database, requests), 200, {
      'Content-Type': 'text/plain; version=0.0.4; charset=utf-8',
    }),
  );
  return app;
}

function word(up: boolean): 'ok' | 'unavailable' {
  return up ? 'ok' : 'unavailable';
}

async function answers(ask: () => Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE);
  });
  const asked = async (): Promise<boolean> => {
    try {
      await ask();
      return true;
    } catch {
      return false;
    }
  };
  try {
    return await Promise.race([asked(), late]);
  } finally {
    clearTimeout(timer);
  }
}
