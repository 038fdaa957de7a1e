// `npm start`: installs what is missing, then brings the whole system up.
import path from 'node:path';
import { PROJECT, prepare } from './prepare.mjs';
import { runNode } from './run-node.mjs';

await prepare();
process.exit(await runNode([path.join(PROJECT, 'src/start.ts'), ...process.argv.slice(2)]));
