import { DefaultLogger } from '@temporalio/worker';
import { expect, test } from 'vitest';
import { bundleAnew } from '../../src/temporal/workflow-bundle.ts';

test('what runs in the workflow sandbox holds no zod, no calendar, no database and nothing of Node', async () => {
  const { code } = await bundleAnew(new DefaultLogger('ERROR'));
  const [, map = ''] = code.split('sourceMappingURL=data:application/json;charset=utf-8;base64,');
  const { sources } = JSON.parse(Buffer.from(map, 'base64').toString()) as { sources: readonly string[] };
  const packages = new Set(sources.flatMap((source) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1] ?? []));
  const own = sources.filter((source) => !source.includes('node_modules'));
  expect(packages).toContain('xstate');
  for (const refused of ['zod', 'temporal-polyfill', '@prisma/client', 'hono', 'nodemailer']) {
    expect(packages).not.toContain(refused);
  }
  expect(own.filter((source) => /\bnode:|\/(activities|database|web|email|text|contract)\//.test(source))).toEqual([]);
});
