import { API_TEXT } from '../../text/api.ts';

type Described = Readonly<Record<string, unknown>>;

const { parameters: TEXT } = API_TEXT;

/** What may stand in an operation's path, by name, as JSON Schema. What does not fit is an address that is not there. */
const SCHEMAS: Readonly<Record<string, Described>> = {
  place: { type: 'string', pattern: '^[a-z0-9-]{1,100}$', description: TEXT.place },
  year: { type: 'string', pattern: '^[0-9]{4}(-[0-9]{4})?$', description: TEXT.year },
  task: { type: 'string', pattern: '^[a-z0-9~-]{1,200}$', description: TEXT.task },
  number: { type: 'integer', minimum: 1, description: TEXT.number },
  intent: { type: 'string', format: 'uuid', description: TEXT.intent },
  email: { type: 'string', format: 'uuid', description: TEXT.email },
};

/** The parameters of a path, in its order. @throws Error for one that nobody has described. */
export function pathParameters(path: string): readonly Described[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => {
    const schema = SCHEMAS[name];
    if (schema === undefined) throw new Error(`${path}: {${name}} is described nowhere`);
    return { name, in: 'path', required: true, schema };
  });
}
