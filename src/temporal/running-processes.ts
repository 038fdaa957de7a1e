import { WorkflowNotFoundError } from '@temporalio/common';
import type { Services } from '../services.ts';

type Asked = Pick<Services, 'temporal' | 'taskQueue'>;

const TYPES = ['plan', 'schoolYear', 'mailDispatch'] as const;
const AT_A_TIME = 20;

/** Ids of every plan, läsår and mail that runs on our task queue, as the server's list has them: it may lag a little. */
export async function listRunning({ temporal, taskQueue }: Asked): Promise<readonly string[]> {
  const types = TYPES.map((type) => `'${type}'`).join(', ');
  const query = `ExecutionStatus = 'Running' AND TaskQueue = '${taskQueue}' AND WorkflowType IN (${types})`;
  const ids: string[] = [];
  for await (const { workflowId } of temporal.workflow.list({ query })) ids.push(workflowId);
  return ids.sort();
}

/** Which of these processes run now; asked one by one, so that the answer is the present one. */
export async function whichRun(services: Asked, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const running = await inTurn(ids, async (id) => ((await isRunning(services, id)) ? [id] : []));
  return new Set(running.flat());
}

async function isRunning({ temporal }: Asked, id: string): Promise<boolean> {
  try {
    return (await temporal.workflow.getHandle(id).describe()).status.name === 'RUNNING';
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw error;
  }
}

/** Asks about many, a few at a time; the answers in the order of what was asked about. */
export async function inTurn<Item, Answer>(
  items: readonly Item[],
  ask: (item: Item) => Promise<Answer>,
): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for (let first = 0; first < items.length; first += AT_A_TIME) {
    answers.push(...(await Promise.all(items.slice(first, first + AT_A_TIME).map(ask))));
  }
  return answers;
}
