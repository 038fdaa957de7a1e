import type { ActKind } from '../../../domain/intent.ts';
import { REFUSAL_SENTENCES } from '../../refusals.ts';
import type { KindText, MailGroup } from '../kind-text.ts';
import { sectionHeading } from '../defaults.ts';
import { list, paragraph } from '../letter.ts';
import { inSentence } from '../phrases.ts';

const ACT_FAILED: Readonly<Record<ActKind, string>> = {
  'hand-in': 'Inlämningen gick inte igenom',
  withdraw: 'Inlämningen kunde inte tas tillbaka',
  'begin-review': 'Granskningen kunde inte börja',
  approve: 'Godkännandet gick inte igenom',
  return: 'Återlämningen gick inte igenom',
  reopen: 'Uppgiften kunde inte öppnas igen',
  except: 'Undantaget gick inte igenom',
  'ask-extension': 'Begäran om anstånd gick inte igenom',
  extend: 'Den nya tiden gick inte igenom',
  'refuse-extension': 'Svaret på begäran om anstånd gick inte igenom',
  'name-reviewer': 'Valet av granskare gick inte igenom',
};

/** What the receiver pressed was not accepted. Sent at once. */
export const refused: KindText = {
  standing: 'todo',
  order: 0,
  subject: (group) => `${failed(group)}: ${inSentence(group.first.step)}, ${group.first.place}`,
  headline: (group) => failed(group),
  heading: sectionHeading,
  short: ({ first }) => `${inSentence(first.step)} gick inte igenom`,
  lead: (group) => {
    const { refusal, step, place } = group.first;
    const missing = refusal?.missing ?? [];
    return [
      paragraph('Det gällde ', inSentence(step), ' för ', { strong: place }, '.'),
      ...(refusal === undefined ? [] : [paragraph(REFUSAL_SENTENCES[refusal.code])]),
      ...(missing.length === 0 ? [] : [paragraph('Det här är i vägen:'), list(missing.map((name) => [name]))]),
      paragraph(
        `Inget av det du har skrivit är borta.${missing.length === 0 ? '' : ' Ordna det som är i vägen och tryck igen.'}`,
      ),
    ];
  },
  link: 'Öppna uppgiften',
  consequences: false,
  why: () => 'du tryckte på knappen',
};

function failed({ first }: MailGroup): string {
  return first.refusal === undefined ? 'Klicket gick inte igenom' : ACT_FAILED[first.refusal.act];
}
