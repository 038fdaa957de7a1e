import type { MailItem } from '../../domain/mail-item.ts';
import type { NotLate } from '../../domain/peers.ts';
import type { LocalDate } from '../../domain/time.ts';
import { dayAndMonth } from '../dates.ts';
import { capitalised, inWords, listed, outOf } from '../numbers.ts';
import { paragraph, type Block } from './letter.ts';

/** "Tolv av arton enheter har lämnat in."; empty where it is not known. */
export function handedInOf({ peers, operation, place }: MailItem): string {
  if (peers === undefined) return '';
  const units = operation !== undefined && operation !== place;
  return `${capitalised(outOf(peers.handedIn, peers.asked))} ${units ? 'enheter' : 'planer'} har lämnat in.`;
}

/** "Inte sena: Ronnaskolan har anstånd till 20 november." */
export function notLate({ peers }: MailItem, on: LocalDate): readonly Block[] {
  if (peers === undefined || peers.notLate.length === 0) return [];
  const [first = '', ...rest] = peers.notLate.map((one) => `${reason(one, on)}.`);
  return [paragraph([rest.length === 0 ? 'Inte sen:' : 'Inte sena:', first, ...rest.map(capitalised)].join(' '))];
}

const SEARCHED = 'har inte kunnat nås; administratören söker rätt adress';

function reason({ place, because, until, isUnreachable }: NotLate, on: LocalDate): string {
  const day = until === undefined ? '' : dayAndMonth(until, on);
  const reasons: Readonly<Record<NotLate['because'], string>> = {
    extended: `${place} har anstånd till ${day}`,
    'taken-over': `${place} har bytt ansvarig och har tid till ${day}`,
    returned: `${place} kompletterar sin inlämning och har tid till ${day}`,
    reopened: `${place} är öppnad igen och har tid till ${day}`,
    open: `${place} har tid till ${day}`,
    vacant: `för ${place} är tjänsten vakant`,
    unreachable: `${place} ${SEARCHED}`,
  };
  return `${reasons[because]}${isUnreachable && because !== 'unreachable' ? `, men ${SEARCHED}` : ''}`;
}

/** "Alla fem har fått påminnelser 23 oktober och 5 november och besked om förseningen 9 november, …" */
export function whatTheyWereTold(items: readonly MailItem[], on: LocalDate): readonly Block[] {
  const accounts = new Set(items.map((item) => account(item, on)));
  const [only] = accounts;
  const everyone = everybody(items);
  if (accounts.size === 1 && only !== undefined && only !== '') {
    return [paragraph(`${everyone} har fått ${only}, och mejlen har kommit fram.`)];
  }
  if (!items.every(({ toldBefore }) => toldBefore?.overdue !== undefined)) return [];
  return [paragraph(`${everyone} har fått besked om förseningen, och mejlen har kommit fram.`)];
}

function account({ toldBefore }: MailItem, on: LocalDate): string {
  const { reminders = [], overdue } = toldBefore ?? {};
  const days = listed(reminders.map((day) => dayAndMonth(day, on)));
  return [
    ...(reminders.length === 0 ? [] : [`${reminders.length === 1 ? 'en påminnelse' : 'påminnelser'} ${days}`]),
    ...(overdue === undefined ? [] : [`besked om förseningen ${dayAndMonth(overdue, on)}`]),
  ].join(' och ');
}

function everybody(items: readonly MailItem[]): string {
  const places = [...new Set(items.map(({ place }) => place))];
  if (places.length < 2) return capitalised(places.join(''));
  return places.length === 2 ? 'Båda' : `Alla ${inWords(places.length)}`;
}
