import type { MailItem, MorningMail } from '../../domain/mail-item.ts';
import type { LocalDate } from '../../domain/time.ts';
import type { Block, Inline } from './letter.ts';

/** Items of one kind told together: one section of the letter. Never empty; `first` is `items[0]`. */
export type MailGroup = {
  readonly first: MailItem;
  readonly items: readonly MailItem[];
  readonly mail: MorningMail;
};

/** Everything said about one kind of notice. */
export type KindText = {
  /** todo: the receiver has something to do · late: has, and the last day has passed · told: has nothing to do. */
  readonly standing: 'todo' | 'late' | 'told';
  /** Where its sections come in the letter; lower is earlier. */
  readonly order: number;
  /** Items with the same answer share a section. Absent: one section each, or one list from the fourth on. */
  readonly groupBy?: (item: MailItem) => string;
  /** When the section is the whole letter. */
  readonly subject: (group: MailGroup) => string;
  readonly headline: (group: MailGroup) => string;
  /** The section's own heading, when there are several. */
  readonly heading: (group: MailGroup) => string;
  /** A few words for the subject of a letter with several sections. */
  readonly short: (group: MailGroup) => string;
  /** What has happened and what to do. */
  readonly lead: (group: MailGroup) => readonly Block[];
  /** What a row of several is called; the place unless told otherwise. */
  readonly row?: (item: MailItem) => string;
  /** What follows it in the row. */
  readonly detail?: (item: MailItem, mail: MorningMail) => readonly Inline[];
  /** What is said of the section after its link or its rows. */
  readonly after?: (group: MailGroup) => readonly Block[];
  /** The words of the link. */
  readonly link: string;
  /** By when the receiver must have done it. */
  readonly by?: (item: MailItem) => LocalDate | undefined;
  /** Whether the consequences are told: in full, or not at all because nothing follows. */
  readonly consequences: boolean;
  /** Said once, after the last section of the kind. */
  readonly closing?: (items: readonly MailItem[], mail: MorningMail) => readonly Block[];
  /** The headline of a letter with several sections that are all of this kind. */
  readonly together?: (items: readonly MailItem[], mail: MorningMail) => string;
  /** A clause that ends the sentence "Du är rektor för Oxbacksskolan och …". */
  readonly why: (group: MailGroup) => string;
};
