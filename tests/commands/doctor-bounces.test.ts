import { afterAll, beforeAll, expect, test } from 'vitest';
import { readSettings } from '../../src/contract/settings.ts';
import { checkBounceMailbox, checkReturned } from '../../src/doctor/check-bounces.ts';
import { DOCTOR_TEXT } from '../../src/text/doctor.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { decidingServices } from '../support/deciding-services.ts';
import { imapServer, PASSWORD } from '../support/imap-server.ts';

const NOW = Date.parse('2026-10-12T08:00:00Z');
const A_DAY = 86_400_000;
let store: FreshDatabase;

beforeAll(async () => {
  store = await freshDatabase();
});
afterAll(async () => store.close());

async function checked(url: string) {
  return await checkBounceMailbox(readSettings({ BOUNCE_IMAP_URL: `${url}?ignoreTLS=true` }));
}

test('a mailbox for bounces that cannot be read is named, with why, and nobody’s address', async () => {
  expect(await checkBounceMailbox(readSettings({}))).toEqual([]);
  const server = await imapServer();
  expect(await checked(server.url)).toEqual([]);
  const place = `127.0.0.1:${server.port}`;
  const [wrong] = await checked(server.url.replace(encodeURIComponent(PASSWORD), 'fel'));
  expect(wrong).toMatchObject({ kind: 'bounces-unreachable', place });
  if (wrong?.kind !== 'bounces-unreachable') throw new Error('no finding');
  const text = DOCTOR_TEXT.findings['bounces-unreachable'](wrong);
  expect(text).toContain(`Brevlådan på ${place}`);
  expect(text).not.toContain('retur@');
  await server.close();
  expect(await checked(server.url)).toMatchObject([{ kind: 'bounces-unreachable', place }]);
});

test('e-mails that came back because of us are counted for a week; those about an address stand elsewhere', async () => {
  const { database } = store;
  const services = decidingServices(database, () => NOW);
  const letter = {
    municipalityId: '0042',
    address: 'a@b.example',
    morning: '2026-10-08',
    subject: 'x',
    status: 'bounced',
  };
  const returned = (id: string, answer: string, daysAgo: number) => ({
    ...{ ...letter, answer, messageId: `<${id}@b.example>`, raw: new Uint8Array() },
    frozenAt: new Date(NOW - daysAgo * A_DAY),
  });
  await database.email.createMany({
    data: [returned('a', '550 5.1.1 no such user', 1), returned('b', '5.4.4 Host not found', 8)],
  });
  expect(await checkReturned(services)).toEqual([]);
  await database.email.create({ data: returned('c', '5.4.4 Host not found', 1) });
  expect(await checkReturned(services)).toEqual([{ kind: 'emails-returned', count: 1 }]);
});
