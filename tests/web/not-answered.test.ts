import { afterEach, beforeEach, expect, test } from 'vitest';
import { problemSchema } from '../../src/contract/api/problem-schema.ts';
import { apiClient } from './support/api-client.ts';
import { startedYear, type StartedYear } from './support/started-year.ts';
import { WEB_ADDRESS } from './support/web-for-tests.ts';

const NOW = Date.UTC(2026, 10, 2, 8, 12);
const TASK = '/plan/oxbacksskolan/2026-2027/rapport';
let year: StartedYear;

beforeEach(async () => {
  year = await startedYear(NOW);
});
afterEach(async () => year.store.close());

test('a page asked for in another way than it answers is no missing page: it says which ways it has', async () => {
  for (const [method, path, allow] of [
    ['POST', '/admin/planer', 'GET, HEAD'],
    ['PUT', '/admin/adresser', 'GET, POST, HEAD'],
    ['DELETE', TASK, 'GET, POST, HEAD'],
    ['POST', `${TASK}/granska`, 'GET, HEAD'],
    ['GET', `${TASK}/gor/godkann`, 'POST'],
    ['GET', '/logga-ut', 'POST'],
    ['OPTIONS', '/', 'GET, HEAD'],
    ['POST', '/static/arshjul.css', 'GET, HEAD'],
    ['POST', '/health/live', 'GET, HEAD'],
    ['POST', '/api/v1/openapi.json', 'GET, HEAD'],
  ] as const) {
    const answer = await year.web.request(path, { method, headers: { origin: WEB_ADDRESS } });
    expect([path, answer.status, answer.headers.get('allow')]).toEqual([path, 405, allow]);
  }
  const page = await year.web.request('/admin/planer', { method: 'POST', headers: { origin: WEB_ADDRESS } });
  expect(await page.text()).toContain('Så kan adressen inte användas');
  const missing = await year.web.request('/finns-inte', { method: 'PUT', headers: { origin: WEB_ADDRESS } });
  expect([missing.status, missing.headers.get('allow')]).toEqual([404, null]);
  expect((await year.web.get('/static/finns-inte.css')).status).toBe(404);
  expect((await year.web.request('/tillganglighet', { method: 'HEAD' })).status).toBe(200);
});

async function sent(path: string, { type, body }: { type?: string; body: string }) {
  const { secret } = await apiClient(year.web, { person: year.people.admin, role: 'administrator' });
  const answer = await year.web.request(`/api/v1${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}`, ...(type !== undefined && { 'content-type': type }) },
    // Of bytes nothing says what they are unless a header does.
    body: new TextEncoder().encode(body),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

test('what is sent to the API as anything but JSON is not read', async () => {
  const body = JSON.stringify({ person: year.people.rektor, reason: 'Ringde själv.' });
  const mark = '/admin/addresses/mark';
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/json-seq', undefined]) {
    const refused = await sent(mark, type === undefined ? { body } : { type, body });
    const problem = problemSchema.parse(refused.body);
    expect([refused.status, problem.type]).toEqual([415, '/problems/other-type']);
    expect(problem.detail).toBe(
      `Content-Type: ${type === undefined ? 'saknas' : `”${type}”`}. Väntat: application/json.`,
    );
  }
  const { unreachableSince } = await year.store.database.person.findUniqueOrThrow({
    where: { id: year.people.rektor },
  });
  expect(unreachableSince).toBeNull();
  expect((await sent(mark, { body: '' })).status).toBe(400);
  expect((await sent(mark, { type: 'Application/JSON; charset=utf-8', body })).body).toEqual({ changed: true });
});

test('an organisation file is sent as CSV or JSON', async () => {
  const preview = '/admin/organisation/preview';
  const refused = await sent(preview, { type: 'application/octet-stream', body: 'x' });
  expect([refused.status, refused.body['detail']]).toEqual([
    415,
    expect.stringContaining('någon av text/csv, application/json'),
  ]);
  expect((await sent(preview, { type: 'text/csv; charset=utf-8', body: 'x' })).status).not.toBe(415);
});

test('OpenAPI describes both', async () => {
  const document = (await (await year.web.get('/api/v1/openapi.json')).json()) as {
    paths: Record<string, Record<string, { responses: object }>>;
  };
  const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
  for (const { responses } of operations)
    expect(Object.keys(responses)).toEqual(expect.arrayContaining(['405', '415']));
});
