import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
// CommonJS: a named import compiles, but fails when it runs.
import proto from '@temporalio/proto';

const RESULT = proto.temporal.api.enums.v1.FastForwardPollingResult;

/** Lets a workflow's own clock run ahead by so many milliseconds. False when the workflow ended before that. */
export async function fastForward(client: Client, workflowId: string, milliseconds: number): Promise<boolean> {
  const { namespace } = client.options;
  const workflowExecution = { workflowId };
  const id = randomUUID();
  const seconds = Math.floor(milliseconds / 1000);
  await client.workflowService.updateWorkflowExecutionOptions({
    namespace,
    workflowExecution,
    workflowExecutionOptions: {
      timeSkippingConfig: {
        enabled: true,
        maxSessionSkipCount: 1000,
        // The generated type wants a Long, the wire takes a number.
        fastForwardConfig: { id, duration: { seconds: seconds as never, nanos: (milliseconds % 1000) * 1e6 } },
      },
    },
    updateMask: { paths: ['time_skipping_config'] },
  });
  for (;;) {
    const polled = await client.workflowService.pollWorkflowExecutionTimeSkipping({
      namespace,
      workflowExecution,
      fastForwardId: id,
    });
    const { fastForwardPollingResult: result, failedReason } = polled;
    if (result === RESULT.FAST_FORWARD_POLLING_RESULT_FAST_FORWARD_COMPLETED) return true;
    if (result === RESULT.FAST_FORWARD_POLLING_RESULT_FAST_FORWARD_FAILED) {
      if (failedReason.includes('ended before the fast-forward')) return false;
      throw new Error(failedReason);
    }
  }
}
