import type { PrismaClient } from '../database/generated/client.ts';
import { addDays } from '../domain/calendar/local-time.ts';
import type { LocalDate } from '../domain/time.ts';

export type NewChef = { readonly place: string; readonly title: string; readonly file: string };

const COLUMNS = 'typ;nyckel;namn;e-post;person;roll;titel;plats;från;till';

/** A change of chef at a unit as an organisation file: the one before ends, an invented person begins on `from`. */
export async function newChefFile(
  database: PrismaClient,
  { municipality, unitLevel, from }: { municipality: string; unitLevel: string; from: LocalDate },
): Promise<NewChef | undefined> {
  const units = await database.place.findMany({
    where: { municipalityId: municipality, level: unitLevel },
    orderBy: { key: 'asc' },
  });
  for (const unit of units) {
    const posts = await database.post.findMany({
      where: { municipalityId: municipality, placeKey: unit.key, role: 'unitHead' },
      include: { person: { include: { posts: true, absences: true } } },
    });
    const [post] = posts;
    if (
      !post ||
      posts.length > 1 ||
      post.person.posts.length > 1 ||
      post.person.absences.length > 0 ||
      post.validTo !== null
    )
      continue;
    const role = ['rektor', 'förskolechef', 'gruppchef'].includes(post.title.toLowerCase())
      ? post.title.toLowerCase()
      : 'rektor';
    const line = (person: string, begins: string, ends: string): string =>
      ['uppdrag', '', '', '', person, role, post.title, unit.key, begins, ends].join(';');
    const file = [
      COLUMNS,
      `person;ny.chef;Nya Chefén;ny.chef@${unit.key}.example;;;;;;`,
      line(post.person.key, post.validFrom ?? '', addDays(from, -1)),
      line('ny.chef', from, ''),
    ].join('\r\n');
    return { place: unit.key, title: unit.title, file };
  }
  return undefined;
}
