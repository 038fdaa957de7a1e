import { expect, test } from 'vitest';
import { lineLog } from '../../src/line-log.ts';

function said(report: (log: ReturnType<typeof lineLog>) => void): Record<string, unknown>[] {
  const written: string[] = [];
  report(lineLog((line) => written.push(line)));
  for (const line of written) expect(line).toMatch(/^[^\n]+\n$/);
  return written.map((line) => JSON.parse(line) as Record<string, unknown>);
}

test('a line holds its time, level and message first, then what belongs to it', () => {
  const [line] = said((log) => log.info('a click could not be delivered yet', { intent: 'i', plan: 'p' }));
  expect(Object.keys(line ?? {})).toEqual(['at', 'level', 'message', 'intent', 'plan']);
  expect(line).toMatchObject({ level: 'info', message: 'a click could not be delivered yet', intent: 'i', plan: 'p' });
  expect(String(line?.['at'])).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
});

test('no detail breaks a line, begins another, takes the place of its head or keeps it from being written', () => {
  const ring: Record<string, unknown> = {};
  ring['self'] = ring;
  const [first, second, third] = said((log) => {
    log.error('one', { level: 'info', message: 'two', at: 'never', id: 'a\n{"level":"info"}\u2028' });
    log.error('three', ring);
    log.error('four', { look: 17n });
  });
  expect(first).toMatchObject({ level: 'error', message: 'one', id: 'a\n{"level":"info"}\u2028' });
  expect(second).toMatchObject({ level: 'error', message: 'three', details: 'unreadable' });
  expect(third).toMatchObject({ look: '17' });
});
