import type { KindText, MailGroup } from '../kind-text.ts';
import { sectionHeading } from '../defaults.ts';
import { paragraph } from '../letter.ts';
import { day, inSentence, isHolder, reasonGiven } from '../phrases.ts';
import { reviewDay } from './review.ts';

/** Something below an approved plan has changed; the approval is to be renewed. */
export const changed: KindText = {
  standing: 'todo',
  order: 3,
  subject: ({ first }) => `${first.step} för ${first.place}: ändring efter godkännande`,
  headline: (group) =>
    ownPlan(group)
      ? `Något under ${group.first.place} har ändrats efter godkännandet`
      : `Se ändringen under ${group.first.place} senast ${day(reviewDay(group.first), group.mail.on)}`,
  heading: sectionHeading,
  short: ({ first }) => `en ändring efter godkännande, ${first.place}`,
  lead: (group) => {
    const { first, mail } = group;
    const what = first.missing.length > 0 ? ` Det gäller ${first.missing.join(', ')}.` : '';
    return [
      paragraph(
        'Något som ligger under ',
        { strong: first.place },
        ` har ändrats sedan ${inSentence(first.step)} godkändes.${what} ${reasonGiven(first)}`.trimEnd(),
      ),
      paragraph(
        ownPlan(group)
          ? 'Godkännandet gäller, och den som godkände ser över ändringen. Du behöver inte göra något nu.'
          : `Godkännandet gäller tills vidare. Se skillnaden och förnya godkännandet senast ${day(reviewDay(first), mail.on)}.`,
      ),
    ];
  },
  link: 'Se skillnaden',
  by: reviewDay,
  consequences: true,
  why: () => 'ett godkännande behöver förnyas efter en ändring',
};

function ownPlan({ first, mail }: MailGroup): boolean {
  return isHolder(first, mail) && first.as === 'responsible';
}
