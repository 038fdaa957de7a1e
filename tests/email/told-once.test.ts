import { expect, test } from 'vitest';
import { renderMorningMail } from '../../src/email/render-morning-mail.ts';
import { ELIN, item, mailTo, unit } from './sample-items.ts';

function textOf(items: Parameters<typeof mailTo>[2]): string {
  return renderMorningMail(mailTo(ELIN, '2026-11-09', items)).text.replaceAll(/\s+/g, ' ');
}

test('a review that is taken over is told once, not also as one that waits', () => {
  const review = { as: 'reviewer', review: true, reviewDue: '2026-11-20', url: 'https://x.example/granska' } as const;
  const text = textOf([item('handover', review), item('review', review)]);
  expect(text).toContain('Du tar över granskningen');
  expect(text).not.toContain('väntar på din granskning');
  expect(text.match(/x\.example\/granska/g)).toHaveLength(1);
});

test('what is taken over about many plans below is one item of the plan that changes hands', () => {
  const about = (place: string, rest: object = {}) =>
    item('handover', {
      ...unit(place, ELIN, { ofPlan: 'Grundskola', step: 'Skattning 1', due: '2026-11-20', outlook: [] }),
      ...rest,
    });
  const own = item('handover', {
    ...unit('Grundskola', ELIN),
    step: 'Verksamhetens plan',
    due: '2026-11-27',
    outlook: [],
  });
  const text = textOf([...['Ansgarskolan', 'Blombackaskolan', 'Ekbackeskolan'].map((place) => about(place)), own]);
  expect(text).toContain('Du tar över ansvaret för Grundskola');
  expect(text).not.toContain('ansvaret för Blombackaskolan');
  expect(text).toContain('Skattning 1 för tre enheter');
  expect(text.match(/Skattning 1/g)).toHaveLength(1);
  expect(textOf([about('Blombackaskolan'), own])).toContain('Skattning 1 för Blombackaskolan');
});
