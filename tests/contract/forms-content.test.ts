import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkContent, LONGEST_TEXT } from '../../src/contract/forms/check-content.ts';
import { parseCount } from '../../src/contract/forms/count.ts';
import {
  contentOfPost,
  controlName,
  foreignFields,
  normalContent,
  storedContent,
} from '../../src/contract/forms/form-content.ts';
import { formOfStep } from '../../src/contract/forms/form-of-step.ts';
import type { CycleDefinition, Form } from '../../src/domain/cycle-definition.ts';

const FORM: Form = {
  sections: [
    {
      key: 'resultat',
      heading: 'Resultat',
      required: true,
      fields: [
        { key: 'elever', label: 'Elever', kind: 'count', required: true },
        { key: 'not', label: 'Not', kind: 'text', required: false },
      ],
    },
    {
      key: 'fritt',
      heading: 'Fritt',
      required: false,
      fields: [{ key: 'text', label: 'Text', kind: 'text', required: true }],
    },
    {
      key: 'valfria',
      heading: 'Minst ett svar',
      required: true,
      fields: [
        { key: 'a', label: 'A', kind: 'text', required: false },
        { key: 'b', label: 'B', kind: 'text', required: false },
      ],
    },
  ],
};
const content = (elever: string, more: Record<string, Record<string, string>> = {}) => ({
  sections: { resultat: { elever }, valfria: { b: 'x' }, ...more },
});

test.each([
  ['0', 0],
  ['54', 54],
  ['007', 7],
  [' 54 ', 54],
  ['1 024', 1024],
  ['1\u00a0024', 1024],
  ['12\u202f345', 12_345],
  ['999999', 999_999],
])('%j is the number %i', (typed, count) => {
  expect(parseCount(typed)).toEqual({ count });
});

test.each([
  ['12,5', 'not-whole'],
  ['12.5', 'not-whole'],
  ['-3', 'negative'],
  ['−3', 'negative'],
  ['9999999999', 'too-large'],
  ['1000000', 'too-large'],
  ['9'.repeat(400), 'too-large'],
  ['1 02', 'not-a-number'],
  ['1e3', 'not-a-number'],
  ['0x10', 'not-a-number'],
  ['١٢', 'not-a-number'],
  ['54 elever', 'not-a-number'],
])('%j is %s', (typed, fault) => {
  expect(parseCount(typed)).toEqual({ fault });
});

test('every whole number up to the limit is read back, however it is grouped', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999_999 }), (count) => {
      const grouped = String(count).replace(/\B(?=(\d{3})+$)/g, '\u00a0');
      expect(parseCount(grouped)).toEqual({ count });
    }),
  );
});

test('a number that is wrong is told with what was typed, and the section is missing', () => {
  const checked = checkContent(FORM, content('12,5'));
  expect(checked.faults).toEqual([
    { section: 'resultat', field: 'elever', label: 'Elever', fault: 'not-whole', typed: '12,5' },
  ]);
  expect(checked.missing).toEqual(['resultat']);
  expect(checked.values['resultat']).toEqual({ elever: null, not: null });
});

test('a required section needs its required fields, or one answer where none is required', () => {
  expect(checkContent(FORM, content('54')).missing).toEqual([]);
  expect(checkContent(FORM, content('  ')).empty.map(({ field }) => field)).toEqual(['elever']);
  const without = checkContent(FORM, content('54', { valfria: {} }));
  expect([without.missing, without.empty.map(({ field }) => field)]).toEqual([['valfria'], ['a']]);
});

test('an optional section may be empty, but not wrong', () => {
  expect(checkContent(FORM, content('54')).faults).toEqual([]);
  const long = checkContent(FORM, content('54', { fritt: { text: 'a'.repeat(LONGEST_TEXT + 1) } }));
  expect(long.faults.map(({ fault }) => fault)).toEqual(['too-long']);
});

test('a post keeps every letter, whatever it is, but what cannot be stored', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const before = normalContent(FORM, content('1'));
      const posted = contentOfPost(FORM, { [controlName('fritt', 'text')]: text, 'falt.okand.x': 'y' }, before);
      expect(posted.sections['fritt']?.['text']).toBe(text.replace(/\r\n?/g, '\n').replaceAll('\0', ''));
      expect(posted.sections['resultat']).toEqual(before.sections['resultat']);
      expect(Object.keys(posted.sections)).toEqual(['resultat', 'fritt', 'valfria']);
    }),
  );
});

test('the same answers are the same JSON, in whatever order and with whatever line ends they came', () => {
  const one = normalContent(FORM, { sections: { fritt: { text: 'a\r\nb' }, resultat: { elever: '1' } } });
  const other = normalContent(FORM, { sections: { resultat: { not: '', elever: '1' }, fritt: { text: 'a\nb' } } });
  expect(JSON.stringify(one)).toBe(JSON.stringify(other));
});

test('fields the form does not have are named', () => {
  expect(foreignFields(FORM, { sections: { resultat: { elever: '1', extra: '2' }, okand: { x: 'y' } } })).toEqual([
    'resultat.extra',
    'okand.x',
  ]);
});

test('what is stored and is no content reads as an empty form', () => {
  for (const stored of [null, 5, {}, { sections: 3 }, { sections: { resultat: { elever: 5 } } }]) {
    expect(storedContent(FORM, stored).sections['resultat']).toEqual({ elever: '', not: '' });
  }
});

test('a step without a form is one narrative section that must be written', () => {
  const definition = {
    name: 'x',
    forms: {},
    steps: [{ key: 'samtal', title: 'Samtal' }],
  } as unknown as CycleDefinition;
  const form = formOfStep(definition, 'samtal');
  expect(form.sections).toHaveLength(1);
  expect(checkContent(form, { sections: {} }).missing).toHaveLength(1);
  expect(() => formOfStep(definition, 'annat')).toThrow(RangeError);
});

test.each(['\u200b', '\u00a0\u2009', '\ufeff \u2060', '\u00ad\u200d', '\u3164', '\u2800'])(
  'an answer of nothing that can be read, %j, is none',
  (text) => {
    const content = { sections: { resultat: { elever: '12' }, valfria: { a: text } } };
    expect(checkContent(FORM, content).missing).toEqual(['valfria']);
    expect(checkContent(FORM, { sections: { ...content.sections, valfria: { a: `${text}a` } } }).missing).toEqual([]);
  },
);
