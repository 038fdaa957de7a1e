import { expect, test } from 'vitest';
import { readSettings } from '../../src/contract/settings.ts';
import { parseStart } from '../../src/supervisor/parse-start.ts';

const settings = readSettings({});
const now = Date.UTC(2026, 10, 22, 12);

test('--clock is a moment in Swedish time, summer and winter', () => {
  const summer = parseStart(['--clock', '2026-10-08T16:00'], { settings, now });
  const winter = parseStart(['--clock=2026-12-08T16:00'], { settings, now });
  expect(summer).toEqual({ kind: 'offset', milliseconds: Date.UTC(2026, 9, 8, 14) - now });
  expect(winter).toEqual({ kind: 'offset', milliseconds: Date.UTC(2026, 11, 8, 15) - now });
  expect(parseStart([], { settings, now })).toBeUndefined();
});

test.each([
  ['--clock'],
  ['--clock', '2026-02-30T10:00'],
  ['--clock', 'i morgon'],
  ['--fast'],
  ['--clock=2026-10-08T16:00', 'x'],
])('refused: %s %s', (...args) => {
  expect(() => parseStart(args, { settings, now })).toThrow(/--clock/);
});

test('--clock is refused with a real database', () => {
  const real = readSettings({ DATABASE_URL: 'postgresql://db.example/arshjul' });
  expect(() => parseStart(['--clock', '2026-10-08T16:00'], { settings: real, now })).toThrow(/inbyggd/);
});
