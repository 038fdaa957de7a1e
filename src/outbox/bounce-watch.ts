import path from 'node:path';
import type { Settings } from '../contract/settings.ts';
import type { BounceMailbox } from '../email/bounces/bounce-mailbox.ts';
import { folderMailbox } from '../email/bounces/folder-mailbox.ts';
import { imapMailbox } from '../email/bounces/imap-mailbox.ts';
import { imapSettings } from '../email/bounces/imap-settings.ts';
import type { Services } from '../services.ts';
import { readBounces } from './read-bounces.ts';

/** Milliseconds of real time between two looks into a mailbox on a server, and into a folder. */
const IMAP_EVERY = 45_000;
const FOLDER_EVERY = 3_000;

/** Looks again and again for reports of e-mail that came back. */
export type BounceWatch = {
  readonly every: number;
  /** Never fails: a mailbox that is away is looked into the next time, and said once. */
  look(): Promise<void>;
  /** Whether the last look went well; undefined before the first. */
  isUp(): boolean | undefined;
};

/** A watch over the mailbox of the settings; undefined where there is none: a real mail server without BOUNCE_IMAP_URL. */
export function bounceWatch(services: Services): BounceWatch | undefined {
  const watched = mailboxOf(services.settings);
  if (watched === undefined) return undefined;
  const { log } = services;
  let isUp: boolean | undefined;
  return {
    every: watched.every,
    isUp: () => isUp,
    async look() {
      try {
        await readBounces(services, watched.mailbox);
        if (isUp === false) log.info('the mailbox for bounces can be read again');
        isUp = true;
      } catch (error) {
        const reason = error instanceof Error ? error.name : 'unknown';
        if (isUp !== false) log.error('the mailbox for bounces could not be read', { reason });
        isUp = false;
      }
    },
  };
}

/** What the embedded mail catcher has received stands for a mailbox of one's own. */
function mailboxOf(settings: Settings): { readonly mailbox: BounceMailbox; readonly every: number } | undefined {
  const { bounceImapUrl, bounceImapAuthority, embeddedParts, dataDirectory, senderAddress } = settings;
  if (bounceImapUrl !== undefined) {
    return { mailbox: imapMailbox(imapSettings(bounceImapUrl, bounceImapAuthority)), every: IMAP_EVERY };
  }
  if (!embeddedParts.mail) return undefined;
  return { mailbox: folderMailbox(path.join(dataDirectory, 'mail'), senderAddress), every: FOLDER_EVERY };
}
