import { expect, test } from 'vitest';
import { namedInLine } from '../../../src/domain/line/named-in-line.ts';
import type { Notice } from '../../../src/domain/notice.ts';
import { composeMailItem } from '../../../src/outbox/compose-mail-item.ts';
import { myPageModel } from '../../../src/web/pages/my-page/my-page-model.ts';
import { askedOf, reviewerNames } from '../../../src/web/pages/sight/approver.ts';
import { at, EBBA, ELIN, factsOf, ORGANISATION, planState, RAKEL, task, TIMEZONE } from './oxbacken.ts';

const ON = '2026-11-02';
/** Ebba, rektor of Soldalaskolan, stands in for the verksamhetschef. */
const organisation = {
  ...ORGANISATION,
  absences: [{ person: ELIN, from: '2026-11-01', to: '2026-11-20', substitute: EBBA }],
};
const report = task('result-report-autumn', { due: '2026-11-06' });

test('a substitute is titled by the post she stands in for, and by her own in her own school', () => {
  const named = (place: string) => namedInLine(factsOf(place, { organisation }), EBBA, ON).title;
  expect([named('oxbacksskolan'), named('soldalaskolan')]).toEqual(['vikarierande verksamhetschef', 'Rektor']);
});

test('the e-mail about what a substitute returned names her as one, also when her time is over', () => {
  const returned = task('result-report-autumn', {
    due: '2026-11-24',
    chart: 'returned',
    lateness: 2,
    reason: { by: EBBA, at: at('2026-11-20', '16:00'), text: 'Analysen saknas.' },
  });
  const facts = factsOf('oxbacksskolan', { organisation });
  const notice: Notice = {
    ...{
      plan: facts.id,
      task: report.key,
      kind: 'returned' as const,
      lateness: 2,
      rung: 'returned/1',
      receiver: RAKEL,
    },
    ...{ as: 'responsible' as const, morning: '2026-11-23' },
  };
  const item = composeMailItem({
    ...{ notice, state: planState([returned]), facts, on: '2026-11-23', baseUrl: 'https://x.example' },
  });
  expect(item?.by).toEqual({ name: 'Ebba Tornvall', title: 'vikarierande verksamhetschef' });
});

test('at her own school a substitute is told that the work goes past her, as it does', () => {
  const facts = factsOf('soldalaskolan', { organisation });
  expect(reviewerNames(facts, report, ON).map(({ name }) => name)).toEqual(['Karim Ståhlgren']);
  expect(askedOf(facts, report, ON).map(({ name }) => name)).toEqual(['Karim Ståhlgren']);
  const beside = factsOf('oxbacksskolan', { organisation });
  expect(reviewerNames(beside, report, ON)).toEqual([{ name: 'Ebba Tornvall', title: 'vikarierande verksamhetschef' }]);
});

test('who is away is told who stands in for her and until when', () => {
  const reader = { person: ELIN, here: { today: ON, timezone: TIMEZONE }, now: at(ON, '10:00'), reviews: 0 };
  const { lede } = myPageModel({ ...reader, away: { until: '2026-11-20', substitute: 'Ebba Tornvall' } }, []);
  expect(lede).toContain('till och med fredag 20\u00a0november. Ebba Tornvall vikarierar för dig');
  expect(lede).not.toContain('ingen uppgift');
  expect(myPageModel(reader, []).lede).toContain('ingen uppgift');
});
