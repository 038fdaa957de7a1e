/** The shapes a task's state is shown in. */
export const SHOWN_STATES = [
  'coming',
  'open',
  'started',
  'submitted',
  'returned',
  'approved',
  'late',
  'extended',
  'unreached',
  'excepted',
] as const;
export type ShownState = (typeof SHOWN_STATES)[number];

/** The word beside the shape. */
export const STATE_WORDS: Readonly<Record<ShownState, string>> = {
  coming: 'Kommande',
  open: 'Öppen',
  started: 'Påbörjad',
  submitted: 'Inlämnad',
  returned: 'Återlämnad',
  approved: 'Godkänd',
  late: 'Försenad',
  extended: 'Anstånd',
  unreached: 'Kunde inte nås',
  excepted: 'Undantagen',
};

export const OTHER_STATE_WORDS = {
  /** A plan that has been approved by all who shall. */
  inForce: 'Gäller',
  reopened: 'Öppnad igen',
  /** Handed in, and nobody reviews it. */
  done: 'Klar',
  beforeStart: 'Före start',
  /** A last day moved by a change of chef, by nobody's leave. */
  takenOver: 'Ny ansvarig, ny tid',
} as const;
