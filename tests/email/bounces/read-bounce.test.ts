import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isAboutUs } from '../../../src/email/about-us.ts';
import { LONGEST_READ, readBounce } from '../../../src/email/bounces/read-bounce.ts';
import { keyInReturnPath, returnKey, returnPathFor } from '../../../src/email/message-id.ts';
import {
  exchangeReport,
  gmailReport,
  hostileReport,
  MESSAGE_ID,
  outOfOffice,
  postfixReport,
  RAKEL,
  SENDER,
  unstandardReport,
} from './reports.ts';

const KEY = returnKey(MESSAGE_ID);
const RETURN_PATH = returnPathFor(SENDER, MESSAGE_ID);

async function read(raw: Buffer) {
  return await readBounce(raw, SENDER);
}

test.each([
  ['Postfix', postfixReport, '5.1.1', 'Recipient address rejected: User unknown in local recipient table'],
  ['Office 365', exchangeReport, '5.1.10', 'Recipient not found by SMTP address lookup'],
  ['Gmail', gmailReport, '5.1.1', 'The email account that you tried to reach does not exist'],
] as const)('a report as %s writes it tells which e-mail, to whom and why', async (_, report, status, said) => {
  const bounce = await read(report({ to: RETURN_PATH }));
  expect(bounce).toMatchObject({ of: { key: KEY }, recipients: [RAKEL], status, aboutUs: false });
  expect(bounce?.diagnostic).toContain(said);
  expect(bounce?.diagnostic).not.toContain('\n');
});

test('the key is found whatever case the address was written in, and only after our own address', () => {
  expect(keyInReturnPath(SENDER, RETURN_PATH.toUpperCase())).toBe(KEY);
  expect(keyInReturnPath(SENDER, `<${RETURN_PATH}>`)).toBe(KEY);
  for (const other of [
    SENDER,
    RETURN_PATH.replace('retur+', 'annan+'),
    RETURN_PATH.replace('kommun', 'annan'),
    `${RETURN_PATH}.example`,
    RETURN_PATH.replace(KEY, KEY.slice(1)),
    RETURN_PATH.replace(KEY, `${KEY.slice(1)}x`),
  ])
    expect(keyInReturnPath(SENDER, other)).toBeUndefined();
});

test('a report that came to the plain sender is known by the Message-ID it gives back', async () => {
  for (const report of [postfixReport, exchangeReport]) {
    expect(await read(report({ to: SENDER }))).toMatchObject({ of: { messageId: MESSAGE_ID } });
  }
  expect(await read(gmailReport({ to: SENDER }))).toBeUndefined();
});

test.each([
  ['of delay', { action: 'delayed', status: '4.4.1' }],
  ['of delivery', { action: 'delivered', status: '2.0.0' }],
  ['of a fault that may pass', { status: '4.2.2' }],
  ['without a status', { status: '' }],
  ['whose action is no word of the standard', { action: 'failed permanently' }],
])('a report %s is no bounce', async (_, more) => {
  expect(await read(postfixReport({ to: RETURN_PATH, ...more }))).toBeUndefined();
});

test('automatic answers, letters and reports in no standard form are left for people', async () => {
  expect(await read(outOfOffice(RETURN_PATH))).toBeUndefined();
  expect(await read(unstandardReport(RETURN_PATH))).toBeUndefined();
  const readReceipt = postfixReport({ to: RETURN_PATH })
    .toString()
    .replace('report-type=delivery-status', 'report-type=disposition-notification')
    .replace('message/delivery-status', 'message/disposition-notification');
  expect(await read(Buffer.from(readReceipt))).toBeUndefined();
});

test('a report that somebody has enclosed in a letter is no bounce', async () => {
  const letter = `Delivered-To: ${RETURN_PATH}\r\nContent-Type: multipart/mixed; boundary=yttre\r\n\r\n--yttre\r\nContent-Type: message/rfc822\r\n\r\n`;
  const enclosed = Buffer.concat([
    Buffer.from(letter),
    postfixReport({ to: RETURN_PATH }),
    Buffer.from('\r\n--yttre--\r\n'),
  ]);
  expect(await read(enclosed)).toBeUndefined();
});

