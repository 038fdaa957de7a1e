// `npm run test:faults`: twenty years in which every part is killed at random, each with a seed of its own.
import path from 'node:path';
import { PROJECT, prepare, say } from './prepare.mjs';
import { runNode } from './run-node.mjs';
import { obtainTemporalCli } from './temporal-cli.mjs';

await prepare();
await obtainTemporalCli({ say });
const vitest = path.join(PROJECT, 'node_modules/vitest/vitest.mjs');
const env = { ...process.env, ARSHJUL_RUNS: process.env.ARSHJUL_RUNS ?? '20' };
process.exit(
  await runNode([vitest, 'run', 'tests/faults', 'tests/workflows/killed-worker.test.ts'], { cwd: PROJECT, env }),
);
