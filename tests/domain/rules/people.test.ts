import { describe, expect, test } from 'vitest';
import type { Organisation } from '../../../src/domain/organisation.ts';
import { playYear, type Deed } from '../support/played-year.ts';
import { changed, DEFINITION, post, REPORT, smallOrganisation, smallYear } from '../support/small-municipality.ts';

const played = (organisation: Organisation, to: string, deeds: readonly Deed[] = []) =>
  playYear({ input: smallYear({ organisation }), to, deeds });
const BASE = smallOrganisation();

/** skola-1 has one chef until a day and another from the next. */
function succession(last: string, first: string): Organisation {
  return changed(BASE, {
    without: ['rektor-skola-1@skola-1'],
    posts: [
      { ...post('rektor-skola-1', 'unitHead', 'skola-1'), to: last },
      { ...post('nora', 'unitHead', 'skola-1'), from: first },
    ],
  });
}

describe('a new chef', () => {
  test('in the middle of a ladder gets one handover and at least five working days; the earlier lateness goes no further', () => {
    const year = played(succession('2026-11-09', '2026-11-10'), '2026-11-27');
    expect(year.task('skola-1')).toMatchObject({ due: '2026-11-17', lateness: 2, holders: ['nora'] });
    expect(year.about('skola-1').filter((line) => line > '2026-11-09')).toEqual([
      '2026-11-09 08:00 overdue → rektor-skola-1',
      '2026-11-09 08:00 overdue-copy → vera',
      '2026-11-10 08:00 handover → nora',
      '2026-11-16 08:00 reminder → nora',
      '2026-11-18 08:00 overdue → nora',
      '2026-11-18 08:00 overdue-copy → vera',
      '2026-11-20 08:00 escalation → vera',
      '2026-11-27 08:00 escalation → dag',
    ]);
  });

  test('with more than five working days left keeps the deadline and what has been told', () => {
    const year = played(succession('2026-10-25', '2026-10-26'), '2026-11-09');
    expect(year.task('skola-1')).toMatchObject({ due: '2026-11-09', lateness: 2 });
    const early = played(succession('2026-10-14', '2026-10-15'), '2026-11-09');
    expect(early.task('skola-1')).toMatchObject({ due: '2026-11-06', lateness: 1 });
    expect(early.about('skola-1')).toEqual([
      '2026-10-09 08:00 task → rektor-skola-1',
      '2026-10-15 08:00 handover → nora',
      '2026-10-23 08:00 reminder → nora',
      '2026-11-05 08:00 reminder → nora',
      '2026-11-09 08:00 overdue → nora',
      '2026-11-09 08:00 overdue-copy → vera',
    ]);
  });

  test('known only during the day she begins is told the next morning, whatever else that morning brings', () => {
    const year = playYear({
      to: '2026-10-21',
      organisations: [{ at: '2026-10-19 10:00', organisation: succession('2026-10-18', '2026-10-19') }],
    });
    expect(year.about('skola-1', { to: 'nora' })).toEqual(['2026-10-20 08:00 handover → nora']);
  });

  test('from a Saturday on which somebody clicks is told on the Monday', () => {
    const ask: Deed = { at: '2026-10-17 12:00', by: 'nora', on: 'skola-1', act: 'ask-extension', due: '2026-11-20' };
    const year = played(succession('2026-10-16', '2026-10-17'), '2026-10-21', [ask]);
    expect(year.about('skola-1', { to: 'nora' })).toEqual(['2026-10-19 08:00 handover → nora']);
  });

  test('before the step opens gets the task like anybody', () => {
    const year = played(succession('2026-10-01', '2026-10-02'), '2026-10-12');
    expect(year.about('skola-1')).toEqual(['2026-10-09 08:00 task → nora']);
  });

  test('who came while it was handed in is told of its return, with no further handover', () => {
    const year = played(succession('2026-11-09', '2026-11-10'), '2026-11-18', [
      { at: '2026-11-05 10:00', by: 'rektor-skola-1', on: 'skola-1', act: 'hand-in' },
      { at: '2026-11-11 10:00', by: 'vera', on: 'skola-1', act: 'return' },
    ]);
    expect(year.about('skola-1', { to: 'nora' })).toEqual([
      '2026-11-12 08:00 returned → nora',
      '2026-11-17 08:00 reminder → nora',
    ]);
  });

  test('where one of those before remains nothing changes', () => {
    const organisation = changed(BASE, {
      without: ['alf@asp'],
      posts: [
        { ...post('alf', 'unitHead', 'asp'), to: '2026-11-09' },
        { ...post('nora', 'unitHead', 'asp'), from: '2026-11-10' },
      ],
    });
    const year = played(organisation, '2026-11-18');
    expect(year.task('asp')).toMatchObject({ due: '2026-11-06', lateness: 1, holders: ['asta', 'nora'] });
    expect(year.about('asp', { kinds: ['handover'] })).toEqual([]);
    expect(year.about('asp', { kinds: ['escalation'] })).toEqual([
      '2026-11-11 08:00 escalation → vera',
      '2026-11-18 08:00 escalation → dag',
    ]);
  });

  test('who is left alone without ever having been told is told, and escalated only after that', () => {
    const organisation = changed(BASE, {
      without: ['alf@asp', 'asta@asp'],
      posts: [
        { ...post('asta', 'unitHead', 'asp'), to: '2026-11-10' },
        { ...post('nora', 'unitHead', 'asp'), from: '2026-11-10' },
      ],
    });
    const year = played(organisation, '2026-11-18');
    expect(year.about('asp').filter((line) => line > '2026-11-10')).toEqual([
      '2026-11-11 08:00 handover → nora',
      '2026-11-12 08:00 escalation → vera',
    ]);
  });
});

