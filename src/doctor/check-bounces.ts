import type { Settings } from '../contract/settings.ts';
import { isAboutUs } from '../email/about-us.ts';
import { probeImapMailbox } from '../email/bounces/imap-mailbox.ts';
import { imapSettings } from '../email/bounces/imap-settings.ts';
import type { Services } from '../services.ts';
import { counted, type Finding } from './finding.ts';

/** E-mails that came back longer ago are history. In milliseconds of the municipality's clock. */
const LATELY = 7 * 86_400_000;

/** A mailbox for bounces that cannot be read. */
export async function checkBounceMailbox(settings: Settings): Promise<readonly Finding[]> {
  if (settings.bounceImapUrl === undefined) return [];
  const imap = imapSettings(settings.bounceImapUrl, settings.bounceImapAuthority);
  const answer = await probeImapMailbox(imap);
  return answer === undefined ? [] : [{ kind: 'bounces-unreachable', place: `${imap.host}:${imap.port}`, answer }];
}

/** E-mails that came back lately because of us or the way there: their addresses are not to blame, and stand in no list. */
export async function checkReturned({ database, clock }: Services): Promise<readonly Finding[]> {
  const since = new Date((await clock.now()) - LATELY);
  const rows = await database.email.findMany({
    where: { status: 'bounced', frozenAt: { gt: since } },
    select: { answer: true },
  });
  return counted('emails-returned', rows.filter(({ answer }) => isAboutUs(answer ?? '')).length);
}
