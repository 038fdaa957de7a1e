import { expect, test } from 'vitest';
import type { OutlookEntry } from '../../src/domain/mail-item.ts';
import { outlookList, outlookSentences } from '../../src/text/mail/outlook.ts';
import { outlookSentence } from '../../src/text/pages/ladder.ts';
import { ELIN, item, mailTo, RAKEL } from './sample-items.ts';

const COPY: OutlookEntry = { on: '2026-11-10', kind: 'overdue-copy', to: [ELIN] };

test('a copy that leaves on another day than the notice is told of with its day and its receiver', () => {
  const overdue = item('overdue', { outlook: [COPY] });
  const own = mailTo(RAKEL, '2026-11-09', [overdue]);
  const manner = { headed: false, several: false };
  expect(outlookSentences(overdue, own, manner)).toBe(
    'Om inget händer: tisdag 10\u00a0november går en kopia av beskedet om förseningen till verksamhetschef Elin Sjöholt.',
  );
  expect(JSON.stringify(outlookList(overdue, own))).toContain(
    'en kopia av beskedet om förseningen går till verksamhetschef Elin Sjöholt.',
  );
  expect(outlookSentences(overdue, mailTo(ELIN, '2026-11-09', [overdue]), { ...manner, several: true })).toContain(
    'går kopior av beskeden om förseningen till dig.',
  );
});

test('so it is on a page, of a task and of a review', () => {
  expect(outlookSentence(COPY)).toBe(
    'En kopia av beskedet om att uppgiften är försenad går till Verksamhetschef Elin Sjöholt.',
  );
  expect(outlookSentence(COPY, { review: true })).toContain('om att granskningen är försenad');
});
