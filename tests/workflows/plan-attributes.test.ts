import { expect, test } from 'vitest';
import { changedAttributes } from '../../workflows/plan-attributes.ts';
import type { PlanView } from '../../workflows/messages.ts';

const VIEW: PlanView = {
  revision: 1,
  chart: 'drafting',
  tasks: {},
  closed: false,
  nextWake: null,
  openTasks: [],
  late: false,
  nextDeadline: null,
  details: '',
  nextWakeSummary: '',
  intentsWaiting: false,
  inWords: { state: 'Under arbete', openSteps: [] },
};

test('a plan with very many open steps still fits what Temporal takes for a list', () => {
  const openSteps = Array.from({ length: 90 }, (_, index) => `Återkoppling till rektorsgruppen ${index}`);
  const pairs = changedAttributes(null, { ...VIEW, inWords: { ...VIEW.inWords, openSteps } });
  const list = pairs.find(({ key }) => key.name === 'ArshjulOppnaSteg')?.value as string[];
  expect(list.length).toBeGreaterThan(5);
  expect(Buffer.byteLength(JSON.stringify(list))).toBeLessThan(2048);
});
