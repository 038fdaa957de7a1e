import { defineSearchAttributeKey, type SearchAttributePair } from '@temporalio/common';
import type { Organisation } from '../domain/organisation.ts';
import type { PlanAddress } from '../domain/plan-id.ts';
import type { SearchAttributeName } from '../domain/search-attributes.ts';

function keyword(name: SearchAttributeName, value: string): SearchAttributePair {
  return { key: defineSearchAttributeKey(name, 'KEYWORD'), value };
}

/** What never changes about a plan, in words, for Temporal's own list. */
export function planSearchAttributes(
  { municipality, place, year }: PlanAddress,
  organisation: Organisation,
): SearchAttributePair[] {
  const own = organisation.places.find(({ key }) => key === place);
  const operation = organisation.places.find(({ key }) => key === own?.operation);
  return [
    ...yearSearchAttributes({ municipality, year }),
    keyword('ArshjulEnhet', own?.title ?? place),
    ...(operation ? [keyword('ArshjulVerksamhet', operation.title)] : []),
  ];
}

/** The municipality and the läsår. */
export function yearSearchAttributes({
  municipality,
  year,
}: Pick<PlanAddress, 'municipality' | 'year'>): SearchAttributePair[] {
  return [keyword('ArshjulKommun', municipality), keyword('ArshjulLasar', year)];
}

/** The municipality alone. */
export function municipalitySearchAttributes(municipality: string): SearchAttributePair[] {
  return [keyword('ArshjulKommun', municipality)];
}
