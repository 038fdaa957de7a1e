import { timingSafeEqual } from 'node:crypto';

/** Compares without telling by time how much is right. Empty secrets equal nothing. */
export function equalSecrets(a: string, b: string): boolean {
  const first = Buffer.from(a);
  const second = Buffer.from(b);
  return first.length > 0 && first.length === second.length && timingSafeEqual(first, second);
}
