import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PORTS, readSettings, type Settings } from '../src/contract/settings.ts';
import type { Instant } from '../src/domain/time.ts';
import { createServices, type Services } from '../src/services.ts';
import { freePorts } from '../src/supervisor/ports.ts';
import { startSystem } from '../src/supervisor/system.ts';

export const SILENT = { info: () => undefined, error: () => undefined };

/** Everything embedded, with a new data folder and free ports. */
export async function ownSettings(): Promise<Settings> {
  const ports = await freePorts(Object.keys(PORTS).length);
  return readSettings({
    ARSHJUL_DATA: mkdtempSync(path.join(tmpdir(), 'arshjul-bench-')),
    ...Object.fromEntries(Object.values(PORTS).map(({ variable }, index) => [variable, String(ports[index])])),
  });
}

/** Runs `use` on an embedded system of its own, whose clock says `now` when it starts; its data are gone afterwards. */
export async function withSystem<Result>(now: Instant, use: (services: Services) => Promise<Result>): Promise<Result> {
  const settings = await ownSettings();
  const clock = { kind: 'offset', milliseconds: now - Date.now() } as const;
  const system = await startSystem({ settings, clock, log: () => undefined });
  const services = await createServices(settings, { log: SILENT });
  try {
    return await use(services);
  } catch (error) {
    // What still waits for Temporal fails louder when the connection is closed below.
    console.error(error, readFileSync(path.join(settings.dataDirectory, 'logs/web.log'), 'utf8').slice(-3000));
    throw error;
  } finally {
    await services.close();
    await system.stop();
    rmSync(settings.dataDirectory, { recursive: true, force: true });
  }
}
