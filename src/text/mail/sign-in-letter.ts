import { counted } from '../numbers.ts';
import { button, heading, paragraph, soft, type Letter } from './letter.ts';
import { firstName } from './phrases.ts';

/** The link that signs in: sent at once to the address that asked for it. */
export function signInLetter(options: {
  readonly receiver: { readonly name: string; readonly email: string };
  readonly municipality: { readonly title: string; readonly contact: string };
  readonly link: string;
  readonly validMinutes: number;
}): Letter {
  const { receiver, municipality, link, validMinutes } = options;
  return {
    subject: 'Din länk för att logga in i Årshjul',
    municipality: municipality.title,
    headline: 'Logga in i Årshjul',
    blocks: [
      paragraph(`Hej ${firstName(receiver.name)}!`),
      paragraph(
        `Här är länken du bad om. Den gäller i ${counted(validMinutes, 'minut', 'minuter')} och kan användas en gång. Sidan den öppnar har en knapp som loggar in dig.`,
      ),
      button('Gå till inloggningen', link),
      paragraph('Har länken hunnit gå ut? Be om en ny på samma sida. Inget som du har sparat går förlorat.'),
      heading('Varför får jag detta?'),
      soft(
        `Någon, troligen du, har bett om att få logga in med ${receiver.email}. Var det inte du behöver du inte göra något: utan länken kommer ingen in. Vidarebefordra inte det här mejlet.`,
      ),
      soft(`${municipality.title}, ${municipality.contact}`),
    ],
  };
}
