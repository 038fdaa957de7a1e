import { Hono } from 'hono';
import { simpleParser } from 'mailparser';
import { listPage, messagePage, notFoundPage } from './message-pages.ts';
import type { CaughtMessage, MessageStore } from './message-store.ts';
import { returnReport } from './return-report.ts';
import { ownRequests } from './own-requests.ts';

const PAGE = 100;
/** Of an e-mail's own HTML, which our page of that e-mail shows in a frame. */
const SHOWN_MAIL =
  "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

/**
 * The pages where caught mail is read, and for programs `GET /messages` (`?to=`, `?after=ID`, oldest
 * first) and `GET /messages/ID`.
 */
export function createMessageWeb(store: MessageStore): Hono {
  const web = new Hono();
  web.use(ownRequests);
  web.use(async (context, next) => {
    await next();
    context.header('X-Content-Type-Options', 'nosniff');
    context.header('Referrer-Policy', 'no-referrer');
    if (context.res.headers.has('Content-Security-Policy')) return;
    context.header('Content-Security-Policy', "frame-ancestors 'none'");
    context.header('X-Frame-Options', 'DENY');
  });

  web.get('/', (context) => {
    const query = context.req.query('q')?.trim() ?? '';
    const before = context.req.query('before');
    const found = store
      .list()
      .filter((message) => matches(message, query))
      .filter(({ id }) => before === undefined || id < before)
      .reverse();
    const messages = found.slice(0, PAGE);
    const last = messages.at(-1);
    const older =
      last === undefined || found.length <= PAGE
        ? undefined
        : `/?${new URLSearchParams({ q: query, before: last.id }).toString()}`;
    return context.html(listPage({ messages, all: store.list().length, query, older }));
  });

  web.get('/mail/:file{.+\\.eml}', async (context) => {
    const bytes = await store.raw(context.req.param('file').slice(0, -'.eml'.length));
    if (bytes === undefined) return context.html(notFoundPage(), 404);
    return context.body(new Uint8Array(bytes), 200, { 'Content-Type': 'text/plain; charset=utf-8' });
  });

  web.get('/mail/:id', async (context) => {
    const found = await read(store, context.req.param('id'));
    if (found === undefined) return context.html(notFoundPage(), 404);
    return context.html(messagePage(found.message, found.mail));
  });

  web.get('/mail/:id/html', async (context) => {
    const found = await read(store, context.req.param('id'));
    if (found === undefined) return context.html(notFoundPage(), 404);
    context.header('Content-Security-Policy', SHOWN_MAIL);
    context.header('X-Frame-Options', 'SAMEORIGIN');
    return context.html(`<base target="_blank">${found.mail.html || ''}`);
  });

  web.post('/mail/:id/return', async (context) => {
    const message = store.list().find(({ id }) => id === context.req.param('id'));
    const bytes = message && (await store.raw(message.id));
    if (!message || !bytes || message.returnPath === '') return context.html(notFoundPage(), 404);
    const report = await store.add({
      from: '',
      to: [message.returnPath],
      bytes: returnReport(message, { bytes, at: new Date() }),
    });
    return context.redirect(`/mail/${report.id}`, 303);
  });

  web.get('/messages', (context) => {
    const { to, after } = context.req.query();
    return context.json(
      store
        .list()
        .filter((message) => to === undefined || message.to.includes(to))
        .filter(({ id }) => after === undefined || id > after),
    );
  });

  web.get('/messages/:id', async (context) => {
    const found = await read(store, context.req.param('id'));
    if (found === undefined) return context.json({ error: 'not-found' }, 404);
    const { message, mail } = found;
    return context.json({
      ...message,
      headers: mail.headerLines.map(({ line }) => line),
      text: mail.text ?? '',
      html: mail.html || '',
      attachments: mail.attachments.map(({ filename, contentType, content }) => ({
        filename: filename ?? null,
        contentType,
        content: content.toString('base64'),
      })),
    });
  });

  web.get('/health/ready', (context) => context.json({ status: 'ready' }));
  web.notFound((context) => context.html(notFoundPage(), 404));
  return web;
}

function matches({ to, subject }: CaughtMessage, query: string): boolean {
  return [...to, subject].some((text) => text.toLowerCase().includes(query.toLowerCase()));
}

async function read(store: MessageStore, id: string) {
  const message = store.list().find((one) => one.id === id);
  const bytes = await store.raw(id);
  if (message === undefined || bytes === undefined) return undefined;
  return { message, mail: await simpleParser(bytes) };
}
