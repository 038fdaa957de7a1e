/** The first eight characters of a content hash in two groups, as on a receipt: "8f20 44b1". */
export function shortHash(hash: string): string {
  const hex = hash.replace(/^sha256[:-]/, '');
  return `${hex.slice(0, 4)} ${hex.slice(4, 8)}`;
}
