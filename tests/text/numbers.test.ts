import { expect, test } from 'vitest';
import { counted, grouped } from '../../src/text/numbers.ts';

test.each([
  [0, '0'],
  [999, '999'],
  [1_024, '1\u00a0024'],
  [100_000, '100\u00a0000'],
  [2_147_483_647, '2\u00a0147\u00a0483\u00a0647'],
])('%i is parted in threes by no-break spaces', (count, text) => {
  expect(grouped(count)).toBe(text);
});

test('what is counted beyond twelve stands in digits, parted too', () => {
  expect(counted(100_000, 'fel', 'fel', 'ett')).toBe('100\u00a0000 fel');
  expect(counted(1, 'fel', 'fel', 'ett')).toBe('ett fel');
});
