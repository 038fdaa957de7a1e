import { createRequire } from 'node:module';
import { createInterface } from 'node:readline/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { CommandTerminal } from './commands/import-organisation.ts';
import { silenceText } from './commands/silence-text.ts';
import { inheritedEnvironment, readSettings, SettingsError, type Settings } from './contract/settings.ts';
import type { Services } from './services.ts';
import { readSystemRecord } from './supervisor/process-record.ts';
import { COMMAND_LINE_TEXT as TEXT } from './text/set-up/command-line.ts';
import { settingsFaultText } from './text/set-up/system.ts';

const packageFile = createRequire(import.meta.url)('../package.json') as { readonly version: string };

type ExitCode = 0 | 1 | 2;
type Call = {
  readonly args: readonly string[];
  readonly settings: Settings;
  readonly terminal: CommandTerminal;
};

/** Each command by its words. Loaded when called, so that `cycle check` waits for no database client. */
const COMMANDS: Readonly<Record<string, (call: Call) => Promise<ExitCode>>> = {
  'import organisation': async ({ args, settings, terminal }) => {
    const { importOrganisationCommand } = await import('./commands/import-organisation.ts');
    const { tellWaiting } = await import('./temporal/tell-to-look.ts');
    return withServices(settings, async (services) => {
      const { database, clock } = services;
      return importOrganisationCommand({
        args,
        database,
        clock,
        terminal,
        afterChange: async () => void (await tellWaiting(services)),
      });
    });
  },
  'cycle check': async ({ args }) => {
    const { cycleCheck } = await import('./commands/cycle-check.ts');
    const write = (stream: NodeJS.WriteStream) => (text: string) => void stream.write(text);
    return cycleCheck(args, { stdout: write(process.stdout), stderr: write(process.stderr) });
  },
  'cycle start': async ({ args, settings, terminal }) => {
    const { cycleStart } = await import('./commands/cycle-start.ts');
    return withServices(settings, (services) => cycleStart({ args, services, terminal }));
  },
  'cycle dry-run': async ({ args, settings, terminal }) => {
    const { cycleDryRun } = await import('./commands/cycle-dry-run.ts');
    return withServices(settings, ({ database }) => cycleDryRun({ args, database, terminal }));
  },
  'token create': async ({ args, settings, terminal }) => {
    const { tokenCreate } = await import('./commands/token-create.ts');
    return withServices(settings, (services) => tokenCreate({ args, services, terminal }));
  },
  reconcile: async ({ args, settings, terminal }) => {
    const { reconcileCommand } = await import('./commands/reconcile.ts');
    return withServices(settings, (services) => reconcileCommand({ args, services, terminal }));
  },
  'verify audit': async ({ args, settings, terminal }) => {
    const { verifyAuditCommand } = await import('./commands/verify-audit.ts');
    return withServices(settings, ({ database }) => verifyAuditCommand({ args, database, terminal }));
  },
  backup: async ({ args, settings, terminal }) => {
    const { backupCommand } = await import('./commands/backup.ts');
    const program = packageFile.version;
    return withServices(settings, ({ database }) =>
      backupCommand({ args, database, program, now: Date.now(), terminal }),
    );
  },
  restore: async (call) => {
    const { restoreCommand } = await import('./commands/restore.ts');
    return restoreCommand(call);
  },
  doctor: async (call) => {
    const { doctorCommand } = await import('./commands/doctor.ts');
    return doctorCommand({ ...call, now: Date.now });
  },
  status: async (call) => {
    const { status } = await import('./commands/status.ts');
    return status(call);
  },
};

/**
 * How long a part may be silent, in milliseconds: each time it is asked, however long all of it takes. What the database
 * works at is waited for; what it answers nobody about is not.
 */
const WAITS = { patience: 10_000, slowAnswers: true, temporalPatience: 15_000 } as const;
/** Milliseconds that parts are given to hang up. One that has stopped never does. */
const PARTING = 1_000;

async function withServices(settings: Settings, use: (services: Services) => Promise<ExitCode>): Promise<ExitCode> {
  const { createServices } = await import('./services.ts');
  const silent = { info: () => undefined, error: () => undefined };
  const services = await createServices(settings, { log: silent, ...WAITS });
  try {
    return await use(services);
  } finally {
    await Promise.race([services.close(), delay(PARTING)]);
  }
}

const terminal: CommandTerminal = {
  out: (text) => void process.stdout.write(`${text}\n`),
  err: (text) => void process.stderr.write(`${text}\n`),
  ...(process.stdin.isTTY && {
    ask: async (question: string) => {
      const lines = createInterface({ input: process.stdin, output: process.stderr });
      const answer = await lines.question(question);
      lines.close();
      return answer;
    },
  }),
};

/** The ports of the system that was last started on this data folder hold for its commands too. */
function settingsOfSystem(): Settings {
  const asked = readSettings();
  const recorded = readSystemRecord(asked.dataDirectory)?.environment ?? {};
  return readSettings({ ...recorded, ...inheritedEnvironment() });
}

async function main(argv: readonly string[]): Promise<ExitCode> {
  const words = [argv.slice(0, 2).join(' '), argv[0] ?? ''].find((name) => Object.hasOwn(COMMANDS, name));
  const command = COMMANDS[words ?? ''];
  if (words === undefined || command === undefined) {
    const asksForHelp = argv.length === 0 || argv.includes('--help') || argv.includes('-h');
    if (!asksForHelp) terminal.err(TEXT.unknown(argv.slice(0, 2).join(' ')));
    terminal[asksForHelp ? 'out' : 'err'](TEXT.usage);
    return asksForHelp ? 0 : 2;
  }
  const args = argv.slice(words.split(' ').length);
  const settings = settingsOfSystem();
  try {
    return await command({ args, settings, terminal });
  } catch (error) {
    const sentence = silenceText(error, settings);
    if (sentence === undefined) throw error;
    terminal.err(sentence);
    return 1;
  }
}

// Whoever reads us may stop reading: `arshjul cycle check … | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});
try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof SettingsError)) throw error;
  for (const fault of error.faults) terminal.err(settingsFaultText(fault));
  process.exitCode = 2;
}
// What has been said is read first; then nobody waits for a part that does not hang up.
process.stdout.write('', () => process.stderr.write('', () => process.exit()));
