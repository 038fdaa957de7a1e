import type { Block, Inline, Letter } from '../text/mail/letter.ts';

const WIDTH = 76;

/** The letter as plain text: the same words in the same order, addresses in angle brackets. */
export function textTwin(letter: Letter): string {
  const parts = [wrapped(`Årshjul ${letter.municipality}`), wrapped(letter.headline), ...letter.blocks.map(blockText)];
  return `${parts.join('\n\n')}\n`;
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `\n${wrapped(block.text)}`;
    case 'paragraph':
    case 'soft':
      return wrapped(inlines(block.content));
    case 'list':
      return block.items.map((item) => wrapped(inlines(item), '- ', '  ')).join('\n');
    case 'button':
      return wrapped(linked(block.text, block.url));
  }
}

function inlines(content: readonly Inline[]): string {
  return content
    .map((part) => {
      if (typeof part === 'string') return part;
      return 'strong' in part ? part.strong : linked(part.text, part.url);
    })
    .join('');
}

function linked(text: string, url: string): string {
  return `${text} <${url}>`;
}

/** Lines of at most 76 characters, broken at ordinary spaces alone; an address is never broken. */
function wrapped(text: string, first = '', next = ''): string {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of text.split(/[ \n\r\t]+/).filter((piece) => piece !== '')) {
    if (!empty && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = next + word;
    } else {
      line += empty ? word : ` ${word}`;
    }
    empty = false;
  }
  return [...lines, line].join('\n');
}
