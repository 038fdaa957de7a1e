import { expect, test } from 'vitest';
import type { LedgerEntry } from '../../../src/domain/notice.ts';
import { ladderLines } from '../../../src/web/pages/sight/ladder-lines.ts';
import { DEFINITION, ELIN, oxbackenSight, RAKEL, task } from './oxbacken.ts';

const TODAY = '2026-11-02';

function todaySays(entries: readonly Partial<LedgerEntry>[]): readonly string[] {
  const { facts } = oxbackenSight();
  const report = task('result-report-autumn', { due: '2026-11-06' });
  const ledger = entries.map(
    (entry) =>
      ({ task: report.key, kind: 'reminder', rung: 'x', morning: TODAY, receiver: RAKEL, ...entry }) as LedgerEntry,
  );
  const lines = ladderLines({ ...facts, ledger }, { task: report, outlook: [], today: TODAY });
  return lines.find(({ on }) => on === TODAY)?.sentences ?? [];
}

test('before it has left, this morning’s mail is told with its hour', () => {
  expect(DEFINITION.sendAt).toBe('08:00');
  expect(todaySays([{ status: 'planned' }])).toEqual(['Påminnelse.', 'Mejlet går klockan 08.00.']);
});

test('after it has left, it is told as sent', () => {
  expect(todaySays([{ status: 'sent' }, { status: 'sent', receiver: ELIN }])).toEqual(['Påminnelse.']);
});

test('what was dropped, or belongs to another day or task, is nothing of today', () => {
  const others = [
    { status: 'dropped' },
    { morning: '2026-11-03', status: 'planned' },
    { task: 'x', status: 'planned' },
  ];
  expect(todaySays(others as Partial<LedgerEntry>[])).toEqual(['Inget skickas i dag.']);
});

test('a summary is told as one; what is told of the review is nothing of the task', () => {
  const summary = { kind: 'summary', status: 'sent' } as const;
  expect(todaySays([summary])).toEqual(['En rad i veckans sammanställning uppåt.']);
  expect(todaySays([{ ...summary, rung: 'review/1/summary/2026-11-02' }])).toEqual(['Inget skickas i dag.']);
});