test.each([
  ['5.7.1', 'smtp; 554 5.7.1 Service unavailable; client host blocked', true],
  ['5.4.4', 'smtp; Host not found', true],
  ['5.0.0', 'smtp; 550 5.7.26 unauthenticated mail is prohibited', true],
  ['5.2.1', 'smtp; 550 5.2.1 mailbox disabled', false],
  ['5.0.0', 'smtp; 550 no such user', false],
  ['5.4.1', 'smtp; 550 5.4.1 Recipient address rejected: Access denied', false],
  ['5.1.1', 'smtp; 550 5.7.1 no mailbox (5.1.1)', false],
  ['5.1.1', 'smtp; 550 [192.5.5.241] no such user', false],
])('status %s, “%s”, is about us: %s', async (status, diagnostic, aboutUs) => {
  const bounce = await read(postfixReport({ to: RETURN_PATH, status, diagnostic }));
  expect(bounce).toMatchObject({ aboutUs });
  // Whoever has the answer alone, as it is kept, comes to the same.
  expect(isAboutUs(bounce?.diagnostic ?? '')).toBe(aboutUs);
});

test('what a hostile server says is kept as one short line that a database and a page can hold', async () => {
  const diagnostic = `smtp; 550 \u0000\u202e<script>\ud83d ${'x'.repeat(100_000)}`;
  const bounce = await read(postfixReport({ to: RETURN_PATH, diagnostic }));
  expect(bounce?.diagnostic).toHaveLength(506);
  expect(bounce?.diagnostic).toMatch(/^5\.1\.1 550 <script>/);
  expect(bounce?.diagnostic.isWellFormed()).toBe(true);
});

test('nothing that is read of a report holds what a database refuses', async () => {
  expect(await read(hostileReport({ to: SENDER, messageId: MESSAGE_ID }))).toMatchObject({
    of: { messageId: MESSAGE_ID },
  });
  for (const character of ['\u0000', '\u0007', '\u0085']) {
    const messageId = `<a${character}b@kommun.example>`;
    expect(await read(hostileReport({ to: SENDER, messageId }))).toBeUndefined();
    const recipient = `rakel${character}@skolan.example`;
    expect(await read(hostileReport({ to: RETURN_PATH, messageId, recipient }))).toMatchObject({ recipients: [] });
  }
});

test('of a report of many megabytes the beginning alone is read', async () => {
  const letters = (length: number): Buffer => Buffer.alloc(length, 'Å\r\n');
  const report = postfixReport({ to: RETURN_PATH });
  expect(await read(Buffer.concat([report, letters(20_000_000)]))).toMatchObject({ of: { key: KEY } });
  const head = report.indexOf('\r\n\r\n');
  const before = (length: number) =>
    read(Buffer.concat([report.subarray(0, head), Buffer.from('\r\n\r\n'), letters(length), report.subarray(head)]));
  expect(await before(LONGEST_READ / 2)).toMatchObject({ of: { key: KEY } });
  expect(await before(LONGEST_READ)).toBeUndefined();
});

test('a header without end and parts without number are no report', async () => {
  const part = '--x\r\nContent-Type: message/delivery-status\r\n\r\n';
  for (const raw of [
    `To: ${'a'.repeat(5_000_000)}\r\n\r\n`,
    `Content-Type: multipart/report; boundary=x\r\n\r\n${part.repeat(50_000)}`,
  ])
    expect(await read(Buffer.from(raw))).toBeUndefined();
});

test('arbitrary bytes, and reports with bytes changed, are read or left, never thrown at', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 2_000 }), async (bytes) => {
      expect(await read(Buffer.from(bytes))).toBeUndefined();
    }),
    { numRuns: 100 },
  );
  const report = postfixReport({ to: RETURN_PATH });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(report.length - 1), fc.uint8Array({ minLength: 1, maxLength: 8 })), { maxLength: 6 }),
      async (changes) => {
        const changed = Buffer.from(report);
        for (const [at, bytes] of changes) changed.set(bytes.slice(0, changed.length - at), at);
        const bounce = await read(changed);
        if (bounce) expect(bounce.status).toMatch(/^5\.\d{1,3}\.\d{1,3}$/);
      },
    ),
    { numRuns: 200 },
  );
});
