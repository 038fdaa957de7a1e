import { html } from 'hono/html';
import { simpleParser } from 'mailparser';
import { planAddress } from '../../../domain/plan-id.ts';
import type { NoticeKind } from '../../../domain/notice.ts';
import { isRandomId } from '../../../domain/random-id.ts';
import { momentText } from '../../../text/pages/dates.ts';
import { EMAIL_STATUS_WORDS, KIND_WORDS, MAIL_TEXT as TEXT } from '../../../text/pages/mail-ledger.ts';
import { renderDocument } from '../../layout/document.ts';
import { frameOf } from '../../layout/frame.ts';
import type { Html, PageContext } from '../../page-context.ts';
import { PATTERNS, taskPath } from '../../routes.ts';
import { WebError } from '../../web-error.ts';
import { placeTitle } from '../sight/person-names.ts';
import { readMessage } from '../../administration/read-message.ts';
import { requireAdministrator } from '../../administration/require-administrator.ts';

/** `/admin/mejl/:email`: one e-mail as it was sent. With `?fil` its bytes, to be opened in a mail program. */
export async function messagePage(context: PageContext): Promise<Html | Response> {
  const { services, viewer, organisation, today, timezone, http } = context;
  if (http.req.query('fil') !== undefined) return await readMessage(context);
  requireAdministrator(viewer);
  const id = http.req.param('email') ?? '';
  const row = isRandomId(id)
    ? await services.database.email.findFirst({
        where: { id, municipalityId: viewer.municipality },
        include: { notices: { orderBy: { key: 'asc' } } },
      })
    : null;
  // A sign-in link is nobody else's while it lives; its e-mail holds no notice.
  if (row === null || row.notices.length === 0) throw new WebError('not-found');
  const here = { today, timezone };
  const gone = row.raw.length === 0;
  const message = gone ? undefined : await simpleParser(Buffer.from(row.raw));
  const attachments = (message?.attachments ?? []).map((one) => one.filename ?? one.contentType);
  return renderDocument(await frameOf(context), {
    title: row.subject,
    body: html`<div class="head">
        <p class="crumb"><a href="${PATTERNS.adminMail}">${TEXT.message}</a></p>
        <h1>${row.subject}</h1>
      </div>
      <dl class="facts">
        <dt>${TEXT.to}</dt>
        <dd>${row.address}</dd>
        <dt>${TEXT.columns.status}</dt>
        <dd>${EMAIL_STATUS_WORDS[row.status] ?? row.status}</dd>
        <dt>${TEXT.frozen}</dt>
        <dd>${momentText(row.frozenAt.getTime(), here)}</dd>
        ${
          row.acceptedAt
            ? html`<dt>${TEXT.sent}</dt>
                <dd>${momentText(row.acceptedAt.getTime(), here)}</dd>`
            : ''
        }
        <dt>${TEXT.attempts}</dt>
        <dd>${row.attempts}</dd>
        ${
          row.answer
            ? html`<dt>${TEXT.answer}</dt>
                <dd>${row.answer}</dd>`
            : ''
        }
        ${
          attachments.length > 0
            ? html`<dt>${TEXT.attachments}</dt>
                <dd>${attachments.join(', ')}</dd>`
            : ''
        }
      </dl>
      <section class="block flow" aria-labelledby="berattar">
        <h2 id="berattar">${TEXT.contains}</h2>
        <ul>
          ${row.notices.map((notice) => html`<li>${KIND_WORDS[notice.kind as NoticeKind]}: <a href="${taskPath(notice.planId, notice.task)}">${placeTitle(organisation, planAddress(notice.planId).place)}</a></li>`)}
        </ul>
      </section>
      <section class="block flow" aria-labelledby="text">
        <h2 id="text">${TEXT.text}</h2>
        ${
          gone
            ? html`<p>${TEXT.textGone}</p>`
            : html`<div class="panel ground prose">${message?.text ?? ''}</div>
                <p><a href="${PATTERNS.adminMail}/${id}?fil">${TEXT.raw}</a></p>`
        }
      </section>`,
  });
}
