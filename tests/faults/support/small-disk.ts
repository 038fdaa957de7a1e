import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const MOUNT = '/bin/mount';
const UMOUNT = '/bin/umount';
const SIZE = '256m';
const CHUNK = Buffer.alloc(1 << 20);

/** A folder on a file system of its own that can be filled to the last byte. */
export type SmallDisk = { fill(): void; empty(): void; remove(): void };

function mount(directory: string, options: readonly string[] = []): void {
  execFileSync(MOUNT, ['-t', 'tmpfs', '-o', [`size=${SIZE}`, ...options].join(), 'tmpfs', directory], {
    stdio: 'pipe',
  });
}

/** Why this machine lets nobody have a file system of her own; undefined where it does. */
export function whyNoSmallDisk(): string | undefined {
  const directory = mkdtempSync(path.join(tmpdir(), 'arshjul-disk-'));
  try {
    mount(directory);
    execFileSync(UMOUNT, [directory]);
    return undefined;
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n').at(-1) ?? '') : String(error);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Puts a folder with all it holds, and whose it is, on a small disk of its own. */
export function smallDisk(directory: string): SmallDisk {
  const { uid, gid } = statSync(directory);
  const aside = `${directory}.aside`;
  const ballast = path.join(directory, 'ballast');
  renameSync(directory, aside);
  mkdirSync(directory);
  mount(directory, ['mode=0700', `uid=${String(uid)}`, `gid=${String(gid)}`]);
  execFileSync('cp', ['-a', `${aside}/.`, directory]);
  rmSync(aside, { recursive: true });
  return {
    fill() {
      const file = openSync(ballast, 'a');
      try {
        for (let size = CHUNK.length; size > 0;) {
          try {
            writeSync(file, CHUNK, 0, size);
          } catch {
            size >>= 1;
          }
        }
      } finally {
        closeSync(file);
      }
    },
    empty: () => rmSync(ballast, { force: true }),
    remove: () => void execFileSync(UMOUNT, ['--lazy', directory]),
  };
}
