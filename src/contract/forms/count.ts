/** The largest number of pupils, children or staff that a field takes. */
export const LARGEST_COUNT = 999_999;

export type CountFault = 'not-a-number' | 'not-whole' | 'negative' | 'too-large';
export type ParsedCount = { readonly count: number } | { readonly fault: CountFault } | { readonly empty: true };

const WHOLE = /^\d{1,20}$/;
/** Groups of three, parted as Swedish does it: space, no-break space or narrow no-break space. */
const GROUPED = /^\d{1,3}(?:[ \u00a0\u202f]\d{3})+$/;
const DECIMAL = /^-?\d+[.,]\d+$/;
const NEGATIVE = /^[-−]\s?\d+$/;

/** Reads a whole number ≥ 0 as people write it: `1024`, `1 024`. */
export function parseCount(typed: string): ParsedCount {
  const text = typed.trim();
  if (text === '') return { empty: true };
  if (NEGATIVE.test(text)) return { fault: 'negative' };
  if (DECIMAL.test(text)) return { fault: 'not-whole' };
  if (/^\d{21,}$/.test(text)) return { fault: 'too-large' };
  if (!WHOLE.test(text) && !GROUPED.test(text)) return { fault: 'not-a-number' };
  const count = Number(text.replace(/\D/g, ''));
  return count > LARGEST_COUNT ? { fault: 'too-large' } : { count };
}
