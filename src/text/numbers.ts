const SMALL = ['noll', 'en', 'två', 'tre', 'fyra', 'fem', 'sex', 'sju', 'åtta', 'nio', 'tio', 'elva', 'tolv'] as const;

/** "två" … "tolv" in words, then digits; one is "en", or "ett" where the noun asks for it. */
export function inWords(count: number, gender: 'en' | 'ett' = 'en'): string {
  if (count === 1) return gender;
  return SMALL[count] ?? grouped(count);
}

const TEENS = ['tretton', 'fjorton', 'femton', 'sexton', 'sjutton', 'arton', 'nitton', 'tjugo'] as const;

/** "tolv av arton", "ingen av tre"; both in digits where there are more than twenty. */
export function outOf(count: number, all: number): string {
  const words = (number: number): string => TEENS[number - SMALL.length] ?? inWords(number);
  if (all >= SMALL.length + TEENS.length) return `${count === 0 ? 'ingen' : grouped(count)} av ${grouped(all)}`;
  return `${count === 0 ? 'ingen' : words(count)} av ${words(all)}`;
}

const NBSP = '\u00a0';

/** "999", "100 000": digits in groups of three, a no-break space between. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, NBSP);
}

/** "en sak", "två saker", "13 saker". */
export function counted(count: number, one: string, many: string, gender: 'en' | 'ett' = 'en'): string {
  return `${inWords(count, gender)} ${count === 1 ? one : many}`;
}

/** "A", "A och B", "A, B och C". */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} och ${words.at(-1) ?? ''}`;
}

/** The first letter made large, the rest untouched. */
export function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase('sv') + text.slice(1);
}
