import type { CycleDefinition, Form } from '../../domain/cycle-definition.ts';

/**
 * The form a step is answered in; without one of its own it is one narrative section.
 * @throws RangeError for a step that the definition does not have.
 */
export function formOfStep(definition: CycleDefinition, stepKey: string): Form {
  const step = definition.steps.find(({ key }) => key === stepKey);
  if (!step) throw new RangeError(`steg "${stepKey}": finns inte i ${definition.name}`);
  const form = step.form === undefined ? undefined : definition.forms[step.form];
  return (
    form ?? {
      title: step.title,
      sections: [
        {
          key: 'text',
          heading: step.title,
          required: true,
          fields: [
            {
              key: 'text',
              label: step.title,
              kind: 'text',
              required: true,
              ...(step.description === undefined ? {} : { hint: step.description }),
            },
          ],
        },
      ],
    }
  );
}
