import type { MorningMail } from '../../domain/mail-item.ts';
import type { LocalDate } from '../../domain/time.ts';
import { capitalised, counted, inWords, listed } from '../numbers.ts';
import type { MailGroup } from './kind-text.ts';
import { KIND_TEXTS } from './kind-texts.ts';
import { day } from './phrases.ts';

/** Beyond this a subject is cut off by most clients. */
const LONGEST_SUBJECT = 90;

/** The heading is the news: who reads only this knows what to do. */
export function headlines(groups: readonly MailGroup[], mail: MorningMail): { subject: string; headline: string } {
  const doing = groups.filter(({ first }) => KIND_TEXTS[first.kind].standing !== 'told');
  const [only, second] = doing;
  const [first] = groups;
  if (first !== undefined && groups.length === 1) return own(first);
  const together = togetherOf(groups, mail);
  if (together !== null) return { subject: together, headline: together };
  if (only === undefined) return toldOnly(groups);
  if (second === undefined) return own(only);
  const count = capitalised(counted(doing.length, 'sak', 'saker'));
  return {
    subject: `${count} att göra, först ${KIND_TEXTS[only.first.kind].short(only)}`,
    headline: `${count} att göra${urgency(doing, mail)}`,
  };
}

function own(group: MailGroup): { subject: string; headline: string } {
  const text = KIND_TEXTS[group.first.kind];
  return { subject: text.subject(group), headline: text.headline(group) };
}

function togetherOf(groups: readonly MailGroup[], mail: MorningMail): string | null {
  const [first] = groups;
  if (first === undefined || groups.some(({ first: { kind } }) => kind !== first.first.kind)) return null;
  return (
    KIND_TEXTS[first.first.kind].together?.(
      groups.flatMap(({ items }) => items),
      mail,
    ) ?? null
  );
}

function toldOnly(groups: readonly MailGroup[]): { subject: string; headline: string } {
  const count = capitalised(counted(groups.length, 'besked', 'besked', 'ett'));
  const headline = `${count}, inget att göra`;
  const subject = `${count}: ${listed(groups.map((group) => KIND_TEXTS[group.first.kind].short(group)))}`;
  return { subject: subject.length > LONGEST_SUBJECT ? headline : subject, headline };
}

function urgency(doing: readonly MailGroup[], mail: MorningMail): string {
  const late = doing.filter(({ first }) => KIND_TEXTS[first.kind].standing === 'late').length;
  if (late === doing.length) return late === 2 ? ', båda redan sena' : ', alla redan sena';
  if (late > 0) return `, ${inWords(late)} av dem är redan ${late === 1 ? 'sen' : 'sena'}`;
  const first = firstDay(doing, mail);
  return first === null ? '' : `, den första senast ${day(first, mail.on)}`;
}

function firstDay(doing: readonly MailGroup[], { on }: MorningMail): LocalDate | null {
  const days = doing
    .flatMap(({ items }) => items.flatMap((item) => KIND_TEXTS[item.kind].by?.(item) ?? []))
    .filter((date) => date >= on);
  return days.length === 0 ? null : days.reduce((a, b) => (b < a ? b : a));
}
