import type { Environment } from '../contract/environment-reader.ts';
import { serverVariables } from '../contract/server-settings.ts';
import { PORTS, type Settings } from '../contract/settings.ts';

/**
 * The variables from which a process of its own reads the same settings. What is embedded is told by
 * its port alone, so that everybody agrees on what is embedded.
 */
export function settingsEnvironment(settings: Settings): Environment {
  const ports = Object.entries(PORTS).map(([name, { variable }]) => [
    variable,
    String(settings.ports[name as keyof typeof PORTS]),
  ]);
  return {
    ...(Object.fromEntries(ports) as Environment),
    ARSHJUL_DATA: settings.dataDirectory,
    ARSHJUL_WEB_HOST: settings.webHost,
    ARSHJUL_ADDRESS: settings.webAddress,
    ARSHJUL_SENDER: settings.senderAddress,
    ARSHJUL_CONTACT: settings.contactAddress,
    TEMPORAL_NAMESPACE: settings.temporalNamespace,
    TEMPORAL_UI_ADDRESS: settings.temporalUiAddress,
    ...(Object.fromEntries(serverVariables().map((variable) => [variable, undefined])) as Environment),
    ...settings.givenServers,
  };
}
