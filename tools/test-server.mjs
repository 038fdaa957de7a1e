// `npm run test:server`: the system against the production Temporal server on PostgreSQL, a whole läsår of it.
import path from 'node:path';
import { PROJECT, prepare, say } from './prepare.mjs';
import { runNode } from './run-node.mjs';
import { obtainTemporalCli } from './temporal-cli.mjs';
import { obtainTemporalServer } from './temporal-server.mjs';

await prepare();
const cli = await obtainTemporalCli({ say });
const server = await obtainTemporalServer({ say });
const vitest = path.join(PROJECT, 'node_modules/vitest/vitest.mjs');
const env = { ...process.env, ARSHJUL_TEMPORAL_SERVER: server, TEMPORAL_CLI_PATH: cli };
process.exit(await runNode([vitest, 'run', '--project=production', ...process.argv.slice(2)], { cwd: PROJECT, env }));
