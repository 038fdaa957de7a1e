import { municipalityZone } from '../database/municipality-zone.ts';
import { listMunicipalities } from '../database/organisation-store.ts';
import { localDateOf } from '../domain/calendar/local-time.ts';
import type { Frame } from './layout/frame.ts';
import type { Viewer } from './viewer.ts';
import type { WebServices } from './web-services.ts';

export type PublicFrame = { readonly frame: Frame; readonly timezone: string };

/** The frame of a page that needs nobody signed in. The municipality is named where there is only one. */
export async function publicFrame(
  services: WebServices,
  { path, viewer }: { path: string; viewer?: Viewer | undefined },
): Promise<PublicFrame> {
  const { database, clock } = services;
  const municipalities = await listMunicipalities(database);
  const municipality =
    viewer === undefined
      ? municipalities.length === 1
        ? municipalities[0]
        : undefined
      : municipalities.find(({ id }) => id === viewer.municipality);
  const timezone = await municipalityZone(database, municipality?.id ?? '');
  const today = localDateOf(timezone, await clock.now());
  return { timezone, frame: { municipality, viewer, path, today, clockId: clock.id } };
}
