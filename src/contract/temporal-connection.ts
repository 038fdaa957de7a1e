import { inheritedEnvironment, type Settings } from './settings.ts';
import type { Environment } from './environment-reader.ts';

type TemporalSettings = Pick<Settings, 'temporalAddress' | 'temporalNamespace' | 'temporalTls' | 'temporalApiKey'>;

/** What the client's and the worker's connection are opened with. */
export type TemporalConnection = {
  readonly address: string;
  readonly tls?: {
    readonly serverNameOverride?: string;
    readonly serverRootCACertificate?: Buffer;
    readonly clientCertPair?: { readonly crt: Buffer; readonly key: Buffer };
  };
  readonly apiKey?: string;
};

/** How Temporal is reached with these settings, by everything that speaks to it from this program. */
export function temporalConnection(settings: TemporalSettings): TemporalConnection {
  const { temporalAddress: address, temporalTls: tls, temporalApiKey: apiKey } = settings;
  return {
    address,
    ...(tls && {
      tls: {
        ...(tls.serverName !== undefined && { serverNameOverride: tls.serverName }),
        ...(tls.authority && { serverRootCACertificate: Buffer.from(tls.authority.text) }),
        ...(tls.client && {
          clientCertPair: { crt: Buffer.from(tls.client.certificate.text), key: Buffer.from(tls.client.key.text) },
        }),
      },
    }),
    ...(apiKey !== undefined && { apiKey }),
  };
}

/**
 * The environment in which the `temporal` command line program reaches the same server in the same way. No secret stands
 * in its arguments, where whoever lists processes would see it, and no profile of the user's own counts.
 */
export function temporalCliEnvironment(settings: TemporalSettings): Environment {
  const own = Object.entries(inheritedEnvironment()).filter(([variable]) => !variable.startsWith('TEMPORAL_'));
  const { temporalTls: tls, temporalApiKey } = settings;
  return {
    ...(Object.fromEntries(own) as Environment),
    TEMPORAL_CONFIG_FILE: '/dev/null',
    TEMPORAL_ADDRESS: settings.temporalAddress,
    TEMPORAL_NAMESPACE: settings.temporalNamespace,
    TEMPORAL_TLS: tls === undefined ? undefined : 'true',
    TEMPORAL_TLS_SERVER_NAME: tls?.serverName,
    TEMPORAL_TLS_SERVER_CA_CERT_PATH: tls?.authority?.path,
    TEMPORAL_TLS_CLIENT_CERT_PATH: tls?.client?.certificate.path,
    TEMPORAL_TLS_CLIENT_KEY_PATH: tls?.client?.key.path,
    TEMPORAL_API_KEY: temporalApiKey,
  };
}
