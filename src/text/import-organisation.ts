import type { OrganisationChange } from '../domain/organisation-changes.ts';
import type { OrganisationFault } from '../domain/organisation-fault.ts';
import { unmannedFrom } from '../domain/organisation-check/unmanned-from.ts';
import type { OpenRange } from '../domain/organisation-range.ts';
import type { LocalDate } from '../domain/time.ts';
import { faultText } from './import-faults.ts';
import { capitalised, counted } from './numbers.ts';
import { changeText } from './organisation-changes.ts';

/** More would push the first ones out of sight. */
const MOST_FAULTS = 50;
const MOST_CHANGES = 200;

export const IMPORT_ORGANISATION_TEXT = {
  usage:
    'Användning: arshjul import organisation FIL [--yes] [--json]\n' +
    'Läser in organisationen ur en CSV-fil eller JSON. Formatet står i docs/organisation-file.md.',
  unreadable: (file: string) => `Filen ”${file}” går inte att läsa. Väntat: sökvägen till en CSV-fil eller JSON.`,
  working: 'Arbetar med filen …',
  unchanged: (title: string) => `${title}: inget att ändra.`,
  imported: (title: string, changes: number) => `${title}: inläst, ${counted(changes, 'ändring', 'ändringar')}.`,
  ask: 'Läsa in detta? Skriv ja: ',
  yes: ['ja', 'j'],
  noAdministrator: (since: LocalDate | 'today') =>
    `Varning: ${since === 'today' ? 'ingen i organisationen är administratör i dag' : `från och med ${since} är ingen i organisationen administratör`}. Utan en administratör kan ingen starta ett läsår på sidan eller utse en granskare, och det som blir sent överst når ingen. Lägg till ett uppdrag med rollen administratör och läs in filen igen.`,
  declined: 'Inget är inläst.',
  declinedWithoutTerminal: 'Inget är inläst. Kör igen med --yes för att läsa in ändringarna.',
  movedMeanwhile:
    'Inget är inläst: organisationen ändrades av någon annan under tiden. Kör igen och se efter vad som skiljer.',
} as const;

/** What will be as the file says, and will not go well, today or later; a sentence each. */
export function organisationWarnings(
  { administrators }: { readonly administrators: readonly OpenRange[] },
  today: LocalDate,
): readonly string[] {
  const unmanned = unmannedFrom(administrators, today);
  if (unmanned === undefined) return [];
  return [IMPORT_ORGANISATION_TEXT.noAdministrator(unmanned === today ? 'today' : unmanned)];
}

/** All faults of a file, the first fifty in full. */
export function faultsText(faults: readonly OrganisationFault[]): string {
  const head = `${counted(faults.length, 'fel', 'fel', 'ett')} i filen, inget är inläst.`;
  const shown = faults.slice(0, MOST_FAULTS).map(faultText);
  const rest = faults.length - shown.length;
  return [capitalised(head), ...shown, ...(rest > 0 ? [`… och ${counted(rest, 'fel', 'fel', 'ett')} till.`] : [])].join(
    '\n',
  );
}

/** What a file changes, before it does. `silent` posts are not in the file, and stay. */
export function changesText({
  title,
  changes,
  silent,
}: {
  readonly title: string;
  readonly changes: readonly OrganisationChange[];
  readonly silent: number;
}): string {
  const shown = changes.slice(0, MOST_CHANGES).map((change) => `  ${changeText(change)}`);
  const rest = changes.length - shown.length;
  return [
    `${title}: ${counted(changes.length, 'ändring', 'ändringar')}.`,
    ...shown,
    ...(rest > 0 ? [`  … och ${counted(rest, 'ändring', 'ändringar')} till.`] : []),
    ...(silent > 0 ? [silentText(silent)] : []),
  ].join('\n');
}

function silentText(silent: number): string {
  return silent === 1
    ? 'Ett uppdrag som gäller tills vidare står inte i filen och ligger kvar. Det avslutas med ett datum i kolumnen till.'
    : `${capitalised(counted(silent, 'uppdrag', 'uppdrag', 'ett'))} som gäller tills vidare står inte i filen och ligger kvar. De avslutas med ett datum i kolumnen till.`;
}
