import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { describe, expect, test } from 'vitest';
import { composeMessage } from '../../src/email/compose-message.ts';
import { messageIdFor } from '../../src/email/message-id.ts';
import { renderMorningMail } from '../../src/email/render-morning-mail.ts';
import { renderSignInMail } from '../../src/email/render-sign-in-mail.ts';
import type { RenderedMail } from '../../src/email/rendered-mail.ts';
import { COMBINED_MAILS } from './combined-mails.ts';
import { KIND_MAILS } from './sample-mails.ts';
import { RAKEL } from './sample-items.ts';

/** `ARSHJUL_UPDATE_GOLDEN=1` writes the files anew; read the difference before committing it. */
const UPDATE = process.env['ARSHJUL_UPDATE_GOLDEN'] === '1';
const FOLDER = join(import.meta.dirname, '../golden/email');
const HEADERS = [
  'from',
  'reply-to',
  'to',
  'subject',
  'date',
  'message-id',
  'auto-submitted',
  'x-auto-response-suppress',
  'content-language',
  'list-unsubscribe',
];

describe('golden e-mails', () => {
  for (const [name, mail] of Object.entries({ ...KIND_MAILS, ...COMBINED_MAILS })) {
    test(`${name} reads as it was last read in review`, async () => {
      const rendered = renderMorningMail(mail);
      const readable = await readableMessage(rendered, { receiver: mail.receiver, on: mail.on });
      golden(`${name}.txt`, readable);
      golden(`${name}.html`, rendered.html);
    });
  }
  test('sign-in reads as it was last read in review', async () => {
    const receiver = { name: RAKEL.name, email: 'rakel.vinterdal@sodertalje.example' };
    const rendered = renderSignInMail({
      receiver,
      municipality: { title: 'Södertälje kommun', contact: 'kvalitet@sodertalje.example' },
      link: 'https://arshjul.sodertalje.example/logga-in/6mGZ4v0Q',
      validMinutes: 15,
    });
    golden('sign-in.txt', await readableMessage(rendered, { receiver, on: '2026-11-06' }));
    golden('sign-in.html', rendered.html);
  });
});

function golden(name: string, content: string): void {
  const file = join(FOLDER, name);
  if (UPDATE) {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(file, content);
  }
  expect(content).toBe(readFileSync(file, 'utf8'));
}

async function readableMessage(
  mail: RenderedMail,
  { receiver, on }: { receiver: { name: string; email: string }; on: string },
): Promise<string> {
  const raw = await composeMessage({
    mail,
    from: { name: 'Årshjul, Södertälje kommun', email: 'arshjul@sodertalje.example' },
    to: receiver,
    replyTo: 'kvalitet@sodertalje.example',
    messageId: messageIdFor({ person: receiver.email, morning: on }, 'arshjul.sodertalje.example'),
    date: Date.parse(`${on}T07:00:00Z`),
  });
  const parsed = await simpleParser(raw, { skipTextToHtml: true });
  const headers = HEADERS.flatMap((name) => {
    const value = name === 'list-unsubscribe' ? unfolded(raw, name) : readable(parsed.headers.get(name));
    return value === '' ? [] : [`${name}: ${value}`];
  });
  const files = parsed.attachments.map(
    ({ filename, contentType, content }) =>
      `--- ${filename ?? ''} (${contentType})\n${content.toString('utf8').replaceAll('\r\n', '\n')}`,
  );
  return [headers.join('\n'), parsed.text ?? '', ...files].join('\n\n');
}

function readable(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'object' && value !== null && 'text' in value) return String(value.text);
  return typeof value === 'string' ? value : '';
}

function unfolded(raw: Buffer, name: string): string {
  const headers =
    raw
      .toString('latin1')
      .split('\r\n\r\n')[0]
      ?.replaceAll(/\r\n[ \t]+/g, ' ') ?? '';
  return new RegExp(`^${name}: *(.*)$`, 'im').exec(headers)?.[1] ?? '';
}
