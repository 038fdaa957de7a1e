import { z } from 'zod';
import {
  ledgerSchema,
  organisationOutcomeSchema,
  startYearSchema,
  statusSchema,
  yearStartedSchema,
} from '../../contract/api/admin-schemas.ts';
import { readLedger } from '../../database/ledger-store.ts';
import { formatInstant } from '../../domain/calendar/local-time.ts';
import { NOTICE_STATUSES } from '../../domain/notice.ts';
import { API_TEXT } from '../../text/api.ts';
import { ADMINISTRATION_TEXT } from '../../text/administration.ts';
import {
  importOrganisationFile,
  previewOrganisationFile,
  type OrganisationOutcome,
} from '../administration/load-organisation-file.ts';
import { ledgerSight } from '../administration/ledger-sight.ts';
import { readMessage } from '../administration/read-message.ts';
import { requireAdministrator } from '../administration/require-administrator.ts';
import { startYear } from '../administration/start-year.ts';
import { systemStatus } from '../administration/system-status.ts';
import { holdsRole } from '../viewer.ts';
import { WebError } from '../web-error.ts';
import { operation, type Operation } from './operation.ts';

const { operations: TEXT } = API_TEXT;

const ledgerQuery = z.object({
  morning: z.string().max(20).optional().describe('Lokalt datum, eller at-once'),
  status: z.enum(NOTICE_STATUSES).optional(),
  plan: z.string().max(200).optional(),
  receiver: z.uuid().optional(),
  after: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
});

/** What an administrator does, and the mail ledger as each reads it. */
export const adminOperations: readonly Operation[] = [
  operation({
    id: 'startYear',
    method: 'post',
    path: '/admin/years',
    summary: TEXT.startYear,
    body: startYearSchema,
    answers: { 200: yearStartedSchema, 201: yearStartedSchema },
    run: async ({ context, body }) => {
      const answer = await startYear(context, body);
      if (answer.kind === 'faults') throw incomplete(answer.faults);
      const { year, plans, added, before, running } = answer;
      return { status: before ? 200 : 201, body: { year, plans, added, before, running } };
    },
  }),
  operation({
    id: 'previewOrganisation',
    method: 'post',
    path: '/admin/organisation/preview',
    summary: TEXT.previewOrganisation,
    body: 'file',
    answers: { 200: organisationOutcomeSchema },
    run: async ({ context, body }) => organisationAnswer(await previewOrganisationFile(context, body)),
  }),
  operation({
    id: 'importOrganisation',
    method: 'post',
    path: '/admin/organisation',
    summary: TEXT.importOrganisation,
    body: 'file',
    answers: { 200: organisationOutcomeSchema },
    run: async ({ context, body }) => organisationAnswer(await importOrganisationFile(context, body)),
  }),
  operation({
    id: 'ledger',
    method: 'get',
    path: '/admin/mail',
    summary: TEXT.ledger,
    query: ledgerQuery,
    answers: { 200: ledgerSchema },
    run: async ({ context, query }) => {
      const within = await ledgerSight(context);
      const { lines, next } = await readLedger(context.services.database, {
        ...query,
        municipality: context.viewer.municipality,
        within,
      });
      // The letter, and what the mail server said of it, are the administrator's.
      const letter = holdsRole(context.viewer, 'administrator') ? {} : { email: null, address: null, answer: null };
      const notices = lines.map((line) => ({ ...line, plannedAt: formatInstant(line.plannedAt), ...letter }));
      return { body: { notices, next } };
    },
  }),
  operation({
    id: 'email',
    method: 'get',
    path: '/admin/mail/{email}',
    summary: TEXT.email,
    answers: { 200: 'message' },
    run: async ({ context }) => await readMessage(context),
  }),
  operation({
    id: 'status',
    method: 'get',
    path: '/admin/status',
    summary: TEXT.status,
    answers: { 200: statusSchema },
    run: async ({ context }) => {
      requireAdministrator(context.viewer);
      const status = await systemStatus(context.services, context.viewer.municipality);
      const { now, today, services } = context;
      return { body: { now: formatInstant(now), today, clock: services.clock.id, ...status } };
    },
  }),
];

function organisationAnswer({ kind, municipality, changes, faults, warnings = [] }: OrganisationOutcome) {
  if (kind === 'faults') throw incomplete(faults);
  return { body: { outcome: kind, ...(municipality !== undefined && { municipality }), changes, faults, warnings } };
}

/** Everything that is wrong, a sentence each. */
function incomplete(sentences: readonly string[]): WebError {
  return new WebError('incomplete', {
    sentence: sentences[0] ?? ADMINISTRATION_TEXT.noFile,
    faults: sentences.slice(0, 200).map((expected) => ({ place: 'body', expected })),
  });
}
