import type { Services } from '../services.ts';
import { reconcile } from '../temporal/reconcile.ts';
import { COMMAND_LINE_TEXT as TEXT } from '../text/set-up/command-line.ts';
import type { CommandTerminal } from './import-organisation.ts';

/** `arshjul reconcile`. Exit code 0: what the database says is being waited for again; 2: wrong use. */
export async function reconcileCommand({
  args,
  services,
  terminal,
}: {
  args: readonly string[];
  services: Services;
  terminal: CommandTerminal;
}): Promise<0 | 2> {
  if (args.length > 0) {
    terminal.err(TEXT.reconcileUsage);
    return 2;
  }
  const { years, plans } = await reconcile(services);
  terminal.out(TEXT.reconciled(years, plans));
  return 0;
}
