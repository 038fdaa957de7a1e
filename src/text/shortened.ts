/** As much of what somebody gave as says what it was; its first eighty characters at most. */
export function shortened(text: string, most = 80): string {
  return text.length > most ? `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…` : text;
}
