/** Södertälje's organisation with invented persons, to try the system with. */
export function exampleOrganisationFile(): URL {
  return new URL('../../../examples/sodertalje/organisation.csv', import.meta.url);
}
