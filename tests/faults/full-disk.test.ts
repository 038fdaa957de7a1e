import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { connectDatabase } from '../../src/database/client.ts';
import type { PrismaClient } from '../../src/database/generated/client.ts';
import { openSession } from '../../src/database/session-store.ts';
import type { Disturbance } from '../../src/demo/disturbance.ts';
import { planAddress, type PlanId } from '../../src/domain/plan-id.ts';
import { postgresCommand } from '../../src/supervisor/postgres-command.ts';
import { taskPath } from '../../src/web/routes.ts';
import { waitUntil } from '../support/wait-until.ts';
import { say } from './support/runs.ts';
import { expectUndisturbedReport, playShortYear } from './support/short-year.ts';
import { smallDisk, whyNoSmallDisk, type SmallDisk } from './support/small-disk.ts';

const WHY_NOT = whyNoSmallDisk();
if (WHY_NOT !== undefined) say(`a full disk is left out: this machine mounts no file system for us (${WHY_NOT})`);

let disk: SmallDisk | undefined;
let data: string | undefined;
afterEach(() => {
  disk?.remove();
  if (data !== undefined) rmSync(data, { recursive: true, force: true });
});

/** Somebody at a form of the real web, in a session of her own. */
type Writer = { read(): Promise<Record<string, string>>; send(form: Record<string, string>): Promise<Response> };

async function atTheForm(database: PrismaClient, address: string, plan: PlanId): Promise<Writer> {
  const { place } = planAddress(plan);
  const { personId } = await database.post.findFirstOrThrow({ where: { placeKey: place, role: 'unitHead' } });
  const at = Date.now();
  const token = await openSession(database, { person: personId, at, expiresAt: at + 3_600_000 });
  const headers = { cookie: `arshjul=${token}`, origin: address };
  const page = `${address}${taskPath(plan, 'report')}`;
  return {
    async read() {
      const html = await (await fetch(page, { headers })).text();
      return fieldsOf(html);
    },
    send: async (form) =>
      await fetch(page, { method: 'POST', headers, body: new URLSearchParams(form), redirect: 'manual' }),
  };
}

/** Every control of a page's forms by its name, as a browser would send it. */
function fieldsOf(html: string): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [, tag = ''] of html.matchAll(/<((?:input|textarea)\s[^>]*)>/g)) {
    const name = /name="([^"]*)"/.exec(tag)?.[1];
    if (name !== undefined) fields[name] = /value="([^"]*)"/.exec(tag)?.[1] ?? '';
  }
  return fields;
}

/** It is told in Swedish that it could not be kept, and what was typed is on the page, to be sent again. */
async function expectToldTheTruth(answer: Response, text: string): Promise<Record<string, string>> {
  const html = await answer.text();
  expect(answer.status).toBe(503);
  expect(html).toContain('Tjänsten svarar inte just nu');
  expect(html).not.toMatch(/\bat \S+ \(|Prisma|ENOSPC/);
  const fields = fieldsOf(html);
  expect(Object.values(fields)).toContain(text);
  return fields;
}

test.skipIf(WHY_NOT !== undefined)(
  'a full disk for the database: what is typed is refused truthfully and not lost, and with room again all goes on as in the undisturbed twin',
  async () => {
    let struck = false;
    const disturbance: Disturbance = {
      async prepare({ dataDirectory, ports }) {
        data = dataDirectory;
        const directory = path.join(dataDirectory, 'postgres');
        await postgresCommand({ directory, port: ports.postgres });
        disk = smallDisk(directory);
      },
      async at({ kind, on, plans }, { system, database }) {
        if (struck || kind !== 'acts' || on < '2026-01-19' || plans.length === 0) return undefined;
        const open = {
          openTasks: { has: 'report' },
          id: { notIn: [...plans] },
          parentId: { contains: 'barn-och-unga' },
        };
        const plan = await database.plan.findFirst({ where: open });
        if (plan === null) return undefined;
        struck = true;
        const writer = await atTheForm(database, system.settings.webAddress, plan.id);
        const form = await writer.read();
        const [field = ''] = Object.keys(form).filter((name) => name.startsWith('falt.'));
        disk?.fill();
        return async () => {
          const text = randomBytes(150_000).toString('base64');
          const kept = await expectToldTheTruth(await writer.send({ ...form, [field]: text, gor: 'spara' }), text);
          // Its log has no room either: PostgreSQL goes down, and cannot come up.
          const owner = connectDatabase(system.settings.migrationDatabaseUrl, { connections: 1 });
          await owner.$queryRaw`SELECT pg_switch_wal()`.catch(() => undefined);
          await owner.$queryRaw`SELECT txid_current(), pg_switch_wal()::text`.catch(() => undefined);
          await owner.$disconnect();
          await waitUntil(async () => (await fetch(`${system.settings.webAddress}/health/ready`)).status === 503);
          const again = await expectToldTheTruth(await writer.send(kept), text);
          disk?.empty();
          await waitUntil(async () => (await writer.send(again)).status === 303, 40);
          const draft = await database.draft.findFirstOrThrow({ where: { planId: plan.id, task: 'report' } });
          expect(JSON.stringify(draft.content)).toContain(text);
        };
      },
    };
    const { report } = await playShortYear({}, { disturbance, until: '2026-01-30' });
    expect(struck).toBe(true);
    expectUndisturbedReport(report);
    expect(report.repeated).toEqual([]);
  },
  300_000,
);
