import type { OrganisationFault } from '../../domain/organisation-fault.ts';

/** 100,000 rows take some ten megabytes. */
const MOST_BYTES = 50_000_000;

export type Decoded = { readonly text: string } | { readonly fault: OrganisationFault };

/**
 * The text of an uploaded file: UTF-8 with or without a byte order mark, or else Windows-1252, as Excel
 * saves a CSV. A file that is neither (UTF-16, a workbook) is told by its zero bytes.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  if (bytes.length > MOST_BYTES) return { fault: { kind: 'file-too-large', value: String(bytes.length) } };
  if (bytes.includes(0)) return { fault: { kind: 'file-not-text' } };
  const text = decodeUtf8(bytes) ?? new TextDecoder('windows-1252').decode(bytes);
  return text.trim() === '' ? { fault: { kind: 'file-empty' } } : { text };
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * Whether letters were lost on the way: control characters and replacement characters, `Ã¥` for `å`
 * (UTF-8 read as Windows-1252), or DOS and old Mac letters read as Windows-1252 inside a word.
 */
export function hasDamagedLetters(text: string): boolean {
  return DAMAGE.test(text);
}

const DAMAGE =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufffd]|Ã[\u0080-\u00bf…„–ƒ¶¥¤©…]|\p{L}[†„”‡]\p{L}|[a-zé][ŒŠ][a-z]/u;
