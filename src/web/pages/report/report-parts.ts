import { isBlank } from '../../../contract/forms/is-blank.ts';
import type { CheckedContent, FieldFault } from '../../../contract/forms/check-content.ts';
import { controlName, typedText, type FormContent } from '../../../contract/forms/form-content.ts';
import type { Form, FormField, FormSection } from '../../../domain/cycle-definition.ts';
import { answered, faultLine, faultSentence, REPORT_TEXT } from '../../../text/pages/report.ts';

export type ReportField = {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly hint: string | undefined;
  readonly kind: FormField['kind'];
  readonly value: string;
  readonly fault: string | undefined;
};

export type SectionProgress = 'done' | 'started' | 'empty' | 'optional' | 'wrong';

export type ReportPart = {
  readonly id: string;
  readonly heading: string;
  readonly introduction: string | undefined;
  readonly progress: SectionProgress;
  readonly progressWord: string;
  /** How many of its questions are answered, in words. */
  readonly contents: string;
  readonly fields: readonly ReportField[];
};

export type ReportFault = { readonly href: string; readonly text: string };

/** What is typed, section by section; `judged` shows what must be put right before handing in, the empty too. */
export function reportParts(
  form: Form,
  { content, checked, judged }: { content: FormContent; checked: CheckedContent; judged: boolean },
): { readonly parts: readonly ReportPart[]; readonly faults: readonly ReportFault[] } {
  const standing = [...checked.faults, ...(judged ? checked.empty : [])];
  const faults = standing.toSorted((a, b) => placeIn(form, a) - placeIn(form, b));
  return {
    parts: form.sections.map((section) => partOf(section, { content, faults, missing: checked.missing })),
    faults: faults.map((fault) => ({
      href: `#${fieldId(fault.section, fault.field)}`,
      text: lineOf(form, fault),
    })),
  };
}

/** The id of a field's control, also the place an error links to. */
export function fieldId(section: string, field: string): string {
  return `falt-${section}-${field}`;
}

export function sectionId(section: string): string {
  return `del-${section}`;
}

function partOf(
  section: FormSection,
  { content, faults, missing }: { content: FormContent; faults: readonly FieldFault[]; missing: readonly string[] },
): ReportPart {
  const fields = section.fields.map((field): ReportField => {
    const fault = faults.find((one) => one.section === section.key && one.field === field.key);
    return {
      id: fieldId(section.key, field.key),
      name: controlName(section.key, field.key),
      label: field.label,
      hint: field.hint,
      kind: field.kind,
      value: typedText(content, section.key, field.key),
      fault: fault === undefined ? undefined : sentenceFor(field, fault),
    };
  });
  const filled = fields.filter((field) => !isBlank(field.value)).length;
  const wrong = fields.some((field) => field.fault !== undefined);
  const progress = progressOf({ section, filled, wrong, missing: missing.includes(section.key) });
  return {
    id: sectionId(section.key),
    heading: section.heading,
    introduction: section.introduction,
    progress,
    progressWord: REPORT_TEXT.sectionState[progress],
    contents: answered(filled, fields.length),
    fields,
  };
}

function progressOf(part: { section: FormSection; filled: number; wrong: boolean; missing: boolean }): SectionProgress {
  if (part.wrong) return 'wrong';
  if (part.filled === 0) return part.section.required ? 'empty' : 'optional';
  return part.missing ? 'started' : 'done';
}

function placeIn(form: Form, fault: FieldFault): number {
  return (
    form.sections.findIndex((section) => section.key === fault.section) * 1_000 +
    (form.sections
      .find((section) => section.key === fault.section)
      ?.fields.findIndex((field) => field.key === fault.field) ?? 0)
  );
}

function lineOf(form: Form, fault: FieldFault): string {
  const section = form.sections.find(({ key }) => key === fault.section);
  const field = section?.fields.find(({ key }) => key === fault.field);
  if (section === undefined || field === undefined) return fault.label;
  return faultLine({ heading: section.heading, label: field.label }, sentenceFor(field, fault));
}

function sentenceFor(field: FormField, fault: FieldFault): string {
  return faultSentence({ code: fault.fault, typed: fault.typed, count: field.kind === 'count' });
}
