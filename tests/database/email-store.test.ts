import { afterAll, beforeEach, expect, test, beforeAll } from 'vitest';
import {
  claimEmail,
  closeEmail,
  dissolveEmails,
  insertEmail,
  markOffered,
  outstandingMail,
  postponeEmail,
  renewLease,
  type NewEmail,
} from '../../src/database/email-store.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';

const NOW = Date.parse('2026-10-09T06:00:00Z');
const QUEUE = { morningsOf: '0042' };
let fresh: FreshDatabase;

beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(async () => fresh.close());
beforeEach(async () => {
  await fresh.database.email.deleteMany();
});

async function freeze(email: Partial<NewEmail> = {}): Promise<string> {
  const full: NewEmail = {
    municipality: '0042',
    person: null,
    address: 'eka@skolan.example',
    morning: '2026-10-09',
    messageId: `<${crypto.randomUUID()}@skolan.example>`,
    subject: 'Ämne',
    raw: Buffer.from('Från: någon\r\n\r\nåäö'),
    frozenAt: NOW,
    ...email,
  };
  return await fresh.database.$transaction((transaction) => insertEmail(transaction, full));
}
function claim(now = NOW, except: readonly string[] = []) {
  return fresh.database.$transaction((transaction) =>
    claimEmail(transaction, { queue: QUEUE, now, retryBefore: now, leaseUntil: now + 20_000, except }),
  );
}

test('an e-mail is offered by one at a time, byte for byte as it was frozen', async () => {
  const id = await freeze();
  const [one, two] = await Promise.all([claim(), claim()]);
  expect([one?.id, two?.id].filter(Boolean)).toEqual([id]);
  expect((one ?? two)?.raw.equals(Buffer.from('Från: någon\r\n\r\nåäö'))).toBe(true);
  expect(await claim(NOW + 19_999)).toBeUndefined();
});

test('whose answer never came is offered again after the lease, and the first no longer decides', async () => {
  await freeze();
  const first = await claim();
  if (!first) throw new Error('nothing to offer');
  await fresh.database.$transaction((transaction) => renewLease(transaction, { email: first, until: NOW + 60_000 }));
  expect(await claim(NOW + 59_999)).toBeUndefined();
  const second = await claim(NOW + 60_000);
  expect(second).toMatchObject({ id: first.id, messageId: first.messageId, attempts: 2 });
  const close = (email: { id: string; attempts: number }) =>
    fresh.database.$transaction((transaction) =>
      closeEmail(transaction, { email, status: 'accepted', answer: '250 OK', at: NOW }),
    );
  expect(await close(first)).toBe(false);
  expect(second && (await close(second))).toBe(true);
});

test('what was told "not now" waits, and is dissolved with the day; what is uncertain is not', async () => {
  const waiting = await freeze();
  const email = await claim();
  if (!email) throw new Error('nothing to offer');
  await fresh.database.$transaction((transaction) =>
    postponeEmail(transaction, { email, answer: '451', retryAt: NOW + 30_000 }),
  );
  expect(await claim(NOW + 29_999)).toBeUndefined();
  expect(await outstandingMail(fresh.database, QUEUE)).toEqual({ count: 1, nextTry: NOW + 30_000 });
  await freeze({ frozenAt: NOW + 1 });
  const uncertain = await claim();
  expect(uncertain && (await markOffered(fresh.database, uncertain))).toBe(true);
  const dissolved = await fresh.database.$transaction((transaction) =>
    dissolveEmails(transaction, { municipality: '0042', until: '2026-10-09' }),
  );
  expect(dissolved).toEqual([waiting]);
});

test('who is killed before the server was ready leaves nothing uncertain: it may be dissolved, and is not given then', async () => {
  const id = await freeze();
  const claimed = await claim();
  if (!claimed) throw new Error('nothing to offer');
  expect(claimed.mayBeTaken).toBe(false);
  expect(await claim(NOW + 1)).toBeUndefined();
  const dissolved = await fresh.database.$transaction((transaction) =>
    dissolveEmails(transaction, { municipality: '0042', until: '2026-10-09' }),
  );
  expect(dissolved).toEqual([id]);
  expect(await markOffered(fresh.database, claimed)).toBe(false);
});

test('what was given to the server and not answered stays uncertain, whatever the next try brings', async () => {
  await freeze();
  const first = await claim();
  expect(first && (await markOffered(fresh.database, first))).toBe(true);
  const again = await claim(NOW + 60_000);
  expect(again).toMatchObject({ id: first?.id, mayBeTaken: true });
  expect(first && (await markOffered(fresh.database, first))).toBe(false);
});

test('what has been tried in a round is left alone by the rest of it', async () => {
  const id = await freeze();
  expect(await claim(NOW, [id])).toBeUndefined();
  expect((await fresh.database.email.findUniqueOrThrow({ where: { id } })).status).toBe('frozen');
});

test('a municipality’s mornings are its own, and mail at once is no morning’s', async () => {
  await freeze({ municipality: '0043' });
  await freeze({ morning: 'at-once' });
  await freeze({ morning: 'sign-in' });
  expect(await claim()).toBeUndefined();
  expect((await outstandingMail(fresh.database, 'at-once')).count).toBe(2);
});
