// `npm run format`: lays every file of code out the one way.
import path from 'node:path';
import { PROJECT, prepare } from './prepare.mjs';
import { runNode } from './run-node.mjs';

await prepare();
const prettier = path.join(PROJECT, 'node_modules/prettier/bin/prettier.cjs');
process.exit(await runNode([prettier, '--write', '--log-level=warn', '**/*.{ts,mts,js,mjs,json}'], { cwd: PROJECT }));
