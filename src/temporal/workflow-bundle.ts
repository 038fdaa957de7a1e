import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, type Logger, type WorkflowBundle } from '@temporalio/worker';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
/** What a worker runs: the registry of workflows, the task chart shared by all of them. */
const WORKFLOWS = path.join(PROJECT, 'workflows/all-workflows.ts');
const PRELOADED = [path.join(PROJECT, 'src/domain/task-chart.ts')];
/** Whatever may be part of the bundle or decide how it is made. */
const SOURCES = ['workflows', 'src/domain', 'src/temporal/workflow-bundle.ts', 'package.json', 'package-lock.json'];
const KEPT_IN = path.join(PROJECT, 'node_modules/.cache/arshjul');

/**
 * The workflow code as a worker loads it. Made anew only when a source or a package has changed: it is kept beside the
 * packages under the hash of both, so that a worker is back within seconds.
 */
export async function workflowBundle(): Promise<WorkflowBundle> {
  const file = path.join(KEPT_IN, `workflows-${await sourceHash()}.js`);
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept !== undefined) return { code: kept };
  const { code } = await bundleAnew();
  await keep(file, code).catch(() => undefined);
  return { code };
}

/** Bundles the workflow code whether it is kept or not. */
export function bundleAnew(logger?: Logger): Promise<{ readonly code: string; readonly sourceMap: string }> {
  return bundleWorkflowCode({ workflowsPath: WORKFLOWS, preloadModules: PRELOADED, ...(logger && { logger }) });
}

/** Whole or not at all: two workers may start at the same time. */
async function keep(file: string, code: string): Promise<void> {
  await mkdir(KEPT_IN, { recursive: true });
  const unfinished = `${file}.${String(process.pid)}`;
  await writeFile(unfinished, code);
  await rename(unfinished, file);
}

async function sourceHash(): Promise<string> {
  const files = (await Promise.all(SOURCES.map(filesOf))).flat().sort();
  const hash = createHash('sha256').update(process.version);
  for (const file of files) hash.update(`\0${file}\0`).update(await readFile(path.join(PROJECT, file)));
  return hash.digest('hex').slice(0, 32);
}

async function filesOf(source: string): Promise<string[]> {
  if (path.extname(source) !== '') return [source];
  const entries = await readdir(path.join(PROJECT, source), { recursive: true });
  return entries.filter((entry) => entry.endsWith('.ts')).map((entry) => path.join(source, entry));
}
