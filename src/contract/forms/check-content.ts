import { z } from 'zod';
import type { Form, FormField } from '../../domain/cycle-definition.ts';
import { parseCount, type CountFault } from './count.ts';
import { typedText, type FormContent } from './form-content.ts';

/** The longest answer to one question, in characters. */
export const LONGEST_TEXT = 100_000;

export type FieldFaultCode = CountFault | 'too-long' | 'required';

/** Something to put right in one field before handing in. */
export type FieldFault = {
  readonly section: string;
  readonly field: string;
  readonly label: string;
  readonly fault: FieldFaultCode;
  readonly typed: string;
};

export type FormValues = Readonly<Record<string, Readonly<Record<string, string | number | null>>>>;

export type CheckedContent = {
  /** Counts as numbers, texts as they are, null where nothing (or something wrong) is typed. */
  readonly values: FormValues;
  /** What is wrong with what is typed; says nothing of what is empty. */
  readonly faults: readonly FieldFault[];
  /** Required fields that are empty. */
  readonly empty: readonly FieldFault[];
  /** Keys of required sections in which something required is empty or wrong. */
  readonly missing: readonly string[];
};

/** The schema of a form's typed content: strings in, values out, a fault's code as the message. */
export function contentSchema(form: Form) {
  return z.object({
    sections: z.object(
      Object.fromEntries(
        form.sections.map((section) => [
          section.key,
          z.object(
            Object.fromEntries(section.fields.map((field) => [field.key, fieldSchema(field)])),
          ),
        ]),
      ),
    ),
  });
}

/** Judges what is typed, field by field; a draft may have faults, a hand-in may not. */
export function checkContent(form: Form, content: FormContent): CheckedContent {
  const checked = form.sections.map((section) => ({
    section,
    fields: section.fields.map((field) => {
      const typed = typedText(content, section.key, field.key);
      const result = fieldSchema(field).safeParse(typed);
      const code = result.success ? undefined : (result.error.issues[0]?.message as FieldFaultCode);
      const empty = result.success && result.data === null;
      const fault = (why: FieldFaultCode): FieldFault => ({
        section: section.key,
        field: field.key,
        label: field.label,
        fault: why,
        typed,
      });
      return {
        key: field.key,
        value: result.success ? result.data : null,
        fault: code === undefined ? undefined : fault(code),
        empty: empty && field.required ? fault('required') : undefined,
      };
    }),
  }));
  const present = <Value>(value: Value | undefined): readonly Value[] =>
    value === undefined ? [] : [value];
  return {
    values: Object.fromEntries(
      checked.map(({ section, fields }) => [
        section.key,
        Object.fromEntries(fields.map((field) => [field.key, field.value])),
      ]),
    ),
    faults: checked.flatMap(({ fields }) => fields.flatMap((field) => present(field.fault))),
    empty: checked.flatMap(({ section, fields }) =>
      section.required ? fields.flatMap((field) => present(field.empty)) : [],
    ),
    missing: checked
      .filter(
        ({ section, fields }) =>
          section.required &&
          (fields.some((field) => field.fault !== undefined || field.empty !== undefined) ||
            fields.every((field) => field.value === null)),
      )
      .map(({ section }) => section.key),
  };
}

function fieldSchema(field: FormField) {
  const typed = z.string().max(LONGEST_TEXT, { error: 'too-long' });
  return typed.transform((text, context): string | number | null => {
    if (text.trim() === '') return null;
    if (field.kind === 'text') return text;
    const parsed = parseCount(text);
    if ('empty' in parsed) return null;
    if ('count' in parsed) return parsed.count;
    context.addIssue({ code: 'custom', message: parsed.fault });
    return z.NEVER;
  });
}
