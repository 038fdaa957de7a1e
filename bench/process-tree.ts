import { readdirSync, readFileSync } from 'node:fs';

/** Linux: one process as `/proc` tells it. */
export type Process = {
  readonly pid: number;
  readonly parent: number;
  /** Seconds of processor time since it started. */
  readonly processor: number;
};

/** Ticks per second of `/proc/PID/stat`: 100 on every Linux that Node runs on. */
const TICKS = 100;

/** A process and everything it has started, directly or not. */
export function processTree(root: number): readonly Process[] {
  const all = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (processOf(Number(name)) ?? []) : []));
  const tree = all.filter(({ pid }) => pid === root);
  for (const one of tree) tree.push(...all.filter(({ parent }) => parent === one.pid));
  return tree;
}

/** Megabytes that a process holds; what it shares with others is divided among them. */
export function memoryOf(pid: number): number {
  const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  return Number(/^Pss:\s+(\d+)/m.exec(text)?.[1] ?? 0) / 1024;
}

function processOf(pid: number): Process | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // After the name in brackets: state, parent, …, user and system time as the twelfth and thirteenth.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { pid, parent: Number(fields[1]), processor: (Number(fields[11]) + Number(fields[12])) / TICKS };
  } catch {
    return undefined; // it has ended meanwhile
  }
}
