import type { PrismaClient } from '../../../src/database/generated/client.ts';

export const MUNICIPALITY = '0181';

/** Persons by key: name, address and the post each holds. */
const PEOPLE = {
  dir: ['Disa Rönnbäck', 'director', 'kommun', 'utbildningsdirektör'],
  vc: ['Elin Sjöholt', 'operationHead', 'grundskola', 'verksamhetschef'],
  rektor: ['Rakel Vinterdal', 'unitHead', 'oxbacksskolan', 'rektor'],
  rektor2: ['Karim Haglöf', 'unitHead', 'soldala', 'rektor'],
  admin: ['Agnes Lundmark', 'administrator', null, 'administratör'],
} as const;
export type PersonKey = keyof typeof PEOPLE;

export function emailOf(key: PersonKey): string {
  return `${key}@kommun.example`;
}

/** A small municipality: two schools under one operation. Returns each person's id. */
export async function addMunicipality(database: PrismaClient): Promise<Record<PersonKey, string>> {
  await database.municipality.create({
    data: { id: MUNICIPALITY, title: 'Södertälje kommun', contact: 'kvalitet@kommun.example' },
  });
  const place = (key: string, level: string, title: string, parentKey: string | null) => ({
    municipalityId: MUNICIPALITY,
    key,
    level,
    title,
    parentKey,
    operation: level === 'municipality' ? null : 'grundskola',
    schoolForms: level === 'unit' ? ['grundskola'] : [],
    yearGroups: [],
  });
  await database.place.createMany({
    data: [
      place('kommun', 'municipality', 'Södertälje kommun', null),
      place('grundskola', 'operation', 'Grundskola', 'kommun'),
      place('oxbacksskolan', 'unit', 'Oxbacksskolan', 'grundskola'),
      place('soldala', 'unit', 'Soldala skola', 'grundskola'),
    ],
  });
  const ids: Partial<Record<PersonKey, string>> = {};
  for (const [key, [name, role, placeKey, title]] of Object.entries(PEOPLE)) {
    const person = await database.person.create({
      data: { municipalityId: MUNICIPALITY, key, name, email: emailOf(key as PersonKey) },
    });
    ids[key as PersonKey] = person.id;
    await database.post.create({
      data: { municipalityId: MUNICIPALITY, personId: person.id, role, placeKey, title },
    });
  }
  return ids as Record<PersonKey, string>;
}
