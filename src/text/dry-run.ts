import type { NoticeKind, ReceivedAs } from '../domain/notice.ts';
import type { DryRunItem } from '../domain/simulate/dry-run.ts';

/** What is told, in a line of the dry run. */
const TOLD: Readonly<Record<NoticeKind, string>> = {
  task: 'steget öppnar',
  reminder: 'påminnelse före sista dagen',
  overdue: 'sista dagen har gått',
  'overdue-copy': 'kopia: sista dagen har gått',
  escalation: 'ärendet är även mottagarens',
  review: 'något väntar på granskning',
  'review-reminder': 'granskningens sista dag närmar sig',
  'review-overdue': 'granskningens sista dag har gått',
  'review-escalation': 'granskningen är sen',
  returned: 'återlämnad för komplettering',
  approved: 'godkänd',
  reopened: 'återöppnad',
  changed: 'ändrad efter godkännande',
  excepted: 'undantagen',
  'extension-asked': 'begäran om anstånd',
  'extension-refused': 'anstånd nekat',
  extended: 'ny tid',
  moved: 'flyttad tid',
  remitted: 'återremitterad',
  handover: 'överlämning till ny ansvarig',
  vacancy: 'tjänsten är vakant',
  unreachable: 'kunde inte nås',
  summary: 'rad i veckans sammanställning',
  receipt: 'kvitto på inlämning',
  refused: 'besked om att klicket inte gick igenom',
};

const AS: Readonly<Record<ReceivedAs, string>> = {
  responsible: 'ansvarig för uppgiften',
  approver: 'svarar för planen ovanför',
  director: 'utbildningsdirektör',
  administrator: 'administratör',
  reviewer: 'granskar',
  actor: 'tryckte på knappen',
};

/** Why a person would get it: what is told, and as whom. */
export function dryRunWhy(item: DryRunItem): string {
  return `${TOLD[item.kind]}; ${AS[item.as]}`;
}

export const DRY_RUN_TEXT = {
  usage: 'Användning: arshjul cycle dry-run LÄSÅR [--assume nobody|on-time] [--cycle FIL] [--json]',
  noOrganisation: 'Ingen organisation är inläst. Läs in en med: arshjul import organisation FIL',
  heading: (year: string, assume: string, count: number): string =>
    `Provkörning av årscykel ${year}, ${assume === 'nobody' ? 'om ingen lämnar in' : 'om alla lämnar in i tid'}: ${count} mejl.`,
};
