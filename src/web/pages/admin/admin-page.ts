import { unreachablePersons } from '../../../database/organisation-store.ts';
import { renderDocument } from '../../layout/document.ts';
import { frameOf } from '../../layout/frame.ts';
import type { Html, PageContext } from '../../page-context.ts';
import { holdsRole } from '../../viewer.ts';
import { WebError } from '../../web-error.ts';
import { runningPlans } from '../sight/running-plans.ts';
import { adminModel, type MailCounts } from './admin-model.ts';
import { adminTemplate } from './admin-template.ts';

/** A click that has waited so long without a verdict is a matter for the administrator. */
const STUCK = 15 * 60_000;

/** `/admin`: is everything in order? */
export async function adminPage(context: PageContext): Promise<Html> {
  const { services, viewer, organisation, now, today } = context;
  if (!holdsRole(viewer, 'administrator')) throw new WebError('not-allowed');
  const [running, unreachable, counts] = await Promise.all([
    runningPlans(context),
    unreachablePersons(services.database, viewer.municipality),
    mailCounts(context),
  ]);
  const model = adminModel(running, { organisation, unreachable, now, today, counts });
  const body = adminTemplate(model, { settings: services.settings, today, municipality: viewer.municipality });
  return renderDocument(await frameOf(context), { title: model.heading, body });
}

async function mailCounts({ services, viewer, now }: PageContext): Promise<MailCounts> {
  const { database } = services;
  const where = { municipalityId: viewer.municipality };
  const [sent, planned, refused, stuckClicks] = await Promise.all([
    database.notice.count({ where: { ...where, status: 'sent' } }),
    database.notice.count({ where: { ...where, status: 'planned' } }),
    database.email.count({ where: { ...where, status: { in: ['refused', 'bounced'] } } }),
    database.intent.count({
      where: {
        answeredAt: null,
        clickedAt: { lt: new Date(now - STUCK) },
        plan: { municipalityId: viewer.municipality },
      },
    }),
  ]);
  return { sent, planned, refused, stuckClicks };
}
