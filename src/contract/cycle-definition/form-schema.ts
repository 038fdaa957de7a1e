import { filledList, leaf, mapping } from './leaf-schemas.ts';

const fieldSchema = mapping({
  key: leaf.key,
  label: leaf.text,
  hint: leaf.text.exactOptional(),
  kind: leaf.words('field-kind', ['text', 'count']).default('text'),
  required: leaf.boolean.default(true),
});

/** A section without `fields` is one narrative under its heading. */
const sectionSchema = mapping({
  key: leaf.key,
  heading: leaf.text,
  introduction: leaf.text.exactOptional(),
  required: leaf.boolean.default(true),
  fields: filledList(fieldSchema).exactOptional(),
});

/** A form as it stands under `forms`, or alone in `forms/KEY.yaml` beside the definition. */
export const formSchema = mapping({
  title: leaf.text.exactOptional(),
  sections: filledList(sectionSchema),
});
