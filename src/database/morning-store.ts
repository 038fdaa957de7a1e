import type { Instant, LocalDate } from '../domain/time.ts';
import type { Reader, Transaction } from './transaction.ts';

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

export type FrozenMornings = {
  readonly municipality: string;
  readonly frozen: number;
  /** Of them, mornings with an e-mail that no mail server has answered for good. */
  readonly unsent: number;
  readonly lastAt: Instant | null;
  /** When its first läsår was started: nothing is sent before. */
  readonly startedAt: Instant;
};

/** How far each municipality that has started a läsår has come with its mornings. */
export async function frozenMornings(reader: Reader): Promise<readonly FrozenMornings[]> {
  const [years, mornings, unsent] = await Promise.all([
    reader.schoolYear.groupBy({ by: ['municipalityId'], _min: { startedAt: true } }),
    reader.morning.groupBy({ by: ['municipalityId'], _count: true, _max: { frozenAt: true } }),
    reader.$queryRaw<{ municipality: string; count: number }[]>`
      SELECT morning."municipalityId" AS municipality, count(*)::int AS count FROM "Morning" morning
      WHERE EXISTS (SELECT 1 FROM "Email" email
        WHERE email."municipalityId" = morning."municipalityId" AND email."morning" = morning."date"
          AND email."status" IN ('frozen', 'offered'))
      GROUP BY morning."municipalityId"`,
  ]);
  return years
    .map(({ municipalityId: municipality, _min }) => {
      const own = mornings.find(({ municipalityId }) => municipalityId === municipality);
      return {
        municipality,
        frozen: own?._count ?? 0,
        unsent: unsent.find((row) => row.municipality === municipality)?.count ?? 0,
        lastAt: own?._max.frozenAt?.getTime() ?? null,
        startedAt: _min.startedAt?.getTime() ?? 0,
      };
    })
    .sort((a, b) => (a.municipality < b.municipality ? -1 : 1));
}
