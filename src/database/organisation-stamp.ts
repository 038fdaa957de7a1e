import type { Reader } from './transaction.ts';

/** Changes whenever a row of the municipality's organisation is added, changed or removed. */
export async function organisationStamp(reader: Reader, municipality: string): Promise<string> {
  const rows = await reader.$queryRaw<{ stamp: string }[]>`
    SELECT string_agg(count || ':' || total, ' ' ORDER BY part) AS stamp FROM (
      SELECT 1 AS part, count(*), coalesce(sum(xmin::text::bigint), 0) AS total FROM "Municipality" WHERE "id" = ${municipality}
      UNION ALL SELECT 2, count(*), coalesce(sum(xmin::text::bigint), 0) FROM "Place" WHERE "municipalityId" = ${municipality}
      UNION ALL SELECT 3, count(*), coalesce(sum(xmin::text::bigint), 0) FROM "Board" WHERE "municipalityId" = ${municipality}
      UNION ALL SELECT 4, count(*), coalesce(sum(xmin::text::bigint), 0) FROM "Person" WHERE "municipalityId" = ${municipality}
      UNION ALL SELECT 5, count(*), coalesce(sum(xmin::text::bigint), 0) FROM "Post" WHERE "municipalityId" = ${municipality}
      UNION ALL SELECT 6, count(*), coalesce(sum(xmin::text::bigint), 0) FROM "Absence" WHERE "municipalityId" = ${municipality}
    ) parts`;
  return rows[0]?.stamp ?? '';
}
