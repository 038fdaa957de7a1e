import { expect, test } from 'vitest';
import { REFUSALS } from '../../src/domain/refusal.ts';
import { REFUSAL_SENTENCES } from '../../src/text/refusals.ts';

test('every refusal has its own whole sentence, without exclamation', () => {
  const sentences = REFUSALS.map((code) => REFUSAL_SENTENCES[code]);
  expect(new Set(sentences).size).toBe(REFUSALS.length);
  for (const sentence of sentences) {
    expect(sentence).toMatch(/^[A-ZÅÄÖ].*\.$/);
    expect(sentence).not.toContain('!');
  }
});
