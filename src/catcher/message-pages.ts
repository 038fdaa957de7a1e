import { html, raw } from 'hono/html';
import type { ParsedMail } from 'mailparser';
import { MAIL_CATCHER_TEXT as TEXT } from '../text/set-up/mail-catcher.ts';
import type { CaughtMessage } from './message-store.ts';

type Html = ReturnType<typeof html>;

/** The list, newest first. */
export function listPage(options: {
  messages: readonly CaughtMessage[];
  all: number;
  query: string;
  older: string | undefined;
}): Html {
  const { messages, all, query, older } = options;
  return page(
    TEXT.title,
    html`<h1>${TEXT.title}</h1>
      <p>${TEXT.lead} ${TEXT.count(messages.length, all)}</p>
      <form role="search">
        <label for="q">${TEXT.search}</label>
        <input id="q" name="q" type="search" value="${query}" />
        <button>${TEXT.searchButton}</button>
      </form>
      ${
        messages.length === 0
          ? ''
          : html`<table>
              <thead>
                <tr>
                  <th scope="col">${TEXT.subject}</th>
                  <th scope="col">${TEXT.to}</th>
                  <th scope="col">${TEXT.received}</th>
                </tr>
              </thead>
              <tbody>
                ${messages.map(row)}
              </tbody>
            </table>`
      }
      ${older === undefined ? '' : html`<p><a href="${older}">${TEXT.older}</a></p>`}`,
  );
}

function row({ id, subject, to, receivedAt }: CaughtMessage): Html {
  return html`<tr>
    <td><a href="/mail/${id}">${subject || TEXT.noSubject}</a></td>
    <td>${to.join(', ')}</td>
    <td><time datetime="${receivedAt}">${receivedAt.slice(0, 19).replace('T', ' ')}</time></td>
  </tr>`;
}

/** One message: its head, the HTML in a frame that runs no script and loads nothing, the text. */
export function messagePage(message: CaughtMessage, mail: ParsedMail): Html {
  const subject = message.subject || TEXT.noSubject;
  return page(
    subject,
    html`<p><a href="/">${TEXT.back}</a></p>
      <h1>${subject}</h1>
      <dl>
        <dt>${TEXT.from}</dt>
        <dd>${message.from}</dd>
        <dt>${TEXT.to}</dt>
        <dd>${message.to.join(', ')}</dd>
        <dt>${TEXT.received}</dt>
        <dd>${message.receivedAt}</dd>
      </dl>
      ${
        mail.html === false
          ? ''
          : html`<h2>${TEXT.asHtml}</h2>
              <iframe
                sandbox="allow-popups allow-popups-to-escape-sandbox"
                title="${TEXT.asHtml}"
                src="/mail/${message.id}/html"
              ></iframe>`
      }
      <h2>${TEXT.asText}</h2>
      <pre>${linked(mail.text ?? '')}</pre>
      ${
        mail.attachments.length === 0
          ? ''
          : html`<h2>${TEXT.attachments}</h2>
              ${mail.attachments.map(
                ({ filename, contentType, content }) =>
                  html`<details>
                    <summary>${filename ?? contentType}</summary>
                    <pre>${content.toString('utf8')}</pre>
                  </details>`,
              )}`
      }
      <details>
        <summary>${TEXT.headers}</summary>
        <pre>${mail.headerLines.map(({ line }) => line).join('\n')}</pre>
      </details>
      <p><a href="/mail/${message.id}.eml">${TEXT.source}</a></p>
      ${
        message.returnPath === ''
          ? ''
          : html`<form action="/mail/${message.id}/return" method="post">
              <p>${TEXT.comeBackHint}</p>
              <button>${TEXT.comeBack}</button>
            </form>`
      }`,
  );
}

/** The addresses in a text can be followed; everything else is shown as it is. */
function linked(text: string) {
  return text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, index) => (index % 2 === 1 ? html`<a href="${part}">${part}</a>` : part));
}

export function notFoundPage(): Html {
  return page(
    TEXT.title,
    html`<h1>${TEXT.notFound}</h1>
      <p><a href="/">${TEXT.back}</a></p>`,
  );
}

const STYLE = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { max-width: 64rem; margin: 0 auto; padding: 1rem; }
h1 { font: 1.75rem/1.2 Georgia, serif; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .4rem .8rem .4rem 0; border-bottom: 1px solid #8886; vertical-align: top; }
td { overflow-wrap: anywhere; }
time { white-space: nowrap; font-variant-numeric: tabular-nums; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; } dd { margin: 0; overflow-wrap: anywhere; }
iframe { width: 100%; height: 40rem; border: 1px solid #8886; background: #fff; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; padding: 1rem; border: 1px solid #8886; }
input, button { font: inherit; padding: .4rem .6rem; }
`;

function page(title: string, body: Html): Html {
  return html`<!doctype html>
    <html lang="sv">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <style>
          ${raw(STYLE)}
        </style>
      </head>
      <body>
        <main>${body}</main>
      </body>
    </html>`;
}
