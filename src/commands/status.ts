import { PROCESS_NAMES, type RecordedProcess, type SystemRecord } from '../contract/system-record.ts';
import type { Settings } from '../contract/settings.ts';
import { partAnswers } from './part-answers.ts';
import { isStillRunning, readSystemRecord } from '../supervisor/process-record.ts';
import { COMMAND_LINE_TEXT, STATUS_TEXT } from '../text/set-up/command-line.ts';
import { PROCESS_TEXT } from '../text/set-up/system.ts';
import type { CommandTerminal } from './import-organisation.ts';

/** `ready`: it runs and answers. `silent`: it runs and does not answer. `dead`: it does not run. */
type Health = keyof typeof STATUS_TEXT.health;

/**
 * `arshjul status [--json]`: each process of the system on this data folder with pid, port and health.
 * Exit code 0: all ready; 1: something is not; 2: used wrongly.
 */
export async function status({
  args,
  settings,
  terminal,
}: {
  args: readonly string[];
  settings: Settings;
  terminal: CommandTerminal;
}): Promise<0 | 1 | 2> {
  const [first, ...rest] = args;
  if ((first !== undefined && first !== '--json') || rest.length > 0) {
    terminal.err(COMMAND_LINE_TEXT.statusUsage);
    return 2;
  }
  const { dataDirectory } = settings;
  const record = readSystemRecord(dataDirectory);
  const running = record !== undefined && isStillRunning(record.supervisor);
  const processes = await Promise.all(partsOf(record, settings).map((part) => withHealth(part, settings)));
  if (first === '--json') {
    const addresses = {
      web: settings.webAddress,
      mail: settings.mailCatcherAddress ?? null,
      temporal: settings.temporalUiAddress,
    };
    terminal.out(
      JSON.stringify(
        { running, supervisor: running ? record.supervisor.pid : null, dataDirectory, addresses, processes },
        null,
        2,
      ),
    );
  } else if (running) {
    tell(processes, terminal);
  } else {
    terminal.out(STATUS_TEXT.notRunning(dataDirectory));
  }
  return running && processes.every(({ health }) => health === 'ready') ? 0 : 1;
}

type Part = Pick<RecordedProcess, 'name' | 'restarts'> & {
  readonly port: number | null;
  readonly pid: number | null;
  readonly identity: string;
};
type PartHealth = Omit<Part, 'identity'> & { readonly health: Health };

/** What runs, and what ought to run by these settings and does not. */
function partsOf(record: SystemRecord | undefined, { embeddedParts }: Settings): readonly Part[] {
  const recorded = new Map(record?.processes.map((part) => [part.name, part]));
  const replaced = {
    postgres: !embeddedParts.database,
    temporal: !embeddedParts.temporal,
    mail: !embeddedParts.mail,
    worker: false,
    web: false,
  };
  return PROCESS_NAMES.filter((name) => !replaced[name]).map(
    (name) => recorded.get(name) ?? { name, pid: null, port: null, restarts: 0, identity: '' },
  );
}

async function withHealth({ identity, ...part }: Part, settings: Settings): Promise<PartHealth> {
  const { name, pid } = part;
  if (pid === null || !isStillRunning({ pid, identity })) {
    return { ...part, pid: null, health: 'dead' };
  }
  const port = name === 'worker' ? settings.workerMetricsPort : (part.port ?? undefined);
  const answers = port === undefined || (await partAnswers(name, { settings, port }));
  return { ...part, health: answers ? 'ready' : 'silent' };
}

function tell(processes: readonly PartHealth[], terminal: CommandTerminal): void {
  const rows = processes.map(({ name, pid, port, health, restarts }) => [
    PROCESS_TEXT[name],
    String(pid ?? '–'),
    String(port ?? '–'),
    STATUS_TEXT.health[health],
    String(restarts),
  ]);
  const table = [[...STATUS_TEXT.columns], ...rows];
  const widths = STATUS_TEXT.columns.map((_, column) => Math.max(...table.map((cells) => cells[column]?.length ?? 0)));
  for (const cells of table) {
    terminal.out(
      cells
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
  }
}
