import os from 'node:os';

/** What it was measured on, without saying whose machine it is. */
export function machineText(): string {
  const cores = os.cpus();
  const model = (cores[0]?.model ?? 'unknown processor').replaceAll(/\s+/g, ' ').trim();
  const memory = Math.round(os.totalmem() / 2 ** 30);
  return `${os.platform()} ${os.arch()}, ${cores.length} cores (${model}), ${memory} GB of memory, Node ${process.versions.node}`;
}

/** How busy the machine was in the minute before. */
export function loadText(): string {
  return (os.loadavg()[0] ?? 0).toFixed(1);
}
