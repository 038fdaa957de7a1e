import { readFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { expect, test } from 'vitest';
import { cycleJsonSchema } from '../../src/contract/cycle-definition/cycle-json-schema.ts';
import { cycleExpectation } from '../../src/text/cycle-expectations.ts';

const FILE = 'cycles/cycle.schema.json';

test('the JSON Schema beside the definitions is that of the zod schema (renew it with vitest --update)', async () => {
  const schema = JSON.stringify(cycleJsonSchema((code) => cycleExpectation(code)));
  const text = await format(schema, { ...(await resolveConfig(FILE)), parser: 'json' });
  await expect(text).toMatchFileSnapshot(`../../${FILE}`);
});

test('the JSON Schema refuses unknown keys and says in Swedish what is expected', () => {
  const text = readFileSync(FILE, 'utf8');
  const schema = JSON.parse(text) as {
    properties: Record<string, { description?: string }>;
    additionalProperties: boolean;
    required: readonly string[];
  };
  expect(schema.additionalProperties).toBe(false);
  expect(schema.required).toEqual(expect.arrayContaining(['format', 'sendAt', 'steps', 'ladders', 'boards']));
  expect(schema.properties['sendAt']?.description).toBe('ett klockslag mellan "07:00" och "16:00"');
  for (const code of ['send-at', 'iso-week', 'year-end', 'ladder-role']) {
    expect(text).not.toContain(`"description": "${code}"`);
  }
});
