// `npm run demo`: a whole läsår on a stepped clock, with data and ports of its own.
import path from 'node:path';
import { PROJECT, prepare } from './prepare.mjs';
import { runNode } from './run-node.mjs';

await prepare();
process.exit(await runNode([path.join(PROJECT, 'src/demo.ts'), ...process.argv.slice(2)]));
