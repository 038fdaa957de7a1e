import type { KindText, MailGroup } from '../kind-text.ts';
import { forPlaces, sectionHeading, shared, waitingFor } from '../defaults.ts';
import { paragraph } from '../letter.ts';
import { day, inSentence, told } from '../phrases.ts';
import { capitalised } from '../../numbers.ts';

/** The last day has passed; to those responsible. */
export const overdue: KindText = {
  standing: 'late',
  order: 0,
  subject: ({ first, mail }) => `${first.step}: försenad, sista dagen var ${day(first.due, mail.on)}`,
  headline: ({ first, mail }) => `Sista dagen för ${inSentence(first.step)} var ${day(first.due, mail.on)}`,
  heading: sectionHeading,
  short: ({ first }) => `en försenad uppgift: ${inSentence(first.step)}`,
  lead: (group) => [
    paragraph(
      'Uppgiften är försenad för ',
      forPlaces(group),
      `: sista dagen var ${day(group.first.due, group.mail.on)}. Lämna in så snart det går. Då upphör allt nedan samma stund. Det som lämnas in nu noteras som sen inlämning.${copied(group)}`,
    ),
    ...shared(group),
    ...(group.items.length === 1 ? waitingFor(group.first, group.mail) : []),
  ],
  link: 'Öppna uppgiften',
  consequences: true,
  why: () => 'uppgiften är inte inlämnad, fast sista dagen har passerat',
};

function copied({ first, mail }: MailGroup): string {
  const copy = first.outlook.find(({ kind, on, to }) => kind === 'overdue' && on === mail.on && to.length > 0);
  return copy === undefined ? '' : ` ${capitalised(told(copy.to, mail))} får en kopia av det här beskedet.`;
}
