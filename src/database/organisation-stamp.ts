import type { Reader } from './transaction.ts';

export type Stamps = {
  /** Changes whenever a row of the municipality's organisation is added, changed or removed. */
  readonly organisation: string;
  /** Changes whenever the läsår's row does; null when it has not started. */
  readonly year: string | null;
};

/** What was read under the same stamps is still true. */
export async function readStamps(
  reader: Reader,
  { municipality, year }: { municipality: string; year: string },
): Promise<Stamps> {
  const rows = await reader.$queryRaw<Stamps[]>`
    SELECT
      (SELECT xmin::text FROM "SchoolYear" WHERE "municipalityId" = ${municipality} AND "year" = ${year}) AS year,
      (SELECT string_agg(rows || ':' || total, ' ' ORDER BY part) FROM (
        SELECT 1 AS part, count(*) AS rows, coalesce(sum(xmin::text::bigint), 0) AS total FROM "Municipality" WHERE "id" = ${municipality}
        UNION ALL SELECT 2, count(*), coalesce(sum(xmin::text::bigint), 0) FROM "Place" WHERE "municipalityId" = ${municipality}
        UNION ALL SELECT 3, count(*), coalesce(sum(xmin::text::bigint), 0) FROM "Board" WHERE "municipalityId" = ${municipality}
        UNION ALL SELECT 4, count(*), coalesce(sum(xmin::text::bigint), 0) FROM "Person" WHERE "municipalityId" = ${municipality}
        UNION ALL SELECT 5, count(*), coalesce(sum(xmin::text::bigint), 0) FROM "Post" WHERE "municipalityId" = ${municipality}
        UNION ALL SELECT 6, count(*), coalesce(sum(xmin::text::bigint), 0) FROM "Absence" WHERE "municipalityId" = ${municipality}
      ) parts) AS organisation`;
  return rows[0] ?? { organisation: '', year: null };
}
