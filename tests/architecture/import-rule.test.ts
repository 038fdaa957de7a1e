import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

const run = promisify(execFile);
const CRUISER = path.resolve('node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');

/** Who imports what (a path from its own folder, or a package), and may not. */
const FORBIDDEN = [
  ['src/domain/database.ts', '../database/b.ts'],
  ['src/domain/text.ts', '../text/b.ts'],
  ['src/domain/zod.ts', 'zod'],
  ['src/domain/node.ts', 'node:fs'],
  ['src/domain/plan-chart.ts', 'temporal-polyfill'],
  ['workflows/contract.ts', '../src/contract/b.ts'],
  ['workflows/activities.ts', '../activities/b.ts'],
  ['src/contract/text.ts', '../text/b.ts'],
  ['src/text/contract.ts', '../contract/b.ts'],
  ['src/email/database.ts', '../database/b.ts'],
  ['src/database/email.ts', '../email/b.ts'],
  ['src/web/email.ts', '../email/b.ts'],
  ['src/web/activities.ts', '../../activities/b.ts'],
  ['src/web/workflows.ts', '../../workflows/b.ts'],
  ['src/commands/worker.ts', '../worker.ts'],
  ['src/outbox/web.ts', '../web/b.ts'],
  ['src/domain/circle.ts', './circle-too.ts'],
] as const;

const ALLOWED = [
  ['workflows/types.ts', "import type { T } from '../activities/b.ts';\nexport const t: T = 1;"],
  ['src/web/messages.ts', "export { x } from '../../workflows/messages.ts';"],
  ['src/domain/calendar.ts', "export { x } from 'temporal-polyfill';"],
  ['src/contract/form.ts', "export { x } from 'zod';"],
] as const;

const TARGETS = ['domain', 'contract', 'text', 'database', 'email', 'web'].map((folder) => `src/${folder}/b.ts`);
let project: string;
let said: string;

async function put(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(path.join(project, file)), { recursive: true });
  await writeFile(path.join(project, file), `${text}\n`);
}

beforeAll(async () => {
  project = await mkdtemp(path.join(tmpdir(), 'arshjul-imports-'));
  await put('package.json', '{"type":"module","dependencies":{"zod":"1","temporal-polyfill":"1"}}');
  for (const name of ['zod', 'temporal-polyfill']) {
    await put(`node_modules/${name}/index.js`, 'export const x = 1;');
    await put(`node_modules/${name}/package.json`, JSON.stringify({ name, type: 'module', exports: './index.js' }));
  }
  const plain = [...TARGETS, 'activities/b.ts', 'workflows/b.ts', 'workflows/messages.ts', 'src/worker.ts'];
  for (const file of plain) await put(file, 'export type T = 1;\nexport const x = 1;');
  await put('src/domain/circle-too.ts', "import { y } from './circle.ts';\nexport const x = y;");
  for (const [file, from] of FORBIDDEN) await put(file, `import { x } from '${from}';\nexport const y = x;`);
  for (const [file, text] of ALLOWED) await put(file, text);

  const config = path.resolve('.dependency-cruiser.mjs');
  const args = [CRUISER, 'src', 'workflows', 'activities', '--output-type', 'err', '--config', config];
  said = await run(process.execPath, args, { cwd: project }).then(
    ({ stdout }) => stdout,
    (error: unknown) => (error as { stdout: string }).stdout,
  );
}, 60_000);
afterAll(() => rm(project, { recursive: true }));

test.each(FORBIDDEN)('%s may not import %s', (file) => {
  expect(said).toContain(`${file} →`);
});

test.each(ALLOWED)('%s may do as it does', (file) => {
  expect(said).not.toContain(`${file} →`);
});
