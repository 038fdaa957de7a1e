import { Hono } from 'hono';
import { postAct, showReceipt, showReview, showVersion } from './acts/act-handlers.ts';
import { postForm, showForm, showHandIn } from './acts/form-handlers.ts';
import { postOrganisation, postStartYear, showOrganisation, showStartYear } from './administration/admin-handlers.ts';
import { postAddresses, showAddresses } from './administration/addresses-handlers.ts';
import { firstStartRoutes } from './administration/first-start.ts';
import { apiRoutes } from './api/api-routes.ts';
import { errorAnswer, notFoundAnswer } from './errors/error-answer.ts';
import { healthRoutes } from './health.ts';
import { createRequestMeter } from './metrics/request-meter.ts';
import { refuseOtherMethods } from './other-methods.ts';
import type { Page } from './page-context.ts';
import { accessibilityPage } from './pages/about/accessibility-page.ts';
import { privacyPage } from './pages/about/privacy-page.ts';
import { adminPage } from './pages/admin/admin-page.ts';
import { plansPage } from './pages/admin/plans-page.ts';
import { mailPage } from './pages/mail-ledger/mail-page.ts';
import { messagePage } from './pages/mail-ledger/message-page.ts';
import { myPage } from './pages/my-page/my-page.ts';
import { planPage } from './pages/plan/plan-page.ts';
import { unitsPage } from './pages/units/units-page.ts';
import { publicFrame } from './public-frame.ts';
import { PATTERNS as AT } from './routes.ts';
import { limitBodyByPath } from './security/body-limit.ts';
import { securityHeaders } from './security/headers.ts';
import { ownHost } from './security/own-host.ts';
import { sameOrigin } from './security/same-origin.ts';
import { signedIn, signedInForm, signedInToRead, type FormPage } from './session/signed-in.ts';
import { signInRoutes } from './sign-in/sign-in-routes.ts';
import { staticFiles } from './static-files.ts';
import type { WebEnvironment } from './web-environment.ts';
import type { WebServices } from './web-services.ts';

/** The whole web: every address and what answers it. Listens to nothing by itself. */
export function createApp(services: WebServices): Hono<WebEnvironment> {
  const { webAddress } = services.settings;
  const requests = createRequestMeter(services);
  const app = new Hono<WebEnvironment>();
  const page = (shown: Page) => signedInToRead(services, shown);
  const typing = (shown: Page) => signedIn(services, shown);
  const form = (posted: FormPage) => signedInForm(services, posted);

  app.use(requests.middleware, securityHeaders({ https: webAddress.startsWith('https:') }));
  app.onError(errorAnswer(services));
  app.notFound(notFoundAnswer(services));
  app.route('/', healthRoutes(services, requests));
  app.use(ownHost(webAddress));
  app.route('/', staticFiles());
  app.route('/api/v1', apiRoutes(services));

  app.use(sameOrigin(webAddress));
  app.use(limitBodyByPath([AT.adminOrganisation, AT.firstStart]));
  app.route('/', signInRoutes(services));
  app.route('/', firstStartRoutes(services));

  app.get(AT.accessibility, async (http) =>
    http.html(await accessibilityPage((await publicFrame(services, http.req)).frame)),
  );
  app.get(AT.privacy, async (http) => http.html(await privacyPage((await publicFrame(services, http.req)).frame)));

  app.get(AT.home, page(myPage));
  app.get(AT.units, page(unitsPage));
  app.get(AT.plan, page(planPage));
  app.get(AT.task, typing(showForm('own')));
  app.post(AT.task, form(postForm('own')));
  app.get(AT.taskForUnit, typing(showForm('unit')));
  app.post(AT.taskForUnit, form(postForm('unit')));
  app.get(AT.handIn, page(showHandIn('own')));
  app.get(AT.handInForUnit, page(showHandIn('unit')));
  app.get(AT.review, typing(showReview));
  app.get(AT.version, page(showVersion));
  app.post(AT.act, form(postAct));
  app.get(AT.receipt, page(showReceipt));

  app.get(AT.admin, page(adminPage));
  app.get(AT.adminPlans, page(plansPage));
  app.get(AT.adminMail, page(mailPage));
  app.get(AT.adminMailMessage, page(messagePage));
  app.get(AT.adminAddresses, typing(showAddresses));
  app.post(AT.adminAddresses, form(postAddresses));
  app.get(AT.adminYear, typing(showStartYear));
  app.post(AT.adminYear, form(postStartYear));
  app.get(AT.adminOrganisation, typing(showOrganisation));
  app.post(AT.adminOrganisation, form(postOrganisation));

  refuseOtherMethods(app);
  return app;
}
