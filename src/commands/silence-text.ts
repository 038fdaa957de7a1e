import type { Settings } from '../contract/settings.ts';
import { isSilence } from '../database/database-silence.ts';
import { COMMAND_LINE_TEXT as TEXT } from '../text/set-up/command-line.ts';

const AWAY =
  /Can't reach database server|E(?:CONNREFUSED|CONNRESET|PIPE|NOTFOUND|AI_AGAIN|TIMEDOUT|HOSTUNREACH)|P10(?:01|02|08|17)|P2024|P2028|Connection terminated|Server has closed the connection|connection timeout|57P0\d/;

type Places = Pick<Settings, 'databaseUrl' | 'temporalAddress'> & {
  /** The one that says where the database is. */
  readonly variable?: string;
};

/** One sentence for a database or a Temporal that failed a command; undefined where something else is wrong. */
export function silenceText(error: unknown, settings: Places): string | undefined {
  const known = knownSilenceText(error, settings);
  if (known !== undefined || !(error instanceof Error) || !isOfDatabase(error)) return known;
  return TEXT.databaseFailed(new URL(settings.databaseUrl).host, codeOf(error));
}

/** The same where the cause is known: what nobody has foreseen is none. */
export function knownSilenceText(error: unknown, settings: Places): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const text = textOf(error);
  if (/ServiceError|TransportError|UNAVAILABLE|DEADLINE_EXCEEDED/.test(text))
    return TEXT.temporalSilent(settings.temporalAddress);
  if (!isOfDatabase(error)) return undefined;
  const { host, pathname } = new URL(settings.databaseUrl);
  const { variable = 'DATABASE_URL' } = settings;
  if (/does not exist in the current database|42P01|P2021/.test(text)) return TEXT.databaseEmpty;
  if (/3D000|P1003/.test(text)) return TEXT.databaseMissing({ name: pathname.slice(1), place: host, variable });
  if (/P1011|SSL connections|ERR_TLS|certificate/.test(text)) return TEXT.databaseUncertified(host, variable);
  if (/28P01|28000|P1000|P1010|Authentication failed|client password must be/.test(text))
    return TEXT.databaseRefuses(host, variable);
  if (/53300|P2037|too many clients/i.test(text)) return TEXT.databaseFull(host);
  return isSilence(error) || AWAY.test(text) ? TEXT.databaseSilent(host) : undefined;
}

function isOfDatabase(error: Error): boolean {
  return isSilence(error) || 'clientVersion' in error || /Prisma|DriverAdapter/.test(textOf(error));
}

/** What an error and its causes say of themselves. */
function textOf(error: Error): string {
  const cause = error.cause instanceof Error ? textOf(error.cause) : String(error.cause);
  return `${error.name} ${codeOf(error)} ${error.message} ${cause}`;
}

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : '';
}
