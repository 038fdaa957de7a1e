import { expect, test } from 'vitest';
import { cycleTimes } from '../../../src/web/pages/admin/cycle-times.ts';
import { at, DEFINITION, factsOf, ORGANISATION, planState, task } from './oxbacken.ts';

const NOW = at('2026-11-02', '10:00');
const APPROVED = { chart: 'approved', approval: { by: 'x', at: 0, hash: 'x' } } as const;

function rowOf(first: Parameters<typeof task>[1], second: Parameters<typeof task>[1]) {
  const plans = [
    { facts: factsOf('oxbacksskolan'), state: planState([task('year-start', first)]) },
    { facts: factsOf('soldalaskolan'), state: planState([task('year-start', second)]) },
  ];
  return cycleTimes(plans, { definition: DEFINITION, now: NOW, organisation: ORGANISATION })[0];
}

test('what lay before the start and nobody handed in is told as that, not as handed in and done', () => {
  const left = { due: '2026-08-28', beforeStart: true } as const;
  expect(rowOf(left, left)).toMatchObject({ handedIn: '–', remarks: 'Före start' });
  expect(rowOf(left, { ...left, ...APPROVED })).toMatchObject({ handedIn: '1 av 1', remarks: 'Klart' });
  expect(rowOf({ due: '2026-08-28', ...APPROVED }, { due: '2026-08-28', ...APPROVED })).toMatchObject({
    handedIn: '2 av 2',
  });
});
