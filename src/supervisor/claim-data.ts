import { setTimeout as delay } from 'node:timers/promises';
import type { Settings } from '../contract/settings.ts';
import { PORTS, type PortName } from '../contract/settings.ts';
import { portTakenText, SYSTEM_TEXT } from '../text/set-up/system.ts';
import { isPortFree } from './ports.ts';
import { isStillRunning, readSystemRecord } from './process-record.ts';
import { StartRefused } from './start-refused.ts';

/**
 * Makes sure that nobody else runs on this data folder and that every port is free. What a system that
 * was killed left behind is ended first. @throws StartRefused
 */
export async function claimData(settings: Settings, log: (line: string) => void): Promise<void> {
  const { dataDirectory } = settings;
  const record = readSystemRecord(dataDirectory);
  if (record !== undefined) {
    if (isStillRunning(record.supervisor)) {
      throw new StartRefused([SYSTEM_TEXT.alreadyRunning(dataDirectory, record.supervisor.pid)]);
    }
    const left = record.processes.filter(isStillRunning);
    if (left.length > 0) {
      log(SYSTEM_TEXT.leftOver(left.length));
      await endAll(left);
    }
  }
  const taken = await Promise.all(
    portsInUse(settings).map(async (name) => {
      const port = settings.ports[name];
      const host = name === 'web' ? settings.webHost : '127.0.0.1';
      return (await isPortFree(port, host)) ? [] : [portTakenText({ use: name, port, variable: PORTS[name].variable })];
    }),
  );
  if (taken.flat().length > 0) throw new StartRefused(taken.flat());
}

function portsInUse({ embeddedParts }: Settings): readonly PortName[] {
  return [
    'web',
    ...(embeddedParts.temporal ? (['temporal', 'temporalUi'] as const) : []),
    ...(embeddedParts.mail ? (['mailPage', 'smtp'] as const) : []),
    ...(embeddedParts.database ? (['postgres'] as const) : []),
  ];
}

async function endAll(left: readonly { pid: number; identity: string }[]): Promise<void> {
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    for (const one of left.filter(isStillRunning)) process.kill(one.pid, signal);
    for (let tenths = 0; tenths < 80 && left.some(isStillRunning); tenths += 1) await delay(100);
  }
}
