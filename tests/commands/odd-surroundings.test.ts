import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { backupCommand } from '../../src/commands/backup.ts';
import { freshDatabase } from '../support/database.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'arshjul-'));
const copy = path.join(folder, 'copy.gz');

beforeAll(async () => {
  const { database, close } = await freshDatabase();
  const terminal = { out: () => undefined, err: () => undefined };
  expect(await backupCommand({ args: [copy], database, program: '0', now: 0, terminal })).toBe(0);
  await close();
});
afterAll(() => rmSync(folder, { recursive: true }));

async function arshjul(data: string, ...args: string[]): Promise<{ code: unknown; out: string; err: string }> {
  const { DATABASE_URL: _database, ...env } = process.env;
  return await new Promise((resolve) => {
    const options = { env: { ...env, ARSHJUL_DATA: data }, timeout: 60_000 };
    execFile(process.execPath, ['src/cli.ts', ...args], options, (error, out, err) => {
      resolve({ code: error?.code ?? 0, out, err });
    });
  });
}

test.each([['__proto__'], ['constructor'], ['toString', 'x']])('%s is no command', async (...words) => {
  const { code, err } = await arshjul(folder, ...words);
  expect([code, err.split('\n')[0]]).toEqual([2, `Kommandot ”${words.join(' ')}” finns inte.`]);
});

test('a long word that is no command is not told in full', async () => {
  const { err } = await arshjul(folder, 'x'.repeat(100_000));
  expect(err.length).toBeLessThan(3_000);
});

test.each([copy, '/dev/null/x', '/proc/x'])('restore refuses the data folder %s in one line', async (data) => {
  const { code, err } = await arshjul(data, 'restore', copy, '--yes');
  expect([code, err]).toEqual([1, expect.stringMatching(/^Datamappen .* går inte att använda \([A-Z]+\)\..*\n$/)]);
});

test('restore refuses a folder as its file in one line', async () => {
  const { code, err } = await arshjul(path.join(folder, 'empty'), 'restore', folder, '--yes');
  expect([code, err]).toEqual([1, expect.stringMatching(/går inte att läsa.*\n$/)]);
});

test.each([
  'null',
  '[]',
  '{"processes":null}',
  '{"supervisor":{"pid":1},"environment":{},"processes":[]}',
  '{"supervisor":{"pid":1,"identity":"x"},"environment":{"ARSHJUL_WEB_PORT":5},"processes":[{}]}',
])('status takes a record that reads %s as none', async (text) => {
  const data = mkdtempSync(path.join(folder, 'data-'));
  writeFileSync(path.join(data, 'processes.json'), text);
  expect(await arshjul(data, 'status')).toEqual({
    code: 1,
    out: `Årshjul är inte igång med data i ${data}.\n`,
    err: '',
  });
});
