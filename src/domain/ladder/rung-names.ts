/** How rungs are told apart within a task; part of a notice's key. */
export const OPENING = 'open';
export const OVERDUE = 'overdue';

export function reminderRung(index: number): string {
  return `reminder/${index}`;
}
export function escalationRung(index: number): string {
  return `escalation/${index}`;
}
/** What an act causes is told apart by the click. */
export function actRung(kind: string, at: number): string {
  return `${kind}/${at}`;
}
/** What goes at once is told apart by the click itself: two may be made at one instant. */
export function clickRung(kind: string, click: { readonly clickedAt: number; readonly id: string }): string {
  return `${kind}/${click.clickedAt}/${click.id}`;
}
/** What a day causes (a handover, a vacancy, a summary) is told apart by the day. */
export function dayRung(kind: string, on: string): string {
  return `${kind}/${on}`;
}
/** A review's rungs belong to the version under review and, where its deadline has been renewed, to that round. */
export function reviewRung(
  { version, round = 1 }: { version: number; round?: number | undefined },
  rung: string,
): string {
  return round === 1 ? `review/${version}/${rung}` : `review/${version}/${round}/${rung}`;
}
