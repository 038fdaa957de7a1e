import { z } from 'zod';
import type { Role } from '../../domain/cycle-definition.ts';
import type { OrganisationFaultKind } from '../../domain/organisation-fault.ts';

/** Makes a zod message of a fault, so that the sentences stay in one place. */
export function says(kind: OrganisationFaultKind): { readonly error: OrganisationFaultKind } {
  return { error: kind };
}

/** Signs for a machine, turns of direction, letters without width: no part of a name, and more than they seem where it is shown. */
const UNSEEN = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;

/** A name or a title. */
export const words = z
  .string()
  .max(200, says('too-long'))
  .refine((text) => !UNSEEN.test(text), says('unseen-letters'));

/** A person's key in the file: whatever the municipality calls her by, without blanks. */
export const personKey = z
  .string()
  .max(80, says('too-long'))
  .regex(/^\S+$/, says('bad-key'))
  .refine((text) => !UNSEEN.test(text), says('bad-key'));

/** The key of a place, a level or a board: part of workflow ids. */
export const slug = z
  .string()
  .max(60, says('too-long'))
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, says('bad-key'));

/** Stored in small letters, so that it is found however it is typed at sign-in. */
export const address = z
  .string()
  .max(254, says('too-long'))
  .transform((text) => text.toLowerCase())
  .pipe(z.email(says('bad-email')));

/** A kommunkod; Excel takes away the nought in front. */
export const code = z
  .string()
  .regex(/^\d{3,4}$/, says('bad-code'))
  .transform((text) => text.padStart(4, '0'));

/** A day that exists, `2026-08-03`. */
export const date = z.iso.date(says('bad-date'));

/** Forms of schooling in plain words, `förskola, anpassad grundskola`, stored as `forskola`, `anpassad-grundskola`. */
export const schoolForms = words.transform((text) =>
  items(text).map((form) =>
    form
      .toLowerCase()
      .normalize('NFD')
      .replaceAll(/\p{M}/gu, '')
      .replaceAll(/[^a-z0-9]+/g, '-'),
  ),
);

const YEAR_GROUPS: readonly string[] = ['F', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10'];

/** `F-6`, `7, 8, 9` or `åk 7-9` (which Excel does not take for a date), as single year groups. */
export const yearGroups = words.transform((text, context) => {
  const groups = items(text.replace(/^åk\.?\s*/i, '')).flatMap(yearRange);
  if (groups.includes('')) context.addIssue({ code: 'custom', message: says('bad-year-groups').error });
  return YEAR_GROUPS.filter((group) => groups.includes(group));
});

/** The words for a role; the word is the title too, where no other is given. */
export const ROLE_WORDS: Readonly<Record<string, Role>> = {
  utbildningsdirektör: 'director',
  verksamhetschef: 'operationHead',
  rektor: 'unitHead',
  förskolechef: 'unitHead',
  gruppchef: 'unitHead',
  enhetschef: 'unitHead',
  administratör: 'administrator',
  handläggare: 'officer',
  nämndsekreterare: 'secretary',
  politiker: 'politician',
};

export const roleWord = z
  .string()
  .transform((word) => word.toLowerCase())
  .refine((word) => Object.hasOwn(ROLE_WORDS, word), says('bad-role'));

function items(text: string): string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** The single year groups of `7-9`; an empty text stands for what is none. */
function yearRange(text: string): readonly string[] {
  const [first = '', last = first, ...rest] = text.toUpperCase().split(/\s*[-–]\s*/);
  const [from, to] = [YEAR_GROUPS.indexOf(first), YEAR_GROUPS.indexOf(last)];
  return from < 0 || to < from || rest.length > 0 ? [''] : YEAR_GROUPS.slice(from, to + 1);
}
