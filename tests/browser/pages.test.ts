import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CHROMIUM, launchBrowser } from './browser.ts';
import { serveWeb, signedInPage, type ServedWeb } from './served-web.ts';

const NOW = Date.UTC(2026, 10, 2, 9, 0);
const REPORT = '/plan/oxbacksskolan/2026-2027/rapport';

let browser: Browser;
let served: ServedWeb;

describe.skipIf(CHROMIUM === undefined)('pages in a browser', () => {
  beforeAll(async () => {
    served = await serveWeb(NOW);
    browser = await launchBrowser();
  });
  beforeEach(async () => served.reset());
  afterAll(async () => {
    await browser.close();
    await served.close();
  });

  async function open(page: Page, path: string): Promise<void> {
    await page.goto(`${served.address}${path}`);
  }

  test('a report goes from draft to receipt without script, and nothing typed is lost on the way', async () => {
    const { page, context } = await signedInPage(browser, served, 'rektor', { javaScriptEnabled: false });
    expect(await page.textContent('h1')).toBe('En sak att göra, senast på fredag');
    await page.click('article .button');
    await page.fill('#falt-resultat-elever', 'femtio');
    await page.fill('#falt-analys-text', 'Vi har följt upp läsning.\n\nTvå gånger.');
    await page.click('button[value=spara]');
    expect(await page.textContent('main')).toContain('Utkastet är sparat, inte inlämnat');
    expect(await page.inputValue('#falt-resultat-elever')).toBe('femtio');
    await page.click('button[value=granska]');
    await page.click('.error-summary a');
    expect(page.url()).toContain(`${REPORT}#falt-resultat-elever`);
    expect(await page.inputValue('#falt-analys-text')).toBe('Vi har följt upp läsning.\n\nTvå gånger.');
    await page.fill('#falt-resultat-elever', '1 024');
    await page.click('button[value=granska]');
    expect(await page.locator('.error-summary').count()).toBe(0);
    await page.click('button[value=lamna-in]');
    expect(await page.textContent('h1')).toBe('Inlämnad måndag 2\u00a0november, 10.00');
    expect(await page.textContent('.facts')).toContain('Rakel Vinterdal, rektor');
    await page.click('button:has-text("Ta tillbaka inlämningen")');
    expect(await page.textContent('h1')).toBe('Inlämningen är tillbakatagen');
    await context.close();
  });

  test('two chefs who write at once: the second is told, and keeps what was typed', async () => {
    const first = await signedInPage(browser, served, 'rektor2');
    const second = await signedInPage(browser, served, 'rektor2');
    const path = '/plan/soldala/2026-2027/rapport';
    await open(first.page, path);
    await open(second.page, path);
    await first.page.fill('#falt-analys-text', 'Den första texten.');
    await first.page.click('button[value=spara]');
    await second.page.fill('#falt-analys-text', 'Den andra texten.');
    await second.page.click('button[value=spara]');
    expect(await second.page.textContent('.notice.stop')).toContain('medan du skrev');
    expect(await second.page.textContent('.notice.stop details')).toContain('Den första texten.');
    expect(await second.page.inputValue('#falt-analys-text')).toBe('Den andra texten.');
    await second.page.click('button[value=spara]');
    await open(first.page, path);
    expect(await first.page.inputValue('#falt-analys-text')).toBe('Den andra texten.');
    await first.context.close();
    await second.context.close();
  });

  test('a draft is seen by its writers alone', async () => {
    const chef = await signedInPage(browser, served, 'rektor2');
    await open(chef.page, '/plan/soldala/2026-2027/rapport');
    await chef.page.fill('#falt-analys-text', 'En halv mening.');
    await chef.page.click('button[value=spara]');
    expect(await chef.page.textContent('.head .state')).toContain('Påbörjad');
    await chef.context.close();
    const { page, context } = await signedInPage(browser, served, 'vc');
    await open(page, '/plan/soldala/2026-2027/rapport');
    expect(await page.textContent('main')).not.toContain('En halv mening.');
    expect(await page.textContent('.head .state')).toContain('Öppen');
    await open(page, '/plan/soldala/2026-2027/rapport/for-enheten');
    expect(await page.inputValue('#falt-analys-text')).toBe('');
    await context.close();
  });

  test('a request for time is answered in one click', async () => {
    const chef = await signedInPage(browser, served, 'rektor2');
    await chef.page.fill('input[name=due]', '2026-11-13');
    await chef.page.fill('textarea[name=reason]', 'Två i ledningen är sjuka.');
    await chef.page.click('button:has-text("Be Elin Sjöholt om anstånd")');
    expect(await chef.page.textContent('h1')).toBe('Begäran om anstånd är registrerad');
    const vc = await signedInPage(browser, served, 'vc');
    await open(vc.page, '/enheter');
    expect(await vc.page.textContent('h1')).toBe('En ber om anstånd');
    await vc.page.click('button:has-text("Ge tid till fredag 13")');
    expect(await vc.page.textContent('h1')).toBe('Anstånd är givet');
    await open(chef.page, '/');
    expect(await chef.page.textContent('article .state')).toContain('Anstånd');
    await chef.context.close();
    await vc.context.close();
  });

  test('what is not allowed is not offered', async () => {
    const { page, context } = await signedInPage(browser, served, 'rektor');
    await open(page, REPORT);
    expect(await page.locator('form[action*="/gor/godkann"], form[action*="/gor/ge-anstand"]').count()).toBe(0);
    for (const path of ['/enheter', '/admin', '/plan/soldala/2026-2027/rapport']) {
      await open(page, path);
      expect(await page.textContent('h1')).toBe('Det här kan du inte göra');
    }
    await context.close();
  });

  const PAGES = {
    rektor: [
      '/',
      REPORT,
      `${REPORT}/lamna-in`,
      '/plan/oxbacksskolan/2026-2027',
      '/plan/oxbacksskolan/2026-2027/rapport-2',
      '/admin/mejl',
      '/finns-inte',
    ],
    vc: ['/', '/enheter', '/plan/soldala/2026-2027/rapport', `${REPORT}/for-enheten`, '/admin/mejl'],
    dir: ['/', '/enheter', '/admin/planer', '/admin/mejl'],
    admin: [
      '/admin',
      '/admin/planer',
      '/admin/mejl',
      '/admin/adresser',
      '/admin/lasar',
      '/admin/organisation',
      '/tillganglighet',
      '/personuppgifter',
    ],
  } as const;

  test.each([
    { width: 1280, colorScheme: 'light' },
    { width: 320, colorScheme: 'dark' },
  ] as const)(
    'no page has an accessibility fault or scrolls sideways at $width px, $colorScheme',
    async ({ width, colorScheme }) => {
      const found: string[] = [];
      for (const [who, paths] of Object.entries(PAGES)) {
        const { page, context } = await signedInPage(browser, served, who as keyof typeof PAGES, {
          viewport: { width, height: 800 },
          colorScheme,
        });
        for (const path of paths) {
          await open(page, path);
          const wide = await page.evaluate('document.documentElement.scrollWidth');
          if (Number(wide) > width) found.push(`${path}: ${String(wide)} px wide`);
          await page.evaluate(axe.source);
          const faults = await page.evaluate<string[]>(
            `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then((r) => r.violations.map((v) => v.id + ' ' + v.nodes[0].html))`,
          );
          found.push(...faults.map((fault) => `${who} ${path}: ${fault}`));
        }
        await context.close();
      }
      expect(found).toEqual([]);
    },
  );

  test('by keyboard the first stop leads past the header, and no focus is hidden under the bar', async () => {
    const { page, context } = await signedInPage(browser, served, 'rektor');
    await open(page, REPORT);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Hoppa till innehållet');
    const covered: string[] = [];
    for (let stop = 0; stop < 40; stop += 1) {
      await page.keyboard.press('Tab');
      const hidden = await page.evaluate<string | null>(`(() => {
        const at = document.activeElement, bar = document.querySelector('.save-bar');
        if (!at || at === document.body || bar.contains(at)) return null;
        const a = at.getBoundingClientRect(), b = bar.getBoundingClientRect();
        return a.top >= b.top && a.bottom <= b.bottom + 1 ? at.outerHTML.slice(0, 80) : null;
      })()`);
      if (hidden !== null) covered.push(hidden);
    }
    expect(covered).toEqual([]);
    await context.close();
  });
});
