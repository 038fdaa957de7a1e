import type { Block, Inline, Letter } from '../text/mail/letter.ts';

const WIDTH = 76;

/**
 * The letter as plain text: the same words in the same order. An address stands alone on a line below the words that it
 * belongs to, with no sign beside it that a mail program could take for a part of it.
 */
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
      return linked(block.content);
    case 'list':
      return block.items.map((item) => linked(item, '- ', '  ')).join('\n');
    case 'button':
      return linked([block]);
  }
}

function linked(content: readonly Inline[], first = '', next = ''): string {
  const addresses = content.flatMap((part) => (typeof part === 'object' && 'url' in part ? [next + part.url] : []));
  return [wrapped(content.map(words).join(''), first, next), ...addresses].join('\n');
}

function words(part: Inline): string {
  if (typeof part === 'string') return part;
  return 'strong' in part ? part.strong : part.text;
}

/** Lines of at most 76 characters, broken at ordinary spaces alone. */
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
