/** Chance that is the same for the same seed and the same words: a whole number from 0 to `below` − 1. */
export function chance(seed: number, words: readonly (string | number)[], below: number): number {
  let hash = 2_166_136_261 ^ seed;
  for (const character of words.join('|')) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16_777_619);
  hash = Math.imul(hash ^ (hash >>> 16), 2_246_822_507);
  hash = Math.imul(hash ^ (hash >>> 13), 3_266_489_909);
  return ((hash ^ (hash >>> 16)) >>> 0) % below;
}
