import { readFileSync } from 'node:fs';
import type { EnvironmentReader } from './environment-reader.ts';

/** The modes of libpq that check whom we talk to, which all of them then do, or that say there is no TLS. */
const POSTGRES_MODES = ['disable', 'require', 'verify-ca', 'verify-full'];

/** Adds a fault for each TLS parameter of the database's address that cannot be used; libpq's names. */
export function checkPostgresTls(
  { faults }: EnvironmentReader,
  { variable, address }: { variable: string; address: string },
): void {
  const { searchParams } = new URL(address);
  const mode = searchParams.get('sslmode');
  if (mode !== null && !POSTGRES_MODES.includes(mode)) {
    faults.push({ variable, value: `sslmode=${mode}`, expected: 'postgres-tls' });
  }
  for (const name of ['ssl', 'uselibpqcompat']) {
    if (searchParams.has(name)) faults.push({ variable, value: `${name}=…`, expected: 'postgres-tls' });
  }
  if (searchParams.has('sslcert') !== searchParams.has('sslkey')) {
    faults.push({ variable, value: 'sslcert, sslkey', expected: 'certificate-and-key' });
  }
  for (const name of ['sslrootcert', 'sslcert', 'sslkey']) {
    const file = searchParams.get(name);
    if (file !== null && !isReadable(file))
      faults.push({ variable, value: `${name}=${file}`, expected: 'readable-file' });
  }
}

function isReadable(file: string): boolean {
  try {
    return readFileSync(file).length > 0;
  } catch {
    return false;
  }
}
