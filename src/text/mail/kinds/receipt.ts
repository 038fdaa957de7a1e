import type { KindText } from '../kind-text.ts';
import { dateAndTime } from '../../dates.ts';
import { sectionHeading } from '../defaults.ts';
import { list, paragraph, type Inline } from '../letter.ts';
import { day, inSentence, others, titled } from '../phrases.ts';
import { capitalised, listed } from '../../numbers.ts';

/** What the receiver handed in has been registered. Sent at once. */
export const receipt: KindText = {
  standing: 'told',
  order: 0,
  subject: ({ first }) => `Kvitto: ${first.step}, ${first.place}`,
  headline: ({ first }) => `${first.place} har lämnat in ${inSentence(first.step)}`,
  heading: sectionHeading,
  short: ({ first }) => `kvitto för ${inSentence(first.step)}`,
  lead: ({ first, mail }) => {
    const { receipt: given } = first;
    const facts: (readonly Inline[])[] = [];
    if (given !== undefined) {
      const on = dateAndTime(given.at, { timezone: mail.timezone, on: mail.on });
      facts.push([{ strong: 'Inlämnat:' }, ` ${on}${given.late ? ', efter sista dagen (sen inlämning)' : ''}`]);
      facts.push([{ strong: 'Version:' }, ` ${given.version}`]);
      facts.push([{ strong: 'Kontrollsumma:' }, ` ${given.hash.slice(0, 12)}`]);
    }
    const above = first.approver === undefined || first.approver.name === mail.receiver.name ? null : first.approver;
    const reviewer = above === null ? 'Den som granskar' : titled(above);
    const until = first.reviewDue === undefined ? '' : ` senast ${day(first.reviewDue, mail.on)}`;
    const takeBack =
      given?.late === true
        ? 'Behöver något ändras, be granskaren att återlämna inlämningen.'
        : `Du kan ta tillbaka inlämningen till och med ${day(first.due, mail.on)}, så länge granskningen inte har börjat.`;
    const colleagues = others(first, mail).map(({ name }) => name);
    return [
      paragraph('Inlämningen är registrerad. Spara gärna det här kvittot.'),
      ...(facts.length > 0 ? [list(facts)] : []),
      paragraph(
        first.reviewDue === undefined
          ? 'Inga fler påminnelser kommer om den här uppgiften.'
          : `${capitalised(reviewer)} ${above === null ? 'svarar' : 'granskar'}${until}. Inga fler påminnelser kommer om den här uppgiften.`,
      ),
      ...(colleagues.length > 0 ? [paragraph(`${listed(colleagues)} behöver inte lämna in något mer.`)] : []),
      paragraph(takeBack),
    ];
  },
  link: 'Se det du lämnade in',
  consequences: false,
  why: () => 'du lämnade in',
};
