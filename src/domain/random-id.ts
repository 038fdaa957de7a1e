const RANDOM_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a text can be the id of something stored; another would not even be looked for. */
export function isRandomId(text: string): boolean {
  return RANDOM_ID.test(text);
}
