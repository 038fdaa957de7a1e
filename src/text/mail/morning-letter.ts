import type { MailItem, MorningMail } from '../../domain/mail-item.ts';
import { calendarEntries, calendarLine } from './calendar-entries.ts';
import { headlines } from './headline.ts';
import type { MailGroup } from './kind-text.ts';
import { KIND_TEXTS } from './kind-texts.ts';
import { button, heading, list, paragraph, type Block, type Inline, type Letter } from './letter.ts';
import { mailGroups } from './mail-groups.ts';
import { outlookList, outlookSentences } from './outlook.ts';
import { firstName } from './phrases.ts';
import { toldOnce } from './told-once.ts';
import { why } from './why.ts';

/**
 * Everything one person is told at one time, as one letter: a section per unit or operation, most urgent first.
 * A receipt or a refusal is a letter with that one item. @throws RangeError without any item.
 */
export function morningLetter(whole: MorningMail): Letter {
  const mail = { ...whole, items: toldOnce(whole.items) };
  const groups = mailGroups(mail);
  if (groups.length === 0) throw new RangeError('Ett mejl utan innehåll: väntade minst ett besked');
  const runs = runsOf(groups);
  const calendar = calendarLine(calendarEntries(whole));
  return {
    ...headlines(groups, mail),
    municipality: mail.municipality.title,
    blocks: [
      paragraph(`Hej ${firstName(mail.receiver.name)}!`),
      ...runs.flatMap((run) => runBlocks(run, { mail, alone: runs.length === 1 })),
      ...(calendar === null ? [] : [paragraph(calendar)]),
      ...why(groups, mail),
    ],
  };
}

/** Sections of one kind, one after the other. */
function runsOf(groups: readonly MailGroup[]): readonly (readonly MailGroup[])[] {
  const runs: MailGroup[][] = [];
  for (const group of groups) {
    const last = runs.at(-1);
    if (last?.[0]?.first.kind === group.first.kind) last.push(group);
    else runs.push([group]);
  }
  return runs;
}

function runBlocks(
  run: readonly MailGroup[],
  { mail, alone }: { mail: MorningMail; alone: boolean },
): readonly Block[] {
  const items = run.flatMap((group) => group.items);
  const [item] = items;
  if (item === undefined) return [];
  const text = KIND_TEXTS[item.kind];
  const closing = text.closing?.(items, mail) ?? [];
  const bare = alone && run.length === 1;
  if (bare && items.length === 1) {
    return [
      ...run.flatMap((group) => [...text.lead(group), ...(text.after?.(group) ?? [])]),
      button(text.link, item.url),
      ...closing,
      ...(text.consequences ? outlookList(item, mail) : []),
    ];
  }
  const told = text.closing !== undefined || alone || run.length === 1;
  const shared = text.consequences && told ? sharedOutlook(items, { mail, headed: alone }) : null;
  return [
    ...run.flatMap((group) => {
      const each = text.consequences && shared === null;
      const common = each && group.items.length > 1 ? sharedOutlook(group.items, { mail, headed: false }) : null;
      return [
        ...(bare ? [] : [heading(text.heading(group))]),
        ...text.lead(group),
        ...where(group, each && common === null),
        ...(text.after?.(group) ?? []),
        ...(common === null ? [] : [paragraph(common)]),
      ];
    }),
    ...(alone && items.length > 1 ? [button('Öppna din sida', `${mail.baseUrl}/`)] : []),
    ...closing,
    ...(shared === null ? [] : [...(alone ? [heading('Om inget händer')] : []), paragraph(shared)]),
  ];
}

/** What follows, where it is the same for all; else `null`, and each tells its own. */
function sharedOutlook(
  items: readonly MailItem[],
  { mail, headed }: { mail: MorningMail; headed: boolean },
): string | null {
  const manner = { headed, several: items.length > 1 };
  const [only, ...more] = new Set(items.map((item) => outlookSentences(item, mail, manner)));
  return only !== undefined && more.length === 0 ? only : null;
}

/** The link of one, or a list of several, with what follows where each has its own. */
function where({ first, items, mail }: MailGroup, outlooks: boolean): readonly Block[] {
  const { link, row, detail } = KIND_TEXTS[first.kind];
  const follows = (item: MailItem) => (outlooks ? outlookSentences(item, mail, { headed: false, several: false }) : '');
  if (items.length === 1) {
    return [paragraph({ text: link, url: first.url }), ...(outlooks ? [paragraph(follows(first))] : [])];
  }
  const rows = items.map((item): readonly Inline[] => [
    { text: row?.(item) ?? item.place, url: item.url },
    ...(detail === undefined ? [] : [...detail(item, mail), '.']),
    ...(outlooks ? [` ${follows(item)}`] : []),
  ]);
  return [list(rows)];
}
