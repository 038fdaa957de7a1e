import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';

/**
 * Makes `folder` and those above it that are missing, one by one from the top: Node's own way of making all of them asks
 * for ever where a file system has no room for any, as under /proc. @throws the system's error where one cannot be made, or `folder` is none.
 */
export function makeFolders(folder: string): void {
  const missing: string[] = [];
  for (let one = path.resolve(folder); !existsSync(one) && one !== path.dirname(one); one = path.dirname(one)) {
    missing.push(one);
  }
  for (const one of missing.reverse()) mkdirSync(one);
  readdirSync(folder);
}
