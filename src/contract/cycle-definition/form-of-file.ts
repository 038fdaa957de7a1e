import type { z } from 'zod';
import type { Form } from '../../domain/cycle-definition.ts';
import type { formSchema } from './form-schema.ts';

/** A section without fields gets one narrative field under its heading. */
export function formOfFile(form: z.output<typeof formSchema>): Form {
  return {
    ...form,
    sections: form.sections.map((section) => ({
      ...section,
      fields: section.fields ?? [{ key: 'text', label: section.heading, kind: 'text', required: section.required }],
    })),
  };
}
