import type { Client } from '@temporalio/client';
import { expect, test } from 'vitest';
import { deliver } from '../../src/web/acts/deliver.ts';

const REQUEST = { intent: 'a', task: 'rapport', act: 'hand-in', othersWaiting: false } as const;

/** A Temporal whose plan never answers; it says until when it is asked. */
function silent(): { client: Client; asked: AbortSignal[] } {
  const asked: AbortSignal[] = [];
  const client = {
    workflow: { getHandle: () => ({ executeUpdate: () => new Promise(() => undefined) }) },
    withAbortSignal: async (signal: AbortSignal, run: () => Promise<unknown>) => {
      asked.push(signal);
      return await run();
    },
  } as unknown as Client;
  return { client, asked };
}

test('when patience ends, so does the asking', async () => {
  const { client, asked } = silent();
  const delivered = deliver(client, { plan: 'plan/0181/x/2026-2027', request: REQUEST, patience: 50 });
  expect(asked.map(({ aborted }) => aborted)).toEqual([false]);
  expect(await delivered).toEqual({ kind: 'waiting' });
  expect(asked.map(({ aborted }) => aborted)).toEqual([true]);
});
