import { describe, expect, test } from 'vitest';
import { openLedger, wasReached } from '../../../src/domain/ladder/told.ts';
import type { LedgerEntry, Notice } from '../../../src/domain/notice.ts';
import { factsOf } from '../../../src/domain/simulate/world.ts';
import { standingOf } from '../../../src/domain/standing.ts';
import { playYear } from '../support/played-year.ts';
import { changed, post, smallOrganisation } from '../support/small-municipality.ts';

const OVERDUE: LedgerEntry = {
  kind: 'overdue',
  plan: 'plan/9999/skola-1/2026-2027',
  task: 'report',
  lateness: 1,
  rung: 'overdue',
  receiver: 'rektor-skola-1',
  as: 'responsible',
  morning: '2026-11-10',
  status: 'sent',
  acceptedOn: '2026-11-10',
};
const year = playYear({ to: '2026-11-05' });
const facts = factsOf(year.world, year.plan('skola-1'));
const reached = (entries: readonly LedgerEntry[], on: string): boolean =>
  wasReached(facts, openLedger(entries), { task: 'report', persons: ['rektor-skola-1'], on });

describe('the late have been reached', () => {
  test('when their last notice was accepted a working day before, not on the same day', () => {
    expect(reached([OVERDUE], '2026-11-11')).toBe(true);
    expect(reached([{ ...OVERDUE, acceptedOn: '2026-11-13' }], '2026-11-13')).toBe(false);
    expect(reached([{ ...OVERDUE, acceptedOn: '2026-11-13' }], '2026-11-16')).toBe(true);
  });

  test('not when it has not been accepted, whatever was before', () => {
    const { acceptedOn: _, ...unsure } = OVERDUE;
    const before: LedgerEntry = {
      ...OVERDUE,
      kind: 'reminder',
      rung: 'reminder/1',
      morning: '2026-11-05',
      acceptedOn: '2026-11-05',
    };
    expect(reached([before, { ...unsure, status: 'planned' }], '2026-11-12')).toBe(false);
    expect(reached([before, { ...unsure, status: 'dissolved' }], '2026-11-12')).toBe(false);
  });

  test('what was dropped, or a reminder that the server’s absence undid, is not their last notice', () => {
    const { acceptedOn: _, ...undone } = { ...OVERDUE, morning: '2026-11-11' };
    expect(reached([OVERDUE, { ...undone, status: 'dropped' }], '2026-11-12')).toBe(true);
    expect(
      reached([OVERDUE, { ...undone, kind: 'reminder', rung: 'reminder/1', status: 'dissolved' }], '2026-11-12'),
    ).toBe(true);
  });

  test('not by what somebody else was told', () => {
    expect(reached([{ ...OVERDUE, receiver: 'vera' }], '2026-11-12')).toBe(false);
  });
});

describe('when a morning is frozen', () => {
  test('an escalation whose VC has been replaced since the early morning goes to the new one', () => {
    const organisation = changed(smallOrganisation(), {
      without: ['vera@grundskola'],
      posts: [
        { ...post('vera', 'operationHead', 'grundskola'), to: '2026-11-10' },
        { ...post('vilma', 'operationHead', 'grundskola'), from: '2026-11-11' },
      ],
    });
    const told = playYear({ to: '2026-11-11', organisations: [{ at: '2026-11-11 07:00', organisation }] });
    expect(told.about('skola-1', { kinds: ['escalation'] })).toEqual(['2026-11-11 08:00 escalation → vilma']);
  });

  test('a reminder to a chef who has left since the early morning is dropped', () => {
    const organisation = changed(smallOrganisation(), {
      without: ['rektor-skola-1@skola-1'],
      posts: [{ ...post('nora', 'unitHead', 'skola-1'), from: '2026-10-23' }],
    });
    const told = playYear({ to: '2026-11-02', organisations: [{ at: '2026-10-23 07:00', organisation }] });
    expect(told.about('skola-1').slice(1)).toEqual(['2026-11-02 08:00 handover → nora']);
  });

  const { status: _s, acceptedOn: _a, ...notice }: LedgerEntry = OVERDUE;
  const judged = (of: Notice, on: string) => standingOf({ notice: of, state: year.plan('skola-1').state, facts, on });

  test('what says that it is late is dropped while it is not', () => {
    expect(judged(notice, '2026-11-06')).toEqual({ kind: 'drop', reason: 'not-late' });
    expect(judged(notice, '2026-11-09')).toEqual({ kind: 'stands' });
  });

  test('an escalation waits when the last the late were told has turned out not to have reached them', () => {
    const escalation: Notice = {
      ...notice,
      kind: 'escalation',
      rung: 'escalation/0',
      receiver: 'vera',
      as: 'approver',
    };
    const { state } = year.plan('skola-1');
    const known = (overdue: LedgerEntry) =>
      standingOf({ notice: escalation, state, facts: { ...facts, ledger: [overdue] }, on: '2026-11-12' });
    const { acceptedOn: _, ...cameBack } = OVERDUE;
    expect(known(OVERDUE)).toEqual({ kind: 'stands' });
    expect(known({ ...cameBack, status: 'refused' })).toEqual({ kind: 'wait' });
    const unreachable = { ...facts, ledger: [OVERDUE], unreachable: { 'rektor-skola-1': '2026-11-12' } };
    expect(standingOf({ notice: escalation, state, facts: unreachable, on: '2026-11-12' })).toEqual({ kind: 'wait' });
  });

  test('what goes to the chef above is not told her when the task has come to be hers', () => {
    const mine = changed(smallOrganisation(), {
      without: ['rektor-skola-1@skola-1'],
      posts: [post('vera', 'unitHead', 'skola-1')],
    });
    const { state } = year.plan('skola-1');
    const report = state.tasks['report'];
    if (!report) throw new Error('no report');
    const held = { ...state, tasks: { report: { ...report, holders: ['vera'] } } };
    const summary: Notice = {
      ...notice,
      kind: 'summary',
      rung: 'summary/2026-11-23',
      receiver: 'vera',
      as: 'approver',
    };
    expect(
      standingOf({ notice: summary, state: held, facts: { ...facts, organisation: mine }, on: '2026-11-23' }),
    ).toEqual({
      kind: 'drop',
      reason: 'receiver-changed',
    });
  });

  test('what belongs to an earlier deadline is dropped', () => {
    expect(judged({ ...notice, lateness: 0 }, '2026-11-09')).toEqual({ kind: 'drop', reason: 'new-deadline' });
  });

  test('a reminder held over the last day is dropped', () => {
    expect(judged({ ...notice, kind: 'reminder', rung: 'reminder/1' }, '2026-11-06')).toEqual({ kind: 'stands' });
    expect(judged({ ...notice, kind: 'reminder', rung: 'reminder/1' }, '2026-11-09')).toEqual({
      kind: 'drop',
      reason: 'too-late',
    });
  });

  test('what is about a task that does not exist is dropped', () => {
    expect(judged({ ...notice, task: 'constructor' }, '2026-11-09')).toEqual({ kind: 'drop', reason: 'task-gone' });
  });
});
