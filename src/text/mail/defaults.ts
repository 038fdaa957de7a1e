import type { MailItem } from '../../domain/mail-item.ts';
import { listed } from '../numbers.ts';
import type { MailGroup } from './kind-text.ts';
import { paragraph, type Block, type Inline } from './letter.ts';
import { inSentence, others, places, spoken } from './phrases.ts';

/** "Oxbacksskolan: resultatredovisning 1"; without the place where a list follows. */
export function sectionHeading({ first, items }: MailGroup): string {
  return items.length > 3 ? first.step : `${places(items)}: ${inSentence(first.step)}`;
}

/** The place, or "18 enheter" where a list follows. */
export function forPlaces({ first, items }: MailGroup): Inline {
  return items.length === 1 ? { strong: first.place } : places(items);
}

/** Who else has the task, and that one of them is enough. */
export function shared({ first, items, mail }: MailGroup): readonly Block[] {
  if (items.length > 1 || spoken(first, mail) === 'du') return [];
  const names = others(first, mail).map(({ name }) => name);
  const you = names.length === 1 ? 'ni två' : 'ni';
  const ending = `Det räcker att en av er lämnar in, och ${you} ser varandras utkast. Ingen annan gör det.`;
  return [paragraph(`${listed(names)} har samma uppgift. ${ending}`)];
}

/** What the task waits for from others. */
export function waitingFor(item: MailItem, mail: MailGroup['mail']): readonly Block[] {
  if (item.missing.length === 0) return [];
  return [paragraph(`Innan ${spoken(item, mail)} kan lämna in måste detta vara klart: ${listed(item.missing)}.`)];
}

/** The way out, while there is time. */
export function wayOut({ first, mail }: MailGroup): readonly Block[] {
  if (first.due < mail.on || first.approver === undefined || first.approver.name === mail.receiver.name) return [];
  const you = spoken(first, mail);
  return [paragraph(`Hinner ${you} inte? Be ${first.approver.name} om anstånd på uppgiftens sida innan tiden går ut.`)];
}