describe('a substitute', () => {
  const absent = (from: string, to: string, substitute?: string, person = 'rektor-skola-1'): Organisation =>
    changed(BASE, { absences: [{ person, from, to, ...(substitute === undefined ? {} : { substitute }) }] });

  test('gets the mail instead of the absent, who gets a handover when she is back', () => {
    const year = played(absent('2026-10-12', '2026-10-25', 'rektor-skola-2'), '2026-11-02');
    expect(year.about('skola-1')).toEqual([
      '2026-10-09 08:00 task → rektor-skola-1',
      '2026-10-12 08:00 handover → rektor-skola-2',
      '2026-10-23 08:00 reminder → rektor-skola-2',
      '2026-11-02 08:00 handover → rektor-skola-1',
    ]);
  });

  test('hands in, and the absent does not', () => {
    const at = '2026-10-20 10:00';
    const answers = (by: string) =>
      played(absent('2026-10-12', '2026-10-25', 'rektor-skola-2'), '2026-10-21', [
        { at, by, on: 'skola-1', act: 'hand-in' },
      ]).answers;
    expect(answers('rektor-skola-2')).toEqual(['accepted']);
    expect(answers('rektor-skola-1')).toEqual(['not-responsible']);
  });

  test('the VC who is the late rektor’s substitute is passed over, and the director is told on her own rung', () => {
    const year = played(absent('2026-10-01', '2026-12-31', 'vera'), '2026-11-24');
    expect(year.about('skola-1', { kinds: ['overdue', 'overdue-copy', 'escalation', 'summary'] })).toEqual([
      '2026-11-09 08:00 overdue → vera',
      '2026-11-18 08:00 escalation → dag',
      '2026-11-23 08:00 summary → dag',
    ]);
  });

  test('the VC who is a substitute asks the director for an extension, and does not grant her own', () => {
    const ask: Deed = { at: '2026-11-05 10:00', by: 'vera', on: 'skola-1', act: 'ask-extension', due: '2026-11-20' };
    const year = played(absent('2026-10-01', '2026-12-31', 'vera'), '2026-11-06', [
      ask,
      { ...ask, at: '2026-11-05 11:00', act: 'extend' },
    ]);
    expect(year.answers).toEqual(['accepted', 'own-work']);
    expect(year.about('skola-1', { kinds: ['extension-asked'] })).toEqual(['2026-11-06 08:00 extension-asked → dag']);
  });
});

