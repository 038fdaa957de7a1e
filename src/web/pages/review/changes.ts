import { typedText, type FormContent } from '../../../contract/forms/form-content.ts';
import type { Form } from '../../../domain/cycle-definition.ts';

export type AnswerChange = {
  readonly label: string;
  readonly heading: string;
  readonly before: string;
  readonly after: string;
};

/** The answers that differ between two versions of one form, in the form's order. */
export function changedAnswers(
  form: Form,
  { before, after }: { before: FormContent; after: FormContent },
): readonly AnswerChange[] {
  return form.sections.flatMap((section) =>
    section.fields.flatMap((field) => {
      const was = typedText(before, section.key, field.key);
      const is = typedText(after, section.key, field.key);
      return was === is ? [] : [{ label: field.label, heading: section.heading, before: was, after: is }];
    }),
  );
}
