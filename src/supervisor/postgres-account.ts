import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** A user of this machine that is not root. */
export type Account = { readonly uid: number; readonly gid: number };

/**
 * Whom PostgreSQL runs as: it refuses to run as root. Undefined (ourselves) when we are not root;
 * else the owner of the data there already is, the machine's `postgres`, or `nobody`.
 */
export function postgresAccount(directory: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  if (existsSync(directory)) {
    const { uid, gid } = statSync(directory);
    if (uid !== 0) return { uid, gid };
  }
  return accountNamed('postgres') ?? accountNamed('nobody') ?? { uid: 65534, gid: 65534 };
}

function accountNamed(name: string): Account | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid === undefined || gid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) };
}

/** Whether everybody may walk down to `file`: a folder of root's own may bar the way. */
export function isReachableByAll(file: string): boolean {
  for (let folder = path.resolve(file); folder !== path.dirname(folder);) {
    folder = path.dirname(folder);
    if (existsSync(folder) && (statSync(folder).mode & 0o001) === 0) return false;
  }
  return true;
}

/** util-linux's `setpriv`, which hands a single capability on to another user's process. */
export function findSetpriv(): string | undefined {
  return ['/usr/bin/setpriv', '/bin/setpriv'].find((file) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
