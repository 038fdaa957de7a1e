import { isRandomId } from '../../domain/random-id.ts';
import type { PageContext } from '../page-context.ts';
import { WebError } from '../web-error.ts';
import { requireAdministrator } from './require-administrator.ts';

/**
 * An e-mail byte for byte as it was sent, as a file to download. A sign-in link's text is not kept, and while it lives
 * it is nobody else's.
 * @throws WebError `not-found`, `not-allowed`.
 */
export async function readMessage({ services, viewer, http }: PageContext): Promise<Response> {
  requireAdministrator(viewer);
  const id = http.req.param('email') ?? '';
  const row = isRandomId(id)
    ? await services.database.email.findUnique({ where: { id }, include: { notices: { take: 1 } } })
    : null;
  if (row?.municipalityId !== viewer.municipality || row.notices.length === 0) {
    throw new WebError('not-found');
  }
  return http.body(Uint8Array.from(row.raw), 200, {
    'Content-Type': 'message/rfc822',
    'Content-Disposition': `attachment; filename="${id}.eml"`,
  });
}
