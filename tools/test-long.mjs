// `npm run test:long`: five thousand random years instead of two hundred.
import path from 'node:path';
import { PROJECT, prepare } from './prepare.mjs';
import { runNode } from './run-node.mjs';

await prepare();
const vitest = path.join(PROJECT, 'node_modules/vitest/vitest.mjs');
const env = { ...process.env, ARSHJUL_RUNS: process.env.ARSHJUL_RUNS ?? '5000' };
process.exit(
  await runNode([vitest, 'run', 'tests/domain/random-years.property.test.ts', '--testTimeout=7200000'], {
    cwd: PROJECT,
    env,
  }),
);
