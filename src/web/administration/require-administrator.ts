import { PAGE_REFUSALS } from '../../text/web-errors.ts';
import { holdsRole, type Viewer } from '../viewer.ts';
import { WebError } from '../web-error.ts';

/** @throws WebError `not-allowed` for who is no administrator today. */
export function requireAdministrator(viewer: Viewer): void {
  if (holdsRole(viewer, 'administrator')) return;
  throw new WebError('not-allowed', {
    refusal: 'not-administrator',
    sentence: PAGE_REFUSALS.administratorOnly,
  });
}
