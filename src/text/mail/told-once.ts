import type { MailItem } from '../../domain/mail-item.ts';
import { counted } from '../numbers.ts';

/**
 * A morning's items with nothing told twice: a review that is taken over is not also told as waiting, and what is taken over
 * of one step about several plans below is one item, about the plan it stands in.
 */
export function toldOnce(items: readonly MailItem[]): readonly MailItem[] {
  const isTakenOver = (item: MailItem): boolean =>
    items.some((other) => other.kind === 'handover' && other.review === true && other.url === item.url);
  const told = new Map<string, MailItem[]>();
  items.forEach((item, index) => {
    if ((item.kind === 'review' || item.kind === 'review-reminder') && isTakenOver(item)) return;
    const key = isOfPlanBelow(item) && !item.review ? `${item.ofPlan ?? ''}|${item.step}|${item.due}` : String(index);
    told.set(key, [...(told.get(key) ?? []), item]);
  });
  return [...told.values()].flatMap((same) => {
    const [first] = same;
    return first === undefined ? [] : [isOfPlanBelow(first) ? ofOwnPlan(first, same) : first];
  });
}

/** Taken over, and about a plan below the one that changes hands. */
function isOfPlanBelow({ kind, ofPlan }: MailItem): boolean {
  return kind === 'handover' && ofPlan !== undefined;
}

/** "Återkoppling för Oxbacksskolan", "Återkoppling för 18 enheter". */
function ofOwnPlan(first: MailItem, same: readonly MailItem[]): MailItem {
  const about = same.length === 1 ? first.place : counted(same.length, 'enhet', 'enheter');
  const step = `${first.step.replace(/, ([^,]+)$/, ' ($1)')} för ${about}`;
  return { ...first, place: first.ofPlan ?? first.place, step };
}
