import type { Role } from '../domain/cycle-definition.ts';

/** What a role is called when the person's own title is not at hand. */
export const ROLE_TITLES: Readonly<Record<Role, string>> = {
  director: 'utbildningsdirektör',
  operationHead: 'verksamhetschef',
  unitHead: 'rektor',
  administrator: 'administratör',
  officer: 'handläggare',
  secretary: 'nämndsekreterare',
  politician: 'förtroendevald',
};
