import { isSilence } from './database-silence.ts';

/** Prisma's codes, and the system's where the driver hands them on. */
const AWAY: readonly string[] = [
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
  'P2037',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
];
/** The driver's kinds of the same: Prisma gives the failure of a COMMIT as the driver has it, without a code of its own. */
const AWAY_IN_DRIVER: readonly string[] = ['ConnectionClosed', 'SocketTimeout', 'DatabaseNotReachable'];
/** PostgreSQL's own: it stops, has crashed, is starting, has no connection, disk or memory left, or cannot write. */
const AWAY_IN_POSTGRES: readonly string[] = ['57P01', '57P02', '57P03', '53300', '53100', '53200', '58030'];
/** A transaction could not begin, or not end, in its time. */
const SLOW_TRANSACTION = 'P2028';

type Cause = { readonly kind?: unknown; readonly originalCode?: unknown };

/** It does not answer in time: asking it once more would wait as long again. */
export function isDatabaseSilent(error: unknown): boolean {
  return isSilence(error) || (error instanceof Error && 'code' in error && error.code === SLOW_TRANSACTION);
}

/** The database cannot be reached, is silent, hung up, or takes nobody now; what it was asked may or may not have been done. */
export function isDatabaseAway(error: unknown): boolean {
  if (isDatabaseSilent(error)) return true;
  if (!(error instanceof Error)) return false;
  const { code, cause, meta } = error as {
    code?: unknown;
    cause?: Cause;
    meta?: { driverAdapterError?: { cause?: Cause } };
  };
  const causes = [cause, meta?.driverAdapterError?.cause];
  return (
    AWAY.includes(String(code)) ||
    causes.some(
      (one) => AWAY_IN_DRIVER.includes(String(one?.kind)) || AWAY_IN_POSTGRES.includes(String(one?.originalCode)),
    )
  );
}
