import { describe, expect, test } from 'vitest';
import { NOTICE_KINDS, type NoticeKind } from '../../src/domain/notice.ts';
import { ASSUMPTIONS, dryRun } from '../../src/domain/simulate/dry-run.ts';
import { isWorkingDay } from '../../src/domain/calendar/working-days.ts';
import { localDateOf, localTimeOf } from '../../src/domain/calendar/local-time.ts';
import { ZONE } from './support/played-year.ts';
import { smallYear } from './support/small-municipality.ts';

const INPUT = smallYear();
const MAILS = { nobody: dryRun(INPUT, 'nobody'), 'on-time': dryRun(INPUT, 'on-time') };
const kindsOf = (assume: keyof typeof MAILS): Set<NoticeKind> =>
  new Set(MAILS[assume].flatMap(({ items }) => items.map(({ kind }) => kind)));

describe.each(ASSUMPTIONS)('a year in which %s hands in', (assume) => {
  test('stands in order of time, then of address', () => {
    const keys = MAILS[assume].map(({ at, to }) => `${at} ${to}`);
    expect(keys).toEqual([...keys].sort());
  });

  test('is the same each time', () => {
    expect(dryRun(smallYear(), assume)).toEqual(MAILS[assume]);
  });

  test('has one e-mail for each person and morning, at sendAt of a working day; only receipts leave in between', () => {
    const mornings = MAILS[assume].filter(({ items }) => items.every(({ kind }) => kind !== 'receipt'));
    expect(new Set(mornings.map(({ at, to }) => `${at} ${to}`)).size).toBe(mornings.length);
    for (const { at } of mornings) {
      const instant = Date.parse(at);
      expect(localTimeOf(ZONE, instant)).toBe('08:00');
      expect(isWorkingDay(INPUT.calendar, localDateOf(ZONE, instant)), at).toBe(true);
    }
  });

  test('names kinds that exist, plans by their ids and steps of the definition', () => {
    for (const { at, to, items } of MAILS[assume]) {
      expect(at).toMatch(/^202[67]-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
      expect(to).toMatch(/@kommun\.example$/);
      for (const { kind, plan, step } of items) {
        expect(NOTICE_KINDS).toContain(kind);
        expect(plan).toMatch(/^plan\/9999\/[a-z0-9-]+\/2026-2027$/);
        expect(INPUT.definition.steps.map(({ key }) => key)).toContain(step);
      }
    }
  });
});

test('handed in on time, nothing is overdue, escalated or summed up', () => {
  expect(kindsOf('on-time')).toEqual(new Set(['task', 'reminder', 'receipt', 'review', 'review-reminder', 'approved']));
});

test('handed in on time it is at noon of the last day, and approved at noon of the review’s', () => {
  const receipts = MAILS['on-time'].filter(({ items }) =>
    items.some(({ kind, step }) => kind === 'receipt' && step === 'report'),
  );
  expect(new Set(receipts.map(({ at }) => at))).toEqual(new Set(['2026-11-06T11:00:00Z']));
  const approved = MAILS['on-time'].filter(({ items }) =>
    items.some(({ kind, step }) => kind === 'approved' && step === 'report'),
  );
  expect(new Set(approved.map(({ at }) => at))).toEqual(new Set(['2026-11-23T07:00:00Z']));
});

test('where nobody hands anything in, every rung is climbed for every unit, once', () => {
  expect(kindsOf('nobody')).toEqual(new Set(['task', 'reminder', 'overdue', 'overdue-copy', 'escalation', 'summary']));
  const climbed = MAILS.nobody.flatMap(({ at, to, items }) =>
    items
      .filter(({ kind, step }) => kind === 'escalation' && step === 'report')
      .map(({ plan }) => `${at} ${to} ${plan.split('/')[2] ?? ''}`),
  );
  const units = ['asp', 'skola-1', 'skola-2', 'skola-3'];
  expect(climbed).toEqual([
    ...units.map((unit) => `2026-11-11T07:00:00Z vera@kommun.example ${unit}`),
    ...units.map((unit) => `2026-11-18T07:00:00Z dag@kommun.example ${unit}`),
  ]);
});

test('the summary has one line for each late task whose ladder has ended, on the first working day of a week', () => {
  const summaries = MAILS.nobody.filter(
    ({ to, items }) => to.startsWith('dag') && items.some(({ kind }) => kind === 'summary'),
  );
  expect(summaries[0]?.at).toBe('2026-11-23T07:00:00Z');
  expect(summaries.map(({ at }) => at)).toContain('2027-03-30T06:00:00Z');
  const lines =
    summaries[0]?.items.filter(({ kind }) => kind === 'summary').map(({ plan, step }) => `${plan} ${step}`) ?? [];
  expect(lines).toHaveLength(4);
  expect(new Set(lines).size).toBe(4);
});
