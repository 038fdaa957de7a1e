import { randomBytes } from 'node:crypto';
import { MAIL_CATCHER_TEXT } from '../text/set-up/mail-catcher.ts';
import type { CaughtMessage } from './message-store.ts';

const { report: TEXT } = MAIL_CATCHER_TEXT;
const HOST = 'e-postfangaren.example';

/** The report (RFC 3464) that a mail server sends to the Return-Path of a message whose receivers it does not know after all. */
export function returnReport({ returnPath, to }: CaughtMessage, { bytes, at }: { bytes: Buffer; at: Date }): Buffer {
  const boundary = randomBytes(12).toString('hex');
  const parts = [
    ['text/plain; charset=utf-8', Buffer.from(TEXT.text(to.join(', '))).toString('base64')],
    ['message/delivery-status', [`Reporting-MTA: dns; ${HOST}`, '', ...to.flatMap(failed)].join('\r\n')],
    ['text/rfc822-headers', `${headOf(bytes)}\r\n`],
  ] as const;
  const head = [
    `From: MAILER-DAEMON@${HOST}`,
    `To: ${returnPath}`,
    `Subject: =?utf-8?B?${Buffer.from(TEXT.subject).toString('base64')}?=`,
    `Date: ${at.toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${randomBytes(12).toString('hex')}@${HOST}>`,
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    `Content-Type: multipart/report; report-type=delivery-status; boundary="${boundary}"`,
  ];
  const body = parts.flatMap(([type, content]) => [
    `--${boundary}`,
    `Content-Type: ${type}`,
    ...(type.startsWith('text/plain') ? ['Content-Transfer-Encoding: base64'] : []),
    '',
    content,
  ]);
  return Buffer.from([...head, '', ...body, `--${boundary}--`, ''].join('\r\n'), 'latin1');
}

function failed(receiver: string): readonly string[] {
  return [
    `Original-Recipient: rfc822; ${receiver}`,
    `Final-Recipient: rfc822; ${receiver}`,
    'Action: failed',
    'Status: 5.1.1',
    `Diagnostic-Code: smtp; 550 5.1.1 <${receiver}>: ${TEXT.diagnostic}`,
    '',
  ];
}

/** The message's own header as it came, without the lines that the delivery put before it. */
function headOf(bytes: Buffer): string {
  const head = bytes.toString('latin1').split('\r\n\r\n', 1)[0] ?? '';
  return head.replace(/^((return-path|delivered-to):[^\r\n]*\r\n)+/i, '');
}
