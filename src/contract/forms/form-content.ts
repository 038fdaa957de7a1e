import { z } from 'zod';
import type { Form } from '../../domain/cycle-definition.ts';

/** What somebody has typed, letter for letter: section key → field key → text. */
export type FormContent = {
  readonly sections: Readonly<Record<string, Readonly<Record<string, string>>>>;
};

export const formContentSchema = z
  .strictObject({
    sections: z.record(
      z.string().max(200),
      z.record(z.string().max(200), z.string().describe('Ordagrant det som skrevs')),
    ),
  })
  .describe('Avsnitt → fält → text, ordagrant som det skrevs');

export const EMPTY_CONTENT: FormContent = { sections: {} };

/** The name of a field's control in an HTML form. */
export function controlName(section: string, field: string): string {
  return `falt.${section}.${field}`;
}

export function typedText(content: FormContent, section: string, field: string): string {
  return content.sections[section]?.[field] ?? '';
}

/** Reads what a page posted. What the form does not ask for is left out; what is not posted stays as it is in `before`. */
export function contentOfPost(form: Form, posted: Readonly<Record<string, unknown>>, before: FormContent): FormContent {
  return contentBy(form, (section, field) => {
    const value = posted[controlName(section, field)];
    return typeof value === 'string' ? value : typedText(before, section, field);
  });
}

/** The content with exactly the form's fields, in the form's order, so that equal answers are equal JSON. */
export function normalContent(form: Form, content: FormContent): FormContent {
  return contentBy(form, (section, field) => typedText(content, section, field));
}

/** What a stored draft or version holds; the fields of `form`, whatever it was made from. */
export function storedContent(form: Form, stored: unknown): FormContent {
  const read = formContentSchema.safeParse(stored);
  return normalContent(form, read.success ? read.data : EMPTY_CONTENT);
}

/** The fields of a content that the form does not have, as `section.field`. */
export function foreignFields(form: Form, content: FormContent): readonly string[] {
  const known = new Set(
    form.sections.flatMap((section) => section.fields.map((field) => `${section.key}.${field.key}`)),
  );
  return Object.entries(content.sections).flatMap(([section, fields]) =>
    Object.keys(fields)
      .map((field) => `${section}.${field}`)
      .filter((name) => !known.has(name)),
  );
}

function contentBy(form: Form, textOf: (section: string, field: string) => string): FormContent {
  return {
    sections: Object.fromEntries(
      form.sections.map((section) => [
        section.key,
        Object.fromEntries(section.fields.map((field) => [field.key, storable(textOf(section.key, field.key))])),
      ]),
    ),
  };
}

/** A browser posts CRLF, an API client LF; the same text has the same hash. NUL and half characters cannot be stored. */
function storable(text: string): string {
  return text.replace(/\r\n?/g, '\n').replaceAll('\u0000', '').toWellFormed();
}
