import { z } from 'zod';
import type { EnvironmentReader, NamedFile } from './environment-reader.ts';

/** TLS towards Temporal: the server's authority where it is not one of the machine's, and who we are (mTLS). */
export type TemporalTls = {
  readonly authority?: NamedFile;
  readonly client?: { readonly certificate: NamedFile; readonly key: NamedFile };
  /** The name in the server's certificate, where it is not that of the address. */
  readonly serverName?: string;
};

/** Any of its settings, or an API key, means TLS; TEMPORAL_TLS=true alone means it with the machine's authorities. */
export function readTemporalTls(reader: EnvironmentReader, hasKey: boolean): TemporalTls | undefined {
  const asked = reader.read('TEMPORAL_TLS', 'true-or-false', z.enum(['true', 'false']));
  const authority = reader.pem('TEMPORAL_TLS_SERVER_CA_CERT_PATH');
  const certificate = reader.pem('TEMPORAL_TLS_CLIENT_CERT_PATH');
  const key = reader.pem('TEMPORAL_TLS_CLIENT_KEY_PATH');
  const serverName = reader.text('TEMPORAL_TLS_SERVER_NAME');
  if (
    (reader.text('TEMPORAL_TLS_CLIENT_CERT_PATH') === undefined) !==
    (reader.text('TEMPORAL_TLS_CLIENT_KEY_PATH') === undefined)
  ) {
    const variable = 'TEMPORAL_TLS_CLIENT_CERT_PATH';
    reader.faults.push({ variable, value: certificate?.path ?? '', expected: 'certificate-and-key' });
  }
  const implied = hasKey || [authority, certificate, key, serverName].some((one) => one !== undefined);
  if (asked === 'false' && implied) {
    reader.faults.push({ variable: 'TEMPORAL_TLS', value: 'false', expected: 'tls-with-temporal' });
  }
  if (asked !== 'true' && !implied) return undefined;
  return {
    ...(authority && { authority }),
    ...(certificate && key && { client: { certificate, key } }),
    ...(serverName !== undefined && { serverName }),
  };
}
