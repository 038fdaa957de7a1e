export const PLAN_TEXT = {
  tasks: 'Stegen',
  state: 'Planen är',
  handedIn: 'Inlämnat',
  process: 'Processen i Temporal',
} as const;

/** "Oxbacksskolans år" needs a genitive that names do not always take: the place and the cycle instead. */
export function planHeading(place: string, year: string): string {
  return `${place}, årscykel ${year}`;
}
