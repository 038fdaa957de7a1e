// `npm run bench`: what the system costs, measured; with data and ports of its own.
import path from 'node:path';
import { PROJECT, prepare } from './prepare.mjs';
import { runNode } from './run-node.mjs';

await prepare();
// The dry run of a hundred municipalities keeps everything it would have said in memory.
process.exit(
  await runNode(['--max-old-space-size=12000', path.join(PROJECT, 'bench/bench.ts'), ...process.argv.slice(2)]),
);
