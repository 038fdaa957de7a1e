/**
 * What Temporal's own list of processes can be searched and sorted by: name → type, as the server calls them.
 * The set-up registers them. They are never encrypted: titles of places and steps, states and times, never a person.
 */
export const SEARCH_ATTRIBUTES = {
  /** Kommunkod. */
  ArshjulKommun: 'Keyword',
  /** The place whose plan it is: "Oxbacksskolan". */
  ArshjulEnhet: 'Keyword',
  /** The operation the place belongs to: "Grundskola"; absent for the top plan. */
  ArshjulVerksamhet: 'Keyword',
  /** The läsår the cycle follows: "2026/2027". */
  ArshjulLasar: 'Keyword',
  /** The plan's state in Swedish: "under arbete". */
  ArshjulPlanlage: 'Keyword',
  /** Titles of the steps that are open now. */
  ArshjulOppnaSteg: 'KeywordList',
  ArshjulForsenad: 'Bool',
  /** The next deadline. */
  ArshjulNastaTid: 'Datetime',
} as const satisfies Readonly<Record<string, 'Keyword' | 'KeywordList' | 'Bool' | 'Datetime'>>;

export type SearchAttributeName = keyof typeof SEARCH_ATTRIBUTES;
