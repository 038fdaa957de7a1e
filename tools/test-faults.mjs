// `npm run test:faults`: everything that is broken on purpose; what is random `ARSHJUL_RUNS` times (twenty), with the seeds from
// `ARSHJUL_SEED` (2026) on. Hours. `npm run test:faults -- FILE` or `-- -t NAME` tries a part of it.
import path from 'node:path';
import { PROJECT, prepare, say } from './prepare.mjs';
import { runNode } from './run-node.mjs';
import { obtainTemporalCli } from './temporal-cli.mjs';

await prepare();
await obtainTemporalCli({ say });
const vitest = path.join(PROJECT, 'node_modules/vitest/vitest.mjs');
const env = { ...process.env, ARSHJUL_RUNS: process.env.ARSHJUL_RUNS ?? '20' };
const args = process.argv.slice(2);
const isNamed = args.some((arg) => arg.startsWith('tests/'));
const what = isNamed ? args : ['tests/faults', 'tests/workflows/killed-worker.test.ts', ...args];
process.exit(await runNode([vitest, 'run', ...what], { cwd: PROJECT, env }));
