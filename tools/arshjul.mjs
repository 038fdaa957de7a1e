#!/usr/bin/env node
// `npx arshjul COMMAND`: the command line, from any folder.
import path from 'node:path';
import { PROJECT, prepare } from './prepare.mjs';
import { runNode } from './run-node.mjs';

await prepare();
process.exit(await runNode([path.join(PROJECT, 'src/cli.ts'), ...process.argv.slice(2)]));
