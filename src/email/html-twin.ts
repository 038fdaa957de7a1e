import type { Block, Inline, Letter } from '../text/mail/letter.ts';

const SERIF = "'Palatino Linotype','Iowan Old Style',P052,Georgia,serif";
const SANS = "'Segoe UI',Roboto,'Noto Sans',Arial,sans-serif";
const INK = '#1c1920';
const QUIET = '#57515e';
const ACCENT = '#6b1d5c';

/** Only refinements: a client that drops this block still shows a complete letter. */
const STYLE = `<style>
@media (prefers-color-scheme: dark) {
  body, .mail { background: #19171c !important; color: #f2eff4 !important; }
  .mail h1, .mail h2, .mail p, .mail li, .mail strong { color: #f2eff4 !important; }
  .mail a { color: #eeb1e0 !important; }
  .mail .knapp a { color: #ffffff !important; }
  .mail .soft { color: #bfb8c6 !important; }
}
</style>`;

/** The letter as HTML that needs neither stylesheet, table nor image. Every text is escaped. */
export function htmlTwin(letter: Letter): string {
  return `<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escaped(letter.subject)}</title>
${STYLE}
</head>
<body style="margin:0;padding:0;background:#ffffff;color:${INK};">
<div class="mail" role="main" style="max-width:600px;margin:0 auto;padding:24px 20px 32px 20px;font-family:${SANS};font-size:17px;line-height:1.5;color:${INK};background:#ffffff;">
<p style="margin:0 0 28px 0;padding:0 0 12px 0;border-bottom:3px solid ${ACCENT};font-family:${SERIF};font-size:20px;font-weight:bold;color:${INK};">Årshjul <span class="soft" style="font-family:${SANS};font-size:15px;font-weight:normal;color:${QUIET};">${escaped(letter.municipality)}</span></p>
<h1 style="margin:0 0 18px 0;font-family:${SERIF};font-size:28px;line-height:1.2;font-weight:normal;color:${INK};">${escaped(letter.headline)}</h1>
${letter.blocks.map(blockHtml).join('\n')}
</div>
</body>
</html>
`;
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h2 style="margin:32px 0 10px 0;font-family:${SERIF};font-size:20px;line-height:1.25;font-weight:bold;color:${INK};">${escaped(block.text)}</h2>`;
    case 'paragraph':
      return `<p style="margin:0 0 16px 0;">${inlines(block.content)}</p>`;
    case 'soft':
      return `<p style="margin:0 0 10px 0;font-size:15px;color:${QUIET};" class="soft">${inlines(block.content)}</p>`;
    case 'list': {
      const rows = block.items.map((item) => `<li style="margin:0 0 10px 0;">${inlines(item)}</li>`);
      return `<ul style="margin:0 0 16px 0;padding:0 0 0 22px;">\n${rows.join('\n')}\n</ul>`;
    }
    case 'button':
      return `<p class="knapp" style="margin:24px 0 24px 0;"><a href="${address(block.url)}" style="display:inline-block;background:${ACCENT};color:#ffffff;border:14px solid ${ACCENT};border-left-width:24px;border-right-width:24px;font-weight:bold;text-decoration:none;line-height:1.2;">${escaped(block.text)}</a></p>`;
  }
}

function inlines(content: readonly Inline[]): string {
  return content
    .map((part) => {
      if (typeof part === 'string') return escaped(part);
      if ('strong' in part) return `<strong>${escaped(part.strong)}</strong>`;
      return `<a href="${address(part.url)}" style="color:${ACCENT};">${escaped(part.text)}</a>`;
    })
    .join('');
}

/** @throws RangeError for a link that is not http or https. */
function address(url: string): string {
  if (!/^https?:\/\//.test(url)) throw new RangeError(`länk "${url}": väntade http:// eller https://`);
  return escaped(url);
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\u00a0', '&nbsp;');
}
