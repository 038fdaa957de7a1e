import type { CycleDefinition } from '../cycle-definition.ts';

/** The keys of the boards a place's plan goes to: every board for the top plan and for operations listed nowhere. */
export function boardsOf(definition: CycleDefinition, place: { readonly operation?: string }): readonly string[] {
  const { operation } = place;
  const listing =
    operation === undefined ? [] : definition.boards.filter(({ operations }) => operations.includes(operation));
  return (listing.length > 0 ? listing : definition.boards).map(({ key }) => key);
}