describe('a vacancy', () => {
  const vacant = (from: string): Organisation =>
    changed(BASE, {
      without: ['rektor-skola-1@skola-1'],
      posts: [{ ...post('rektor-skola-1', 'unitHead', 'skola-1'), to: from }],
    });

  test('is put to the approver and the administrators once, and nobody is late who does not exist', () => {
    const year = played(vacant('2026-11-02'), '2026-12-31');
    expect(year.about('skola-1').filter((line) => line > '2026-10-24')).toEqual([
      '2026-11-03 08:00 vacancy → vera',
      '2026-11-03 08:00 vacancy → adam',
    ]);
  });

  test('of which somebody above hands in after the last day is no late hand-in; with a chef there it is', () => {
    const deed: Deed = { at: '2026-11-20 10:00', by: 'vera', on: 'skola-1', act: 'hand-in' };
    expect(played(vacant('2026-11-02'), '2026-11-20', [deed]).task('skola-1').handedIn?.late).toBe(false);
    expect(played(vacant('2026-11-12'), '2026-11-20', [deed]).task('skola-1').handedIn?.late).toBe(false);
    expect(played(BASE, '2026-11-20', [deed]).task('skola-1').handedIn?.late).toBe(true);
  });

  test('at the opening is told on the opening morning', () => {
    expect(played(vacant('2026-09-30'), '2026-12-31').about('skola-1')).toEqual([
      '2026-10-09 08:00 vacancy → vera',
      '2026-10-09 08:00 vacancy → adam',
    ]);
  });

  test('is the same where the holder is absent without a substitute; back, she gets five working days', () => {
    const organisation = changed(BASE, {
      absences: [{ person: 'rektor-skola-1', from: '2026-11-03', to: '2026-11-08' }],
    });
    const year = played(organisation, '2026-11-17');
    expect(year.about('skola-1').filter((line) => line > '2026-11-01')).toEqual([
      '2026-11-03 08:00 vacancy → vera',
      '2026-11-03 08:00 vacancy → adam',
      '2026-11-09 08:00 handover → rektor-skola-1',
      '2026-11-13 08:00 reminder → rektor-skola-1',
      '2026-11-17 08:00 overdue → rektor-skola-1',
      '2026-11-17 08:00 overdue-copy → vera',
    ]);
  });

  test('of the VC lets her rungs go to the director, once', () => {
    const organisation = changed(BASE, { without: ['vera@grundskola'] });
    const year = played(organisation, '2026-11-24');
    expect(year.about('skola-1', { kinds: ['overdue-copy', 'escalation', 'summary'] })).toEqual([
      '2026-11-09 08:00 overdue-copy → dag',
      '2026-11-11 08:00 escalation → dag',
      '2026-11-23 08:00 summary → dag',
    ]);
  });
});

test('one person who is both VC and director is no receiver of her own lateness; the administrators are', () => {
  const organisation = changed(BASE, {
    without: ['vera@grundskola'],
    posts: [post('dag', 'operationHead', 'grundskola')],
  });
  const definition = { ...DEFINITION, steps: [{ ...REPORT, key: 'own', level: 'operation' }] };
  const year = playYear({ input: smallYear({ organisation, definition }), to: '2026-11-24' });
  expect(year.about('grundskola/own', { kinds: ['overdue', 'overdue-copy', 'escalation', 'summary'] })).toEqual([
    '2026-11-09 08:00 overdue → dag',
    '2026-11-09 08:00 overdue-copy → adam',
    '2026-11-11 08:00 escalation → adam',
    '2026-11-23 08:00 summary → adam',
  ]);
});
