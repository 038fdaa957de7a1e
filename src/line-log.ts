/** Ids and counts that belong to a line; never a name, an address or a text that somebody wrote. */
export type LogDetails = Readonly<Record<string, unknown>>;

/** Lines for whoever runs the system. */
export type Log = {
  info(message: string, details?: LogDetails): void;
  error(message: string, details?: LogDetails): void;
};

type Level = 'info' | 'warn' | 'error';

/** The same with the level in between, for what others report. */
export type LineLog = Log & { warn(message: string, details?: LogDetails): void };

/**
 * Writes each message as one line of JSON: `at` (real time, UTC), `level`, `message`, then the details. No detail takes the
 * place of the first three, and none can break a line or keep it from being written.
 */
export function lineLog(write: (line: string) => void = toStandardError): LineLog {
  const at =
    (level: Level) =>
    (message: string, details: LogDetails = {}) =>
      write(line({ level, message, details }));
  return { info: at('info'), warn: at('warn'), error: at('error') };
}

function line({ level, message, details }: { level: Level; message: string; details: LogDetails }): string {
  const head = { at: new Date().toISOString(), level, message };
  try {
    return `${JSON.stringify({ ...head, ...details, ...head }, plain)}\n`;
  } catch {
    return `${JSON.stringify({ ...head, details: 'unreadable' })}\n`;
  }
}

function plain(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}

function toStandardError(text: string): void {
  process.stderr.write(text);
}
