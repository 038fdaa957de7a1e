import { simpleParser } from 'mailparser';
import { describe, expect, test } from 'vitest';
import { composeMessage, type MessageOptions } from '../../src/email/compose-message.ts';
import { messageIdFor, returnPathFor } from '../../src/email/message-id.ts';
import { renderMorningMail } from '../../src/email/render-morning-mail.ts';
import { COMBINED_MAILS } from './combined-mails.ts';
import { KIND_MAILS } from './sample-mails.ts';

const DOMAIN = 'arshjul.sodertalje.example';
const FIRST = messageIdFor({ person: 'p1', morning: '2026-10-09' }, DOMAIN);
const SECOND = messageIdFor({ person: 'p1', morning: '2026-11-05' }, DOMAIN);

describe('a message', () => {
  test('is the same to the byte whenever it is composed', async () => {
    expect((await compose()).equals(await compose())).toBe(true);
  });

  test('says that a machine sent it and asks machines not to answer', async () => {
    const { headers } = await simpleParser(await compose());
    expect(headers.get('auto-submitted')).toBe('auto-generated');
    expect(headers.get('x-auto-response-suppress')).toBe('All');
  });

  test('has its own Message-ID, date, sender and staffed answering address', async () => {
    const parsed = await simpleParser(await compose());
    expect(parsed.messageId).toBe(SECOND);
    expect(parsed.date?.toISOString()).toBe('2026-11-05T07:00:00.000Z');
    expect(parsed.from?.value[0]).toMatchObject({
      address: `arshjul@${DOMAIN}`,
      name: 'Årshjul, Södertälje kommun',
    });
    expect(parsed.replyTo?.value[0]?.address).toBe('kvalitet@sodertalje.example');
    expect(parsed.headers.has('return-path')).toBe(false);
  });

  test('stands in the thread of the step when it is about that one thing', async () => {
    const parsed = await simpleParser(await compose({ references: [FIRST] }));
    expect(parsed.inReplyTo).toBe(FIRST);
    expect([parsed.references].flat()).toEqual([FIRST]);
  });

  test('stands in no thread when it is about several things', async () => {
    const mail = renderMorningMail(COMBINED_MAILS['rektor-two-units'] ?? KIND_MAILS.task);
    const parsed = await simpleParser(await compose({ mail, references: [FIRST] }));
    expect(parsed.inReplyTo).toBeUndefined();
    expect(parsed.references).toBeUndefined();
  });

  test('cannot be declined: it is duty mail, the summary of Mondays too', async () => {
    for (const mail of Object.values({ ...KIND_MAILS, ...COMBINED_MAILS })) {
      const rendered = renderMorningMail(mail);
      const raw = (await compose({ mail: rendered })).toString('latin1');
      expect(raw).not.toMatch(/^List-Unsubscribe:/m);
    }
  });

  test('carries text, HTML and calendar as what they are', async () => {
    const mail = renderMorningMail(KIND_MAILS.task);
    const parsed = await simpleParser(await compose({ mail }), { skipTextToHtml: true });
    expect(parsed.text?.trimEnd()).toBe(mail.text.trimEnd());
    expect(parsed.html).toBe(mail.html);
    expect(parsed.attachments).toHaveLength(1);
    expect(parsed.attachments[0]?.content.toString('utf8')).toBe(mail.calendar);
    expect((await compose({ mail })).toString('latin1')).toContain('text/calendar; charset=utf-8; method=PUBLISH');
  });

  test('is seven-bit with CRLF and lines that every server takes', async () => {
    for (const mail of Object.values({ ...KIND_MAILS, ...COMBINED_MAILS })) {
      const raw = await compose({ mail: renderMorningMail(mail) });
      expect(raw.every((byte) => byte < 128 && byte !== 0)).toBe(true);
      const lines = raw.toString('latin1').split('\r\n');
      for (const line of lines) {
        expect(line).not.toMatch(/[\r\n]/);
        expect(line.length).toBeLessThanOrEqual(998);
      }
    }
  });

  test('keeps a name or subject with a line break from becoming a header', async () => {
    const mail = {
      ...renderMorningMail(KIND_MAILS.task),
      subject: 'Hej\r\nBcc: alla@sodertalje.example',
    };
    const raw = await compose({
      mail,
      to: { name: 'Rakel\r\nBcc: x@y.example', email: 'rakel@sodertalje.example' },
    });
    expect(raw.toString('latin1')).not.toMatch(/^Bcc:/im);
  });
});

describe('ids', () => {
  test('a person\u2019s morning has one Message-ID, another morning, person or click another', () => {
    const ids = [
      messageIdFor({ person: 'p1', morning: '2026-10-09' }, DOMAIN),
      messageIdFor({ person: 'p1', morning: '2026-10-12' }, DOMAIN),
      messageIdFor({ person: 'p2', morning: '2026-10-09' }, DOMAIN),
      messageIdFor({ person: 'p1', click: '2026-10-09' }, DOMAIN),
    ];
    expect(new Set(ids).size).toBe(4);
    expect(ids[0]).toBe(FIRST);
    expect(FIRST).toMatch(/^<[0-9a-f]{40}@arshjul\.sodertalje\.example>$/);
  });

  test('a bounce tells which message it is about', () => {
    expect(returnPathFor('retur@sodertalje.example', FIRST)).toMatch(/^retur\+[0-9a-f]{20}@sodertalje\.example$/);
    expect(returnPathFor('retur@sodertalje.example', FIRST)).not.toBe(
      returnPathFor('retur@sodertalje.example', SECOND),
    );
    expect(() => returnPathFor('retur', FIRST)).toThrow(RangeError);
  });
});

function compose(change: Partial<MessageOptions> = {}): Promise<Buffer> {
  return composeMessage({
    mail: renderMorningMail(KIND_MAILS.reminder),
    from: { name: 'Årshjul, Södertälje kommun', email: `arshjul@${DOMAIN}` },
    to: { name: 'Rakel Vinterdal', email: 'rakel.vinterdal@sodertalje.example' },
    replyTo: 'kvalitet@sodertalje.example',
    messageId: SECOND,
    date: Date.UTC(2026, 10, 5, 7),
    ...change,
  });
}
