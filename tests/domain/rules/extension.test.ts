import { describe, expect, test } from 'vitest';
import { playYear, type Deed } from '../support/played-year.ts';

const played = (deeds: readonly Deed[], to = '2026-11-30') => playYear({ deeds, to });

describe('extension', () => {
  const extend = (at: string, due: string, by = 'vera'): Deed => ({
    at,
    by,
    on: 'skola-1',
    act: 'extend',
    due,
    reason: 'Sjukdom.',
  });

  test('moves the ladder, tells the chef, and tells again only what lies ahead', () => {
    const year = played([extend('2026-11-05 10:00', '2026-11-20')], '2026-12-02');
    expect(year.about('skola-1').filter((line) => line > '2026-10-24')).toEqual([
      '2026-11-05 08:00 reminder → rektor-skola-1',
      '2026-11-06 08:00 extended → rektor-skola-1',
      '2026-11-13 08:00 reminder → rektor-skola-1',
      '2026-11-19 08:00 reminder → rektor-skola-1',
      '2026-11-23 08:00 overdue → rektor-skola-1',
      '2026-11-23 08:00 overdue-copy → vera',
      '2026-11-25 08:00 escalation → vera',
      '2026-12-02 08:00 escalation → dag',
    ]);
  });

  test('a rung whose moment has passed is not told again', () => {
    const year = played([extend('2026-11-03 10:00', '2026-11-09')], '2026-11-10');
    expect(year.about('skola-1', { kinds: ['reminder'] })).toEqual([
      '2026-10-23 08:00 reminder → rektor-skola-1',
      '2026-11-06 08:00 reminder → rektor-skola-1',
    ]);
  });

  test('given when it is late already, the lateness before it is told no further', () => {
    const year = played([extend('2026-11-11 07:30', '2026-11-30')], '2026-11-20');
    expect(year.about('skola-1', { kinds: ['escalation', 'extended'] })).toEqual([
      '2026-11-11 08:00 extended → rektor-skola-1',
    ]);
  });

  test('is given by the approver or anyone above, never by the chef, with a reason, and a date ahead within the cycle', () => {
    const answer = (deed: Partial<Deed>) => played([{ ...extend('2026-11-05 10:00', '2026-11-20'), ...deed }]).answers;
    expect(answer({ by: 'dag' })).toEqual(['accepted']);
    expect(answer({ by: 'rektor-skola-1' })).toEqual(['not-approver']);
    expect(answer({ by: 'rektor-skola-2' })).toEqual(['not-approver']);
    expect(answer({ reason: '' })).toEqual(['reason-missing']);
    expect(answer({ due: '2026-11-06' })).toEqual(['date-not-ahead']);
    expect(answer({ at: '2026-11-20 10:00', due: '2026-11-19' })).toEqual(['date-not-ahead']);
    expect(answer({ due: '2028-01-01' })).toEqual(['date-outside-cycle']);
  });

  test('past a step above that requires it, only with that level’s consent', () => {
    expect(played([extend('2026-11-05 10:00', '2026-11-23', 'dag')]).answers).toEqual(['date-outside-cycle']);
    expect(played([extend('2026-11-05 10:00', '2026-11-23', 'vera')]).answers).toEqual(['accepted']);
  });

  test('asking stops nothing', () => {
    const ask: Deed = {
      at: '2026-11-05 10:00',
      by: 'rektor-skola-1',
      on: 'skola-1',
      act: 'ask-extension',
      due: '2026-11-20',
      reason: 'Sjukdom.',
    };
    const year = played([ask], '2026-11-11');
    expect(year.about('skola-1').filter((line) => line > '2026-11-05 10')).toEqual([
      '2026-11-06 08:00 extension-asked → vera',
      '2026-11-09 08:00 overdue → rektor-skola-1',
      '2026-11-09 08:00 overdue-copy → vera',
      '2026-11-11 08:00 escalation → vera',
    ]);
    const refuse: Deed = { ...ask, at: '2026-11-06 10:00', by: 'vera', act: 'refuse-extension' };
    expect(played([refuse]).answers).toEqual(['no-request']);
    expect(played([ask, { ...refuse, reason: '' }]).answers.at(-1)).toBe('reason-missing');
    const refused = played([ask, refuse]);
    expect(refused.about('skola-1', { kinds: ['extension-refused'] })).toEqual([
      '2026-11-09 08:00 extension-refused → rektor-skola-1',
    ]);
    expect(refused.task('skola-1')).toMatchObject({ due: '2026-11-06', lateness: 1 });
    expect(refused.task('skola-1').extensionAsked).toBeUndefined();
  });
});
