import type { Prisma } from './generated/client.ts';

/** Where no läsår has started yet. */
const USUAL_ZONE = 'Europe/Stockholm';

/** The zone a municipality's dates are meant in: that of its newest läsår's definition. */
export async function municipalityZone(database: Prisma.TransactionClient, municipality: string): Promise<string> {
  const rows = await database.$queryRaw<{ timezone: string | null }[]>`
    SELECT definition->>'timezone' AS timezone FROM "SchoolYear"
    WHERE "municipalityId" = ${municipality} ORDER BY year DESC LIMIT 1`;
  return rows[0]?.timezone ?? USUAL_ZONE;
}
