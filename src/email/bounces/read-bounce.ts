import { simpleParser, type ParsedMail } from 'mailparser';
import { enhancedCode, isAboutUs } from '../about-us.ts';
import { keyInReturnPath } from '../message-id.ts';
import { readDeliveryStatus, type ReceiverStatus } from './delivery-status.ts';

/**
 * A report that one e-mail of ours could not be delivered, and that nobody will try any more. No text in it holds a control
 * character or half a letter: a database can be asked for it.
 */
export type Bounce = {
  /** Which e-mail: the key of its Return-Path; where the report came to another address, the Message-ID it gives back. */
  readonly of: { readonly key: string } | { readonly messageId: string };
  /** The failed receivers, in lower case. */
  readonly recipients: readonly string[];
  /** `5.1.1` (RFC 3463). */
  readonly status: string;
  /** What the other server said, on one line, after the status unless it says the same. */
  readonly diagnostic: string;
  /** It failed because of us or the way there: nothing is said about the address. */
  readonly aboutUs: boolean;
};

/** A report is small, and what it gives back of ours stands last; of what is larger the beginning is read. */
export const LONGEST_READ = 512 * 1024;

/** Where mail servers note which address a message was delivered to. */
const DELIVERED_TO = ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to', 'x-rcpt-to', 'to'];

/**
 * Reads a message as a report of failure about an e-mail sent with a Return-Path made of `sender`. Undefined for everything
 * else: letters, automatic replies, receipts of reading, reports of delay, success or a fault that may pass (4.x.x), reports
 * about what is not ours, and those in no standard form, in which a warning cannot be told from an end. Never throws.
 */
export async function readBounce(raw: Buffer, sender: string): Promise<Bounce | undefined> {
  try {
    const mail = await simpleParser(raw.subarray(0, LONGEST_READ), PARSING);
    const of = whichEmail(mail, sender);
    const failed = of && statuses(mail).filter(isFinal);
    const [first] = failed ?? [];
    if (of === undefined || failed === undefined || first === undefined) return undefined;
    const { status, diagnostic: said } = first;
    const diagnostic = enhancedCode(said) === status ? said : `${status} ${said}`.trim();
    return {
      of,
      recipients: [...new Set(failed.flatMap(({ addresses }) => addresses))],
      status,
      diagnostic,
      aboutUs: isAboutUs(diagnostic),
    };
  } catch {
    // What cannot be parsed is no report.
    return undefined;
  }
}

/** Of a longer header line the beginning is read. */
const LONGEST_LINE = 2_000;

const PARSING = {
  keepDeliveryStatus: true,
  skipHtmlToText: true,
  skipTextToHtml: true,
  skipTextLinks: true,
  skipImageLinks: true,
} as const;

function isFinal({ action, status }: ReceiverStatus): boolean {
  return action === 'failed' && status.startsWith('5.');
}

/** Only a report that is the message itself counts, not one that somebody has enclosed. */
function statuses(mail: ParsedMail): readonly ReceiverStatus[] {
  const type = mail.headers.get('content-type');
  const value = typeof type === 'object' && 'value' in type ? type.value : type;
  if (value !== 'multipart/report') return [];
  const part = mail.attachments.find(({ contentType }) => /^message\/(global-)?delivery-status$/i.test(contentType));
  return part === undefined ? [] : readDeliveryStatus(part.content.toString('utf8'));
}

function whichEmail(mail: ParsedMail, sender: string): Bounce['of'] | undefined {
  for (const name of DELIVERED_TO) {
    for (const { line } of mail.headerLines.filter(({ key }) => key === name)) {
      const addresses = line.slice(line.indexOf(':') + 1, LONGEST_LINE).match(/[^\s<>,;"]+@[^\s<>,;"]+/g) ?? [];
      const key = addresses.map((address) => keyInReturnPath(sender, address)).find((one) => one !== undefined);
      if (key !== undefined) return { key };
    }
  }
  const returned = mail.attachments.find(({ contentType }) =>
    /^(message\/(rfc822|global)|(text|message)\/(rfc822|global)-headers)$/i.test(contentType),
  );
  const head = returned?.content.toString('latin1').split(/\r?\n\r?\n/, 1)[0] ?? '';
  const messageId = /^message-id:\s*(<[^<>\s\p{Cc}]{1,250}>)/imu.exec(head)?.[1];
  return messageId === undefined ? undefined : { messageId };
}
