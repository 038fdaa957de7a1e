import { describe, expect, test } from 'vitest';
import type { Organisation } from '../../../src/domain/organisation.ts';
import { playYear, type Deed, type Played } from '../support/played-year.ts';
import { changed, post, smallOrganisation, smallYear } from '../support/small-municipality.ts';

/** The director heads the schools herself and hands in for one of them: nobody in the line may review it. */
const BOTH = changed(smallOrganisation(), {
  without: ['vera@grundskola'],
  posts: [post('dag', 'operationHead', 'grundskola')],
});
const until = (last: string, more: Partial<Parameters<typeof changed>[1]> = {}): Organisation =>
  changed(BOTH, {
    without: ['asta@asp', ...(more.without ?? [])],
    posts: [{ ...post('asta', 'unitHead', 'asp'), to: last }, ...(more.posts ?? [])],
    absences: more.absences ?? [],
  });
const HAND_IN: Deed = { at: '2026-11-04 10:00', by: 'dag', on: 'skola-1', act: 'hand-in' };
const NAME: Deed = { at: '2026-11-10 10:00', by: 'adam', on: 'skola-1', act: 'name-reviewer', reviewer: 'asta' };
const APPROVE: Deed = { at: '2026-11-11 10:00', by: 'asta', on: 'skola-1', act: 'approve' };
const played = (deeds: readonly Deed[], organisation: Organisation, to = '2026-11-20'): Played =>
  playYear({ input: smallYear({ organisation }), deeds: [HAND_IN, NAME, ...deeds], to });

describe('who was named to review and has left all her posts', () => {
  test('does not open again what she approved: the administrators do, or whoever has come to the post above since', () => {
    const reopened = (by: string, organisation: Organisation): string | undefined =>
      played([APPROVE, { at: '2026-11-16 10:00', by, on: 'skola-1', act: 'reopen' }], organisation).answers.at(-1);
    const gone = until('2026-11-12');
    expect(['asta', 'dag', 'adam'].map((by) => reopened(by, gone))).toEqual(['not-approver', 'own-work', 'accepted']);
    const vera = { ...post('vera', 'operationHead', 'grundskola'), from: '2026-11-16' };
    const dag = { ...post('dag', 'operationHead', 'grundskola'), to: '2026-11-15' };
    const followed = until('2026-11-12', { without: ['dag@grundskola'], posts: [dag, vera] });
    expect(['asta', 'adam', 'vera'].map((by) => reopened(by, followed))).toEqual([
      'not-approver',
      'not-approver',
      'accepted',
    ]);
  });

  test('does not review: the administrators are told next morning, and name another, who is no less named than she', () => {
    const year = played(
      [
        { ...APPROVE, at: '2026-11-13 10:00' },
        { ...NAME, at: '2026-11-13 11:00', reviewer: 'asta' },
        { ...NAME, at: '2026-11-13 12:00', reviewer: 'alf' },
        { ...APPROVE, at: '2026-11-16 10:00', by: 'alf' },
      ],
      until('2026-11-12'),
    );
    expect(year.answers).toEqual(['accepted', 'accepted', 'not-reviewer', 'unknown-person', 'accepted', 'accepted']);
    expect(year.about('skola-1', { kinds: ['review', 'handover'] })).toEqual([
      '2026-11-05 08:00 review → adam',
      '2026-11-11 08:00 review → asta',
      '2026-11-13 08:00 review → adam',
      '2026-11-16 08:00 review → alf',
    ]);
  });

  test('reviews as long as she answers for somebody who is away', () => {
    const substitute = { person: 'alf', from: '2026-11-01', to: '2026-11-30', substitute: 'asta' };
    const year = played([{ ...APPROVE, at: '2026-11-13 10:00' }], until('2026-11-12', { absences: [substitute] }));
    expect(year.answers.at(-1)).toBe('accepted');
  });
});
