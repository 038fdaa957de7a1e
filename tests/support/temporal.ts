import { inject } from 'vitest';

/** The Temporal server of this test run: shared by all files, so task queues and ids must differ. */
export function testTemporal(): { readonly address: string; readonly namespace: string } {
  return { address: inject('temporal'), namespace: 'default' };
}
