import type { KindText } from '../kind-text.ts';
import { forPlaces, sectionHeading, shared, waitingFor, wayOut } from '../defaults.ts';
import { paragraph } from '../letter.ts';
import { day, inSentence, spoken } from '../phrases.ts';

/** The step has opened. */
export const task: KindText = {
  standing: 'todo',
  order: 3,
  subject: ({ first, mail }) => `${first.step}: lämna in senast ${day(first.due, mail.on)}`,
  headline: ({ first, mail }) => `Lämna in ${inSentence(first.step)} senast ${day(first.due, mail.on)}`,
  heading: sectionHeading,
  short: ({ first, mail }) => `${inSentence(first.step)} senast ${day(first.due, mail.on)}`,
  lead: (group) => {
    const { first, items, mail } = group;
    const receiver = first.approver;
    const to = receiver === undefined || receiver.name === mail.receiver.name ? '' : ` till ${receiver.name}`;
    const you = spoken(first, mail) === 'ni' ? 'Ni' : 'Du';
    return [
      paragraph(`${first.step} har öppnat för `, forPlaces(group), '.', described(first.description)),
      ...shared(group),
      paragraph(
        `${you} lämnar in${to} senast ${day(first.due, mail.on)}. Det som skrivs är ett utkast tills det lämnas in.`,
      ),
      ...(items.length === 1 ? waitingFor(first, mail) : []),
      ...wayOut(group),
    ];
  },
  link: 'Öppna uppgiften',
  by: ({ due }) => due,
  consequences: true,
  why: () => 'steget har öppnat',
};

function described(description: string | undefined): string {
  if (description === undefined || description.trim() === '') return '';
  return ` ${description.trim().replace(/\.?$/, '.')}`;
}
