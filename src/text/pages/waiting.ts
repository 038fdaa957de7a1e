import { capitalised, counted } from '../numbers.ts';

export const WAITING_TEXT = {
  noNeedToWait:
    'Du behöver inte vänta kvar och inte trycka igen. Tiden som räknas är när du tryckte. Läs in sidan igen om en stund så syns svaret.',
  received: 'Mottagen, registreras',
  receivedText:
    'Det här är mottaget och registreras som inlämnat. Medan det pågår går det inte att skriva i formuläret.',
  toUnits: 'Till enheterna',
} as const;

/** What has been received and is being registered. */
export function waitingLine(count: number): string {
  return `${capitalised(counted(count, 'sak', 'saker'))} är ${count === 1 ? 'mottagen' : 'mottagna'} och registreras`;
}
