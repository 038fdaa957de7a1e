import { LAYOUT_TEXT } from '../../text/pages/layout.ts';
import { readsLedger } from '../administration/ledger-sight.ts';
import { PATTERNS } from '../routes.ts';
import { holdsRole, type Viewer } from '../viewer.ts';

export type MenuItem = { readonly path: string; readonly label: string };

/** The pages a person has use for, by the posts held today. */
export function menuFor(viewer: Viewer): readonly MenuItem[] {
  const items: MenuItem[] = [{ path: PATTERNS.home, label: LAYOUT_TEXT.home }];
  const director = holdsRole(viewer, 'director');
  if (director || holdsRole(viewer, 'operationHead')) {
    items.push({ path: PATTERNS.units, label: director ? LAYOUT_TEXT.operations : LAYOUT_TEXT.units });
  }
  if (director) items.push({ path: PATTERNS.adminPlans, label: LAYOUT_TEXT.plans });
  if (holdsRole(viewer, 'administrator')) {
    items.push(
      { path: PATTERNS.admin, label: LAYOUT_TEXT.admin },
      { path: PATTERNS.adminPlans, label: LAYOUT_TEXT.plans },
      { path: PATTERNS.adminMail, label: LAYOUT_TEXT.mail },
      { path: PATTERNS.adminAddresses, label: LAYOUT_TEXT.addresses },
      { path: PATTERNS.adminYear, label: LAYOUT_TEXT.startYear },
      { path: PATTERNS.adminOrganisation, label: LAYOUT_TEXT.organisation },
    );
  }
  if (readsLedger(viewer)) items.push({ path: PATTERNS.adminMail, label: LAYOUT_TEXT.mail });
  return items.filter((item, index) => items.findIndex((other) => other.path === item.path) === index);
}
