import { expect, test } from 'vitest';
import { checkContent } from '../../../src/contract/forms/check-content.ts';
import type { FormContent } from '../../../src/contract/forms/form-content.ts';
import { reportParts } from '../../../src/web/pages/report/report-parts.ts';
import { DEFINITION } from './oxbacken.ts';

const FORM = DEFINITION.forms['result-report'] ?? { sections: [] };

function parts(sections: FormContent['sections'], judged = false) {
  const content = { sections };
  return reportParts(FORM, { content, checked: checkContent(FORM, content), judged });
}

test('what is typed stands in its field, whatever is wrong with it', () => {
  const { parts: shown, faults } = parts({ elever: { pupils: 'femtio', reaching: '12,5' } });
  expect(shown[0]?.fields.map((field) => field.value)).toEqual(['femtio', '12,5']);
  expect(faults).toEqual([
    {
      href: '#falt-elever-pupils',
      text: 'Elever, elever i årskurs 7: skriv ett heltal med siffror, till exempel 54. Där står ”femtio”.',
    },
    {
      href: '#falt-elever-reaching',
      text: 'Elever, når godkänt i alla ämnen: skriv ett heltal utan decimaler. Där står ”12,5”.',
    },
  ]);
});

test('empty fields are no fault until handing in is pressed', () => {
  expect(parts({}).faults).toEqual([]);
  expect(parts({}, true).faults.map((fault) => fault.href)).toEqual([
    '#falt-elever-pupils',
    '#falt-elever-reaching',
    '#falt-analys-work',
    '#falt-analys-why',
    '#falt-analys-effects',
  ]);
});

test('each part says how far it has come', () => {
  const { parts: shown } = parts({ elever: { pupils: '54', reaching: '40' }, analys: { work: 'Läsning.' } });
  expect(shown.map((part) => [part.progressWord, part.contents])).toEqual([
    ['Klar', '2 av 2 svar'],
    ['Påbörjad', '1 av 4 svar'],
  ]);
});
