const SMALL = ['noll', 'en', 'två', 'tre', 'fyra', 'fem', 'sex', 'sju', 'åtta', 'nio', 'tio', 'elva', 'tolv'] as const;

/** "två" … "tolv" in words, then digits; one is "en", or "ett" where the noun asks for it. */
export function inWords(count: number, gender: 'en' | 'ett' = 'en'): string {
  if (count === 1) return gender;
  return SMALL[count] ?? String(count);
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
