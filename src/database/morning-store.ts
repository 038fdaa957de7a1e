import type { Instant, LocalDate } from '../domain/time.ts';
import type { Transaction } from './transaction.ts';

/** Records that a sending morning is frozen. False when it was already: what is decided since belongs to the next. */
export async function recordMorning(
  transaction: Transaction,
  { municipality, date, at }: { municipality: string; date: LocalDate; at: Instant },
): Promise<boolean> {
  const { count } = await transaction.morning.createMany({
    data: [{ municipalityId: municipality, date, frozenAt: new Date(at) }],
    skipDuplicates: true,
  });
  return count === 1;
}
