import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import type { WebEnvironment } from './web-environment.ts';
import { WebError } from './web-error.ts';

const FOLDER = path.join(path.dirname(fileURLToPath(import.meta.url)), 'static');
const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

type StaticFile = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
  readonly tag: string;
};

/** The stylesheets, scripts and icons, read once; a browser asks each time whether they are still the same. */
export function staticFiles(): Hono<WebEnvironment> {
  const files = new Map(readdirSync(FOLDER).flatMap((name) => entry(name)));
  const app = new Hono<WebEnvironment>();
  app.get('/static/:name', (http) => {
    const file = files.get(http.req.param('name'));
    if (file === undefined) throw new WebError('not-found');
    const headers = { ETag: file.tag, 'Cache-Control': 'public, max-age=0, must-revalidate' };
    if (http.req.header('if-none-match') === file.tag) return http.body(null, 304, headers);
    return http.body(file.bytes, 200, { ...headers, 'Content-Type': file.type });
  });
  return app;
}

function entry(name: string): readonly (readonly [string, StaticFile])[] {
  const type = TYPES[path.extname(name)];
  if (type === undefined) return [];
  const bytes = Uint8Array.from(readFileSync(path.join(FOLDER, name)));
  const tag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 20)}"`;
  return [[name, { bytes, type, tag }]];
}
