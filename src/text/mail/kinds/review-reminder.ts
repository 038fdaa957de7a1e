import type { KindText } from '../kind-text.ts';
import { paragraph } from '../letter.ts';
import { day, inSentence } from '../phrases.ts';
import { review, reviewDay } from './review.ts';

/** A review is not done, and its last day is near. */
export const reviewReminder: KindText = {
  ...review,
  subject: (group) =>
    group.items.length === 1
      ? `Påminnelse, granska ${inSentence(group.first.step)} från ${group.first.place} senast ${day(reviewDay(group.first), group.mail.on)}`
      : `Påminnelse: ${review.subject(group).charAt(0).toLowerCase()}${review.subject(group).slice(1)}`,
  lead: (group) =>
    group.items.length === 1
      ? [
          paragraph(
            `Detta är en påminnelse: ${inSentence(group.first.step)} från `,
            { strong: group.first.place },
            ` väntar på din granskning. Godkänn, eller återlämna för komplettering, med skäl, senast ${day(reviewDay(group.first), group.mail.on)}.`,
          ),
        ]
      : review.lead(group),
  why: () => 'det som lämnas in där granskas av dig, och granskningen är inte klar',
};
