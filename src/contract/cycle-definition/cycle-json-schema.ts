import { z } from 'zod';
import { FAULT_CODES, type FaultCode } from '../../domain/timetable/cycle-fault.ts';
import { cycleFileSchema } from './cycle-file-schema.ts';

/** The format of definition files as JSON Schema, for editors; `sentence` says in words what a value is expected to be. */
export function cycleJsonSchema(sentence: (code: FaultCode) => string): Readonly<Record<string, unknown>> {
  return z.toJSONSchema(cycleFileSchema, {
    io: 'input',
    override: ({ jsonSchema }) => {
      const code = FAULT_CODES.find((known) => known === jsonSchema.description);
      if (code) jsonSchema.description = sentence(code);
    },
  });
}
