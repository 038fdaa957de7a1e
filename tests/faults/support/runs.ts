/** `npm test` tries one seed of what is random; `npm run test:faults` tries `ARSHJUL_RUNS` of them, from `ARSHJUL_SEED` on. */
const RUNS = process.env['ARSHJUL_RUNS'];
const FIRST = Number(process.env['ARSHJUL_SEED'] ?? 2026);
export const SEEDS = Array.from({ length: Number(RUNS ?? 1) }, (_, index) => FIRST + index);

/** What takes long is left to `npm run test:faults`. */
export const IS_LONG = RUNS !== undefined;

/** One line of what has been tried, and how to try it again. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
