import { readFileSync } from 'node:fs';

export type PostgresConnection = {
  readonly connectionString: string;
  readonly ssl?: {
    /** Whom the certificate must be for: also when it is an IP address. */
    readonly host: string;
    readonly rejectUnauthorized: true;
    readonly ca?: string;
    readonly cert?: string;
    readonly key?: string;
  };
};

/**
 * What the driver connects with for this address. Its parameters are those of libpq: `sslmode` (`disable`; any other
 * means TLS with a server whose certificate is checked in full, name included), and the files `sslrootcert`, `sslcert`
 * and `sslkey`, any of which means TLS too. Without them there is none. @throws when a file cannot be read.
 */
export function postgresConnection(address: string): PostgresConnection {
  const url = new URL(address);
  const parameters = ['sslmode', 'sslrootcert', 'sslcert', 'sslkey'].map((name) => {
    const value = url.searchParams.get(name);
    url.searchParams.delete(name);
    return value ?? undefined;
  });
  // Asked for a password it does not have, the driver leaves the connection open until the server gives up; one that is
  // wrong is refused at once.
  if (url.password === '') url.password = '-';
  const [mode, ...files] = parameters;
  const connectionString = url.href;
  if (mode === 'disable' || parameters.every((one) => one === undefined)) return { connectionString };
  const [ca, cert, key] = files.map((file) => (file === undefined ? undefined : readFileSync(file, 'utf8')));
  return {
    connectionString,
    ssl: {
      host: url.hostname.replace(/^\[|\]$/g, ''),
      rejectUnauthorized: true,
      ...(ca !== undefined && { ca }),
      ...(cert !== undefined && { cert }),
      ...(key !== undefined && { key }),
    },
  };
}
