import { z } from 'zod';
import type { Form, FormField, FormSection } from '../../domain/cycle-definition.ts';
import { isBlank } from './is-blank.ts';
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
  /** What must be filled in; of a required section without required fields, its first field. */
  readonly empty: readonly FieldFault[];
  /** Keys of required sections in which something is empty or wrong. */
  readonly missing: readonly string[];
};

/** Judges what is typed, field by field; a draft may have faults, a hand-in may not. */
export function checkContent(form: Form, content: FormContent): CheckedContent {
  const sections = form.sections.map((section) => checkSection(section, content));
  return {
    values: Object.fromEntries(sections.map(({ key, values }) => [key, values])),
    faults: sections.flatMap(({ faults }) => faults),
    empty: sections.flatMap(({ empty }) => empty),
    missing: sections
      .filter(({ required, faults, empty }) => required && faults.length + empty.length > 0)
      .map(({ key }) => key),
  };
}

function checkSection(section: FormSection, content: FormContent) {
  const fields = section.fields.map((field) => {
    const typed = typedText(content, section.key, field.key);
    const result = fieldSchema(field).safeParse(typed);
    return {
      field,
      typed,
      value: result.success ? result.data : null,
      code: result.success ? undefined : (result.error.issues[0]?.message as FieldFaultCode),
    };
  });
  const fault = ({ field, typed }: (typeof fields)[number], code: FieldFaultCode): FieldFault => ({
    section: section.key,
    field: field.key,
    label: field.label,
    fault: code,
    typed,
  });
  const blank = fields.filter(({ value, code }) => value === null && code === undefined);
  const wanted = blank.filter(({ field }) => field.required);
  const nothing = blank.length === fields.length;
  const lacking = wanted.length === 0 && nothing ? fields.slice(0, 1) : wanted;
  return {
    key: section.key,
    required: section.required,
    values: Object.fromEntries(fields.map(({ field, value }) => [field.key, value])),
    faults: fields.flatMap((one) => (one.code === undefined ? [] : [fault(one, one.code)])),
    empty: section.required ? lacking.map((one) => fault(one, 'required')) : [],
  };
}

/** The schema of one field: a text in, its value out, a fault's code as the message. */
export function fieldSchema(field: FormField) {
  return z
    .string()
    .max(LONGEST_TEXT, { error: 'too-long' })
    .transform((text, context): string | number | null => {
      if (isBlank(text)) return null;
      if (field.kind === 'text') return text;
      const parsed = parseCount(text);
      if ('empty' in parsed) return null;
      if ('count' in parsed) return parsed.count;
      context.addIssue({ code: 'custom', message: parsed.fault });
      return z.NEVER;
    });
}
