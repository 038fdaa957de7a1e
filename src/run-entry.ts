import { knownSilenceText } from './commands/silence-text.ts';
import { readSettings, SettingsError, type Settings } from './contract/settings.ts';
import { settingsFaultText, cannotListenText, portInUseText } from './text/set-up/system.ts';

/** Where a process listens: what for, and the variables that say so. */
export type Listening = {
  readonly use: 'web' | 'mailPage' | 'smtp' | 'metrics';
  readonly port: number;
  readonly variable: string;
};

/**
 * Runs a process of its own. What it cannot start or go on without (its settings, the database, Temporal,
 * a port) is one line on stderr that names the place, with exit code 2 for settings and 1 else: whoever watches over it
 * starts it again. What nobody has foreseen keeps its stack.
 */
export async function runEntry(
  run: (settings: Settings) => Promise<void>,
  about: {
    listens?: (settings: Settings) => readonly Listening[];
    /** The database it asks, where that is another than the application's. */
    database?: (settings: Settings) => { databaseUrl: string; variable: string };
  } = {},
): Promise<void> {
  let settings: Settings | undefined;
  try {
    settings = readSettings();
    await run(settings);
  } catch (error) {
    const lines = told(
      error,
      settings && { ...settings, listens: about.listens?.(settings) ?? [], ...about.database?.(settings) },
    );
    if (lines === undefined) throw error;
    process.stderr.write(`${lines.join('\n')}\n`);
    process.exit(error instanceof SettingsError ? 2 : 1);
  }
}

type Known = Settings & { readonly listens: readonly Listening[]; readonly variable?: string };

function told(error: unknown, settings: Known | undefined): readonly string[] | undefined {
  if (error instanceof SettingsError) return error.faults.map(settingsFaultText);
  if (settings === undefined) return undefined;
  const { code, syscall, port, address, hostname } = error as NodeJS.ErrnoException & Record<string, unknown>;
  if (syscall === 'listen' || (syscall === 'getaddrinfo' && hostname === settings.webHost)) {
    const there = settings.listens.find((one) => one.port === port) ?? settings.listens[0];
    if (there && code === 'EADDRINUSE') return [portInUseText(there)];
    if (there) return [cannotListenText({ ...there, host: String(address ?? hostname), code: code ?? '' })];
  }
  // The SDK, which measures, has no code for it.
  const measures = settings.listens.find(({ use }) => use === 'metrics');
  if (measures && String(error).includes('metrics exporter')) return [portInUseText(measures)];
  const silence = knownSilenceText(error, settings);
  return silence === undefined ? undefined : [silence];
}
