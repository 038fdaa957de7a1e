import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderMorningMail } from '../../src/email/render-morning-mail.ts';
import type { RenderedMail } from '../../src/email/rendered-mail.ts';
import { NOTICE_KINDS, RECEIVED_AS } from '../../src/domain/notice.ts';
import { REFUSALS } from '../../src/domain/refusal.ts';
import { ACTS } from '../../src/domain/intent.ts';
import { OUTLOOK_KINDS, type MailItem, type MorningMail } from '../../src/domain/mail-item.ts';
import { COMBINED_MAILS } from './combined-mails.ts';
import { KIND_MAILS } from './sample-mails.ts';
import { mailTo } from './sample-items.ts';

const SAMPLES = Object.entries({ ...KIND_MAILS, ...COMBINED_MAILS });

describe('the twins of an e-mail', () => {
  test.each(SAMPLES)('%s says the same words in the same order in both', (_name, mail) => {
    const rendered = renderMorningMail(mail);
    expect(wordsOfText(rendered)).toEqual(wordsOfHtml(rendered));
  });

  test('any morning whatever says the same words in both, and lets no markup through', () => {
    fc.assert(
      fc.property(anyMail, (mail) => {
        const rendered = renderMorningMail(mail);
        expect(wordsOfText(rendered)).toEqual(wordsOfHtml(rendered));
        expect(rendered.html).not.toContain('<script');
        expect(rendered.text).not.toContain('undefined');
        expect(rendered.subject).not.toContain('undefined');
        expect(rendered.subject.trim()).not.toBe('');
      }),
      { numRuns: 300, seed: 2026 },
    );
  });

  test.each(SAMPLES)('%s exclaims nothing but the greeting, and says why it was sent', (_name, mail) => {
    const { text, subject } = renderMorningMail(mail);
    expect((text.match(/!/g) ?? []).length).toBe(1);
    expect(text).toMatch(/\nHej [^ ]+!\n/);
    expect(subject).not.toContain('!');
    expect(text).toContain('Varför får jag detta?');
  });

  test.each(SAMPLES)('%s stands on its own: no image, table, script or foreign address', (_name, mail) => {
    const { html } = renderMorningMail(mail);
    expect(html).toContain('<html lang="sv">');
    expect(html).not.toMatch(/<(img|table|script|link|iframe|form)\b/);
    for (const [, url] of html.matchAll(/(?:href|src)="([^"]*)"/g)) {
      expect(url).toMatch(/^https:\/\/arshjul\.sodertalje\.example\//);
    }
  });

  test.each(SAMPLES)('%s has each address alone on its line of the text, as it stands in the HTML', (_name, mail) => {
    const { html, text } = renderMorningMail(mail);
    const addresses = [...text.matchAll(/https?:\/\/\S+/g)].map(([address]) => address);
    expect(text.match(/^ *https?:\/\/\S+$/gm)?.map((line) => line.trim())).toEqual(addresses);
    expect(addresses).toEqual([...html.matchAll(/href="([^"]*)"/g)].map(([, address]) => address));
  });

  test('a link that is no web address is refused', () => {
    const mail = KIND_MAILS.task;
    const items = mail.items.map((item) => ({ ...item, url: 'javascript:alert(1)' }));
    expect(() => renderMorningMail({ ...mail, items })).toThrow(RangeError);
  });
});

/** Addresses stand on lines of their own in the text, in attributes in the HTML; all else must be equal. */
function wordsOfText({ text }: RenderedMail): readonly string[] {
  return words(text.replaceAll(/^ *https?:\/\/\S*$/gm, '').replaceAll(/^- /gm, ''));
}

function wordsOfHtml({ html }: RenderedMail): readonly string[] {
  const body = /<body[^>]*>([\s\S]*)<\/body>/.exec(html)?.[1] ?? '';
  const spaced = body.replaceAll(/<\/(p|h1|h2|li|ul|div)>/g, ' ').replaceAll(/<[^>]*>/g, '');
  const plain = spaced
    .replaceAll('&nbsp;', '\u00a0')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"');
  return words(plain.replaceAll('&amp;', '&'));
}

function words(text: string): readonly string[] {
  return text.split(/[ \n\r\t]+/).filter((word) => word !== '');
}

const TEXT = fc
  .string({ minLength: 1, maxLength: 12 })
  .map((text) => `x${text.replaceAll(/[\n\r\t ]/g, '')}`.replace(/^x- /, 'x'));
const HOSTILE = fc.oneof(
  TEXT,
  fc.constantFrom('<script>alert(1)</script>', '"&amp;"', 'Åsa & Co', "o'Hara", '”citat”'),
);
const DATE = fc
  .integer({ min: 0, max: 500 })
  .map((days) => new Date(Date.UTC(2026, 6, 1 + days)).toISOString().slice(0, 10));
const PERSON = fc.record({
  name: HOSTILE,
  title: fc.constantFrom('Rektor', 'Verksamhetschef', ''),
});
const ITEM: fc.Arbitrary<MailItem> = fc.record(
  {
    kind: fc.constantFrom(...NOTICE_KINDS),
    as: fc.constantFrom(...RECEIVED_AS),
    place: HOSTILE,
    operation: HOSTILE,
    step: HOSTILE,
    description: HOSTILE,
    url: fc.constant('https://arshjul.sodertalje.example/plan/a'),
    task: TEXT,
    due: DATE,
    holders: fc.array(PERSON, { maxLength: 3 }),
    approver: PERSON,
    workingDaysLate: fc.nat(30),
    outlook: fc.array(
      fc.record({
        on: DATE,
        kind: fc.constantFrom(...OUTLOOK_KINDS),
        to: fc.array(PERSON, { maxLength: 2 }),
      }),
      { maxLength: 6 },
    ),
    missing: fc.array(HOSTILE, { maxLength: 3 }),
    by: PERSON,
    reason: HOSTILE,
    askedDue: DATE,
    reviewDue: DATE,
    receipt: fc.record({ version: fc.nat(9), hash: TEXT, at: fc.nat(4e12), late: fc.boolean() }),
    refusal: fc.record({
      code: fc.constantFrom(...REFUSALS),
      act: fc.constantFrom(...ACTS),
      missing: fc.array(HOSTILE, { maxLength: 2 }),
    }),
    lateSince: DATE,
    standingInFor: PERSON,
    receiverTitle: HOSTILE,
    calendar: fc.record({ uid: TEXT, sequence: fc.nat(9) }),
  },
  {
    requiredKeys: ['kind', 'as', 'place', 'step', 'url', 'task', 'due', 'holders', 'outlook', 'missing'],
  },
);
const anyMail: fc.Arbitrary<MorningMail> = fc
  .record({ receiver: PERSON, on: DATE, items: fc.array(ITEM, { minLength: 1, maxLength: 6 }) })
  .map(({ receiver, on, items }) => mailTo(receiver, on, items));
