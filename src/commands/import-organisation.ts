import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { readOrganisationFile } from '../contract/organisation-import/read-organisation-file.ts';
import type { Clock } from '../database/clock.ts';
import type { PrismaClient } from '../database/generated/client.ts';
import { municipalityZone } from '../database/municipality-zone.ts';
import { importOrganisation, type OrganisationImport } from '../database/organisation/import-organisation.ts';
import { localDateOf } from '../domain/calendar/local-time.ts';
import type { ChangesAhead } from '../domain/organisation-preview.ts';
import type { Instant } from '../domain/time.ts';
import { faultText, shownFault } from '../text/import-faults.ts';
import {
  changesText,
  faultsText,
  IMPORT_ORGANISATION_TEXT as TEXT,
  organisationWarnings,
} from '../text/import-organisation.ts';
import { changeText } from '../text/organisation-changes.ts';

/** Where a command writes; `ask` only where a person can answer. */
export type CommandTerminal = {
  out(text: string): void;
  err(text: string): void;
  readonly ask?: ((question: string) => Promise<string>) | undefined;
};

const SLOW = 2000;

/**
 * `arshjul import organisation FILE [--yes] [--json]`. Exit code 0: loaded, or nothing to change; 1: faults, or
 * not confirmed; 2: wrong use. `afterChange` tells the plans that are to look again.
 */
export async function importOrganisationCommand({
  args,
  database,
  clock,
  terminal,
  afterChange,
}: {
  args: readonly string[];
  database: PrismaClient;
  clock: Clock;
  terminal: CommandTerminal;
  afterChange: () => Promise<void>;
}): Promise<0 | 1 | 2> {
  const asked = argumentsOf(args);
  if (!asked) return wrongUse(terminal, TEXT.usage);
  const bytes = await readFile(asked.file).catch(() => undefined);
  if (!bytes) return wrongUse(terminal, TEXT.unreadable(asked.file));
  const slow = setTimeout(() => terminal.err(TEXT.working), SLOW);
  try {
    const now = await clock.now();
    const told = new Set<string>();
    const warn = (warnings: readonly string[]): void => {
      for (const warning of warnings) if (!told.has(warning)) terminal.err(warning);
      warnings.forEach((warning) => told.add(warning));
    };
    const outcome = await importOrganisation({
      database,
      read: readOrganisationFile(bytes),
      now,
      actor: 'system',
      via: 'command',
      confirm: async (ahead) => {
        clearTimeout(slow);
        if (!asked.json) terminal.out(changesText({ ...ahead, title: ahead.municipality.title }));
        warn(await warningsOf(ahead, { database, now }));
        return await confirmed(asked, terminal);
      },
    });
    if (outcome.kind === 'imported') await afterChange();
    const warnings = await warningsOf(outcome, { database, now });
    if (asked.json) terminal.out(JSON.stringify({ ...asJson(outcome), warnings }, null, 2));
    else tell(outcome, terminal);
    warn(warnings);
    return outcome.kind === 'imported' || outcome.kind === 'unchanged' ? 0 : 1;
  } finally {
    clearTimeout(slow);
  }
}

type Asked = { readonly file: string; readonly yes: boolean; readonly json: boolean };

function argumentsOf(args: readonly string[]): Asked | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        yes: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    });
    const [file, ...rest] = positionals;
    return file === undefined || rest.length > 0 ? undefined : { file, ...values };
  } catch {
    return undefined;
  }
}

function wrongUse(terminal: CommandTerminal, text: string): 2 {
  terminal.err(text);
  return 2;
}

async function confirmed(asked: Asked, terminal: CommandTerminal): Promise<boolean> {
  if (asked.yes) return true;
  if (asked.json || !terminal.ask) return false;
  const answer = await terminal.ask(TEXT.ask);
  return TEXT.yes.some((word) => word === answer.trim().toLowerCase());
}

function tell(outcome: OrganisationImport, terminal: CommandTerminal): void {
  switch (outcome.kind) {
    case 'faults':
      return terminal.err(faultsText(outcome.faults));
    case 'unchanged':
      return terminal.out(TEXT.unchanged(outcome.municipality.title));
    case 'imported':
      return terminal.out(TEXT.imported(outcome.municipality.title, outcome.changes.length));
    case 'declined':
      return terminal.err(terminal.ask ? TEXT.declined : TEXT.declinedWithoutTerminal);
    case 'moved-meanwhile':
      return terminal.err(TEXT.movedMeanwhile);
  }
}

async function warningsOf(
  outcome: OrganisationImport | ChangesAhead,
  { database, now }: { database: PrismaClient; now: Instant },
): Promise<readonly string[]> {
  if (outcome.kind === 'faults') return [];
  const timezone = await municipalityZone(database, outcome.municipality.id);
  return organisationWarnings(outcome, localDateOf(timezone, now));
}

function asJson(outcome: OrganisationImport): Readonly<Record<string, unknown>> {
  if (outcome.kind === 'faults') {
    const faults = outcome.faults.map((fault) => ({ ...shownFault(fault), text: faultText(fault) }));
    return { outcome: 'faults', faults };
  }
  const { kind, administrators: _administrators, ...rest } = outcome;
  const changes = 'changes' in rest ? rest.changes.map((change) => ({ ...change, text: changeText(change) })) : [];
  return { outcome: kind, ...rest, changes };
}
