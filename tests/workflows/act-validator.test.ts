import { expect, test } from 'vitest';
import type { PlanView } from '../../workflows/messages.ts';
import { refusalOf } from '../../workflows/act-validator.ts';

const view = {
  revision: 7,
  tasks: { autumn: 'handedIn' },
  closed: false,
  intentsWaiting: false,
} as unknown as PlanView;
const request = { intent: 'a', task: 'autumn', act: 'hand-in' } as const;

test.each([
  ['of the same revision as the database’s', { revision: 7 }, 'not-open'],
  ['of no revision', {}, 'not-open'],
  ['older than the database', { revision: 8 }, null],
  ['newer than the database, which was restored', { revision: 6 }, null],
])('a process %s lets a click through or not', (_what, beside, refusal) => {
  const answer = refusalOf({ ...request, ...beside }, { view, answered: [], current: true });
  expect(answer === null).toBe(refusal === null);
});
