import type { MailItem, MorningMail } from '../../domain/mail-item.ts';
import type { NoticeKind } from '../../domain/notice.ts';
import type { MailGroup } from './kind-text.ts';
import { KIND_TEXTS } from './kind-texts.ts';

/** From this many places on, the same step with the same day is one list instead of a section each. */
const LISTED_FROM = 4;

/** The morning's items as sections: what is late first, then by day, then by place. */
export function mailGroups(mail: MorningMail): readonly MailGroup[] {
  const groups = new Map<string, MailItem[]>();
  for (const item of [...mail.items].sort(byUrgency)) {
    const key = `${kindIn(item, mail)}|${groupKey(item, mail)}`;
    groups.set(key, [...(groups.get(key) ?? []), { ...item, kind: kindIn(item, mail) }]);
  }
  return [...groups.values()].flatMap((items) => {
    const [first] = items;
    return first === undefined ? [] : [{ first, items, mail }];
  });
}

/** Reviews waiting are one section, the reminded among them. */
function kindIn({ kind }: MailItem, mail: MorningMail): NoticeKind {
  const waiting = mail.items.some((item) => item.kind === 'review');
  return kind === 'review-reminder' && waiting ? 'review' : kind;
}

function groupKey(item: MailItem, mail: MorningMail): string {
  const { groupBy } = KIND_TEXTS[item.kind];
  if (groupBy !== undefined) return groupBy(item);
  const together = [item.step, item.due].join('|');
  const same = mail.items.filter(({ kind, step, due }) => kind === item.kind && [step, due].join('|') === together);
  return same.length < LISTED_FROM ? [together, item.place, item.task].join('|') : together;
}

function byUrgency(a: MailItem, b: MailItem): number {
  const day = (item: MailItem) => KIND_TEXTS[item.kind].by?.(item) ?? item.due;
  return (
    KIND_TEXTS[a.kind].order - KIND_TEXTS[b.kind].order ||
    compare(day(a), day(b)) ||
    compare(a.operation ?? '', b.operation ?? '') ||
    compare(a.place, b.place) ||
    compare(a.task, b.task)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
