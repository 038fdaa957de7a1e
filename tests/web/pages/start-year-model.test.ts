import { expect, test } from 'vitest';
import { likelyYear, timetablePreview } from '../../../src/web/pages/start-year/start-year-model.ts';
import { at, DEFINITION, ORGANISATION } from './oxbacken.ts';

test('the läsår offered is the one after those that run, else the one today lies in', () => {
  const asked = { basis: 'school-year' as const, today: '2026-10-08' };
  expect(likelyYear({ ...asked, running: [] })).toBe('2026/2027');
  expect(likelyYear({ ...asked, running: ['2025/2026', '2026/2027'] })).toBe('2027/2028');
  expect(likelyYear({ ...asked, today: '2027-03-01', running: [] })).toBe('2026/2027');
  expect(likelyYear({ ...asked, basis: 'calendar-year', running: [] })).toBe('2026');
});

test('the preview has each step with its dates and counts the plans to be', () => {
  const preview = timetablePreview(DEFINITION, {
    year: '2026/2027',
    meetings: {},
    organisation: ORGANISATION,
    startedAt: at('2026-10-01', '10:00'),
  });
  if ('faults' in preview) throw new Error('väntade tider');
  expect(preview.plans).toBe(4);
  expect(preview.rows.find((row) => row.title === 'Resultatredovisning 1')).toMatchObject({
    due: '2026-11-06',
    who: 'Enhetsnivå',
  });
});

test('the preview shows the dates that the tasks get when it is started now', () => {
  const dueAt = (startedAt: number) => {
    const preview = timetablePreview(DEFINITION, {
      year: '2026/2027',
      meetings: {},
      organisation: ORGANISATION,
      startedAt,
    });
    if ('faults' in preview) throw new Error('väntade tider');
    const row = preview.rows.find(({ title }) => title === 'Resultatredovisning 1');
    return [row?.due, row?.beforeStart];
  };
  expect(dueAt(at('2026-10-01', '10:00'))).toEqual(['2026-11-06', false]);
  // Started on the Wednesday before: told on Thursday, and five working days from then.
  expect(dueAt(at('2026-11-04', '10:00'))).toEqual(['2026-11-12', false]);
  expect(dueAt(at('2026-11-09', '10:00'))).toEqual(['2026-11-06', true]);
});
