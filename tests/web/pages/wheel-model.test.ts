import { expect, test } from 'vitest';
import { rulerModel } from '../../../src/web/layout/week-ruler.ts';
import { wheelModel } from '../../../src/web/pages/my-page/wheel-model.ts';

const STEPS = ['2026-08-28', '2026-10-23', '2026-11-06', '2026-11-06', '2027-06-18', '2027-09-10', '2027-10-20'].map(
  (due, index) => ({
    number: index + 1,
    due,
    badge: { shape: 'coming' as const },
  }),
);

test('no knot covers another', () => {
  const { knots } = wheelModel(STEPS, { year: '2026/2027', today: '2026-11-02' });
  const distances = knots.flatMap((a, i) => knots.slice(i + 1).map((b) => Math.hypot(a.x - b.x, a.y - b.y)));
  expect(Math.min(...distances)).toBeGreaterThan(30);
  expect(knots.map((knot) => knot.number)).toEqual([1, 2, 3, 4, 5, 6, 7]);
});

test('the hand stands in the month that today is', () => {
  const model = wheelModel(STEPS, { year: '2026/2027', today: '2026-11-02' });
  expect(model.months.filter((month) => month.now).map((month) => month.label)).toEqual(['nov']);
  expect(wheelModel(STEPS, { year: '2026/2027', today: '2028-01-01' }).hand).toBeUndefined();
});

test('the ruler runs from August to October of the next year, and shows today where it lies', () => {
  const ruler = rulerModel('2026/2027', '2026-08-01');
  expect([ruler.days, ruler.months.length, ruler.today]).toEqual([457, 15, 0.5]);
  expect(rulerModel('2026/2027', '2027-11-01').today).toBeUndefined();
  expect(rulerModel('2026', '2026-01-01').months).toHaveLength(12);
});
