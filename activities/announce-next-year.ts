import { recordAudit } from '../src/database/audit-store.ts';
import { loadSchoolYear, newestYear } from '../src/database/school-year-store.ts';
import { followingYear } from '../src/domain/school-year.ts';
import type { Services } from '../src/services.ts';

/** Notes in the log, for the administrators' page, that the next läsår waits to be started; once for each läsår. */
export async function announceNextYear({ database, clock }: Services, municipality: string): Promise<void> {
  const newest = await newestYear(database, municipality);
  if (!newest) return;
  const year = followingYear(newest.year);
  const at = await clock.now();
  await database.$transaction(async (transaction) => {
    const known = await transaction.audit.findFirst({
      where: { municipalityId: municipality, action: 'next-year-due', details: { path: ['year'], equals: year } },
      select: { id: true },
    });
    if (known || (await loadSchoolYear(transaction, { municipality, year }))) return;
    await recordAudit(transaction, {
      municipality,
      entries: [{ at, actor: 'system', via: 'temporal', action: 'next-year-due', details: { year } }],
    });
  });
}
