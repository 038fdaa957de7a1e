import { afterEach, beforeEach, expect, test } from 'vitest';
import { readPrometheus, valueOf } from '../support/prometheus.ts';
import { apiClient, expectDescribed } from './support/api-client.ts';
import { emailOf, MUNICIPALITY } from './support/municipality.ts';
import { startedYear, type StartedYear } from './support/started-year.ts';

const NOW = Date.UTC(2026, 10, 2, 8, 12);
const SAID = '550 5.1.1 <script>alert(1)</script> User unknown';
let store: StartedYear['store'];
let web: StartedYear['web'];
let people: StartedYear['people'];
let agnes: StartedYear['agnes'];

/** Rakel's e-mail came back; what has been written to her since is held back. */
beforeEach(async () => {
  ({ store, web, people, agnes } = await startedYear(NOW));
  const { database } = store;
  const letter = {
    municipalityId: MUNICIPALITY,
    personId: people.rektor,
    address: emailOf('rektor'),
    subject: 'Uppgift',
  };
  const raw = new Uint8Array();
  const { id } = await database.email.create({
    data: {
      ...{ ...letter, raw, morning: '2026-10-09', messageId: '<a@x.example>', status: 'bounced', answer: SAID },
      ...{ frozenAt: new Date(NOW - 2 * 86_400_000), acceptedAt: new Date(NOW - 2 * 86_400_000) },
    },
  });
  await database.email.create({
    data: {
      ...{
        ...letter,
        raw,
        morning: '2026-11-02',
        messageId: '<b@x.example>',
        status: 'refused',
        answer: 'Inte skickat',
      },
      frozenAt: new Date(NOW),
    },
  });
  const where = { receiverId: people.rektor };
  await database.notice.updateMany({ where, data: { status: 'refused', emailId: id } });
  const data = { unreachableSince: '2026-11-01', unreachableBecause: 'bounced' };
  await database.person.update({ where: { id: people.rektor }, data });
});
afterEach(async () => store.close());

function words(page: string): string {
  return page.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
}

test('the address is listed as one whose mail came back, since when, with what the report said and not what was held back since', async () => {
  const page = await (await agnes.get('/admin/adresser')).text();
  expect(page).not.toContain('<script>alert');
  expect(words(page)).toContain('rektor@kommun.example sön 1 nov, v. 44 Kom tillbaka');
  expect(words(page)).toContain('Kom tillbaka 550 5.1.1 &lt;script&gt;alert(1)&lt;/script&gt; User unknown');
  const api = await apiClient(web, { person: people.admin, role: 'administrator' });
  const listed = await api.call('GET', '/admin/addresses');
  expectDescribed('addresses', listed);
  expect(listed.body).toMatchObject({ addresses: [{ because: 'bounced', since: '2026-11-01', answer: SAID }] });
});

test('the ledger shows the e-mail as come back, where what the server refused at once is shown as refused', async () => {
  const page = words(await (await agnes.get('/admin/mejl')).text());
  expect(page).toContain('Kom tillbaka');
  expect(page).not.toContain('<script>alert');
  const email = await store.database.email.findFirstOrThrow({ where: { status: 'bounced' } });
  expect(words(await (await agnes.get(`/admin/mejl/${email.id}`)).text())).toMatch(/Läge Kom tillbaka/);
  await store.database.email.updateMany({ data: { status: 'refused' } });
  const refused = words(await (await agnes.get('/admin/mejl')).text());
  expect(refused).toContain('Avvisat');
  expect(refused).not.toContain('Kom tillbaka');
});

test('Driften counts what came back', async () => {
  expect(words(await (await agnes.get('/admin')).text())).toContain('två mejl har avvisats eller kommit tillbaka');
});

test('metrics tell what came back, what was read, and whether the mailbox could be read, where there is one', async () => {
  const measured = async () => {
    web.time.real += 5_000;
    return readPrometheus(await (await web.get('/metrics')).text());
  };
  const row = { mailbox: 'x', readAt: new Date() };
  await store.database.returnedMail.createMany({
    data: [
      { ...row, message: '1', used: true },
      { ...row, message: '2', used: false },
      { ...row, message: '3', used: false },
    ],
  });
  const told = await measured();
  expect(valueOf(told, 'arshjul_emails', { status: 'bounced' })).toBe(1);
  expect(valueOf(told, 'arshjul_bounces_read', { outcome: 'used' })).toBe(1);
  expect(valueOf(told, 'arshjul_bounces_read', { outcome: 'left' })).toBe(2);
  expect(JSON.stringify([...told])).not.toContain('arshjul_bounce_mailbox_up');
  for (const isUp of [true, false]) {
    Object.assign(web.services, { bounces: { isUp: () => isUp } });
    expect(valueOf(await measured(), 'arshjul_bounce_mailbox_up')).toBe(isUp ? 1 : 0);
  }
});
