// `npm run migration [-- NAME]`: writes a migration from prisma/schema.prisma.
import path from 'node:path';
import { PROJECT, prepare } from './prepare.mjs';
import { runNode } from './run-node.mjs';

await prepare();
process.exit(await runNode([path.join(PROJECT, 'prisma/write-migration.ts'), ...process.argv.slice(2)]));
