import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cycleJsonSchema } from '../../src/contract/cycle-definition/cycle-json-schema.ts';
import { cycleExpectation } from '../../src/text/cycle-expectations.ts';

const FILE = 'cycles/cycle.schema.json';

test('the JSON Schema beside the definitions is that of the zod schema (renew it with vitest -u)', async () => {
  const schema = cycleJsonSchema((code) => cycleExpectation(code));
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(`../../${FILE}`);
});

test('the JSON Schema names every key and says in Swedish what is expected', () => {
  const text = readFileSync(FILE, 'utf8');
  const schema = JSON.parse(text) as { properties: Record<string, { description?: string }>; additionalProperties: boolean };
  expect(schema.additionalProperties).toBe(false);
  expect(Object.keys(schema.properties)).toEqual(expect.arrayContaining(['format', 'sendAt', 'steps', 'ladders', 'boards', 'forms']));
  expect(schema.properties['sendAt']?.description).toBe('ett klockslag mellan "07:00" och "16:00"');
  for (const code of ['send-at', 'iso-week', 'year-end', 'ladder-role']) expect(text).not.toContain(`"description": "${code}"`);
});
