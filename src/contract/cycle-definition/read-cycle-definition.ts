import type { CycleDefinition, Form } from '../../domain/cycle-definition.ts';
import type { CycleFault } from '../../domain/timetable/cycle-fault.ts';
import type { CycleWarning } from '../../domain/timetable/cycle-warning.ts';
import { definitionFaults } from '../../domain/timetable/definition-faults.ts';
import { cycleFileSchema } from './cycle-file-schema.ts';
import { formSchema } from './form-schema.ts';
import { formOfFile } from './form-of-file.ts';
import type { LocatedFault } from './located-fault.ts';
import { schemaFaults } from './schema-faults.ts';
import { yamlSource } from './yaml-source.ts';

export type ReadDefinition = {
  readonly definition: CycleDefinition;
  readonly warnings: readonly CycleWarning[];
  /** Gives a fault found later, for some läsår, its file and line. */
  readonly locate: (fault: CycleFault) => LocatedFault;
};

/**
 * A definition file's text as a definition, with every default filled in, or everything that is wrong with it whatever
 * the year. `readForm` gives the file of a form that the text names but does not hold.
 */
export function readCycleDefinition(options: {
  readonly text: string;
  readonly file: string;
  readonly readForm?: (key: string) => { readonly file: string; readonly text: string } | undefined;
}): ReadDefinition | { readonly faults: readonly LocatedFault[] } {
  const { text, file, readForm = () => undefined } = options;
  const source = yamlSource(text, file);
  if ('faults' in source) return source;
  const parsed = cycleFileSchema.safeParse(source.data);
  if (!parsed.success) return { faults: schemaFaults(parsed.error.issues, source.data).map(source.locate) };

  const forms = new Map(Object.entries(parsed.data.forms).map(([key, form]) => [key, formOfFile(form)]));
  const faults: LocatedFault[] = [];
  const warnings: CycleWarning[] = [];
  for (const step of parsed.data.steps) {
    if (step.form === undefined || forms.has(step.form)) continue;
    const found = readForm(step.form);
    const form = found && readFormFile(found);
    if (form && 'faults' in form) faults.push(...form.faults);
    if (!form) warnings.push({ kind: 'unknown-form', step: step.key, form: step.form });
    if (form && !('faults' in form)) forms.set(step.form, form);
  }
  const definition: CycleDefinition = {
    ...parsed.data,
    forms: Object.fromEntries(forms),
  };
  faults.push(...definitionFaults(definition).map(source.locate));
  return faults.length > 0 ? { faults } : { definition, warnings, locate: source.locate };
}

function readFormFile({
  file,
  text,
}: {
  readonly file: string;
  readonly text: string;
}): Form | { readonly faults: readonly LocatedFault[] } {
  const source = yamlSource(text, file);
  if ('faults' in source) return source;
  const parsed = formSchema.safeParse(source.data);
  return parsed.success
    ? formOfFile(parsed.data)
    : { faults: schemaFaults(parsed.error.issues, source.data).map(source.locate) };
}
