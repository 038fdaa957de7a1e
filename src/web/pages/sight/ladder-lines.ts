import type { Facts } from '../../../domain/facts.ts';
import type { OutlookEntry } from '../../../domain/mail-item.ts';
import { ladderOf } from '../../../domain/line/step-of.ts';
import type { Notice } from '../../../domain/notice.ts';
import type { TaskState } from '../../../domain/plan-state.ts';
import type { LocalDate } from '../../../domain/time.ts';
import { weekdayAndDate } from '../../../text/dates.ts';
import { capitalised } from '../../../text/numbers.ts';
import { longDateWithWeek } from '../../../text/pages/dates.ts';
import { LADDER_TEXT, outlookSentence, toldSentence } from '../../../text/pages/ladder.ts';

export type LadderLine = {
  readonly time: 'past' | 'here' | 'ahead' | 'late';
  readonly when: string;
  readonly on: LocalDate;
  readonly sentences: readonly string[];
};

const LATE: ReadonlySet<OutlookEntry['kind']> = new Set(['overdue', 'overdue-copy', 'escalation', 'summary']);

/** The ladder of a task as a list of days: what has been told, today, and what follows if nothing happens. */
export function ladderLines(
  { ledger, definition }: Pick<Facts, 'ledger' | 'definition'>,
  { task, outlook, today }: { task: TaskState; outlook: readonly OutlookEntry[]; today: LocalDate },
): readonly LadderLine[] {
  const past = pastLines(ledger, task, today);
  const ahead = outlook.filter((entry) => entry.on >= today).map((entry) => lineOf(entry, { today, review: false }));
  const now = ahead.some((line) => line.on === today)
    ? []
    : [
        {
          time: 'here',
          when: whenWords(today, today),
          on: today,
          sentences: todaySentences({ ledger, definition }, task, today),
        } as const,
      ];
  const silent = ladderOf({ definition }, task) === undefined;
  const bare: readonly LadderLine[] = silent
    ? [{ time: 'ahead', when: whenWords(task.due, today), on: task.due, sentences: [LADDER_TEXT.noLadder] }]
    : [];
  return joined([...past, ...now, ...ahead, ...(task.due >= today ? bare : [])]);
}

/** What follows for a review if nothing happens, as a list of days. */
export function reviewLines(outlook: readonly OutlookEntry[], today: LocalDate): readonly LadderLine[] {
  return joined(outlook.map((entry) => lineOf(entry, { today, review: true })));
}

function lineOf(entry: OutlookEntry, { today, review }: { today: LocalDate; review: boolean }): LadderLine {
  return {
    time: entry.on === today ? 'here' : LATE.has(entry.kind) ? 'late' : 'ahead',
    when: whenWords(entry.on, today),
    on: entry.on,
    sentences: [outlookSentence(entry, { review })],
  };
}

/** What this morning's mail brings, whether it has left or waits for its hour. */
function todaySentences(
  { ledger, definition }: Pick<Facts, 'ledger' | 'definition'>,
  task: TaskState,
  today: LocalDate,
): readonly string[] {
  const told = ledger.filter(
    ({ task: key, morning, status }) =>
      key === task.key && morning === today && (status === 'planned' || status === 'sent'),
  );
  const sentences = [...new Set(told.flatMap((entry) => toldOf(entry) ?? []))];
  if (sentences.length === 0) return [LADDER_TEXT.nothingToday];
  const waits = told.some((entry) => entry.status === 'planned' && toldOf(entry) !== undefined);
  return waits ? [...sentences, LADDER_TEXT.leavesAt(definition.sendAt)] : sentences;
}

/** What is told of the review stands with the review. */
function toldOf({ kind, rung }: Notice): string | undefined {
  return rung.startsWith('review/') ? undefined : toldSentence(kind);
}

function pastLines(ledger: Facts['ledger'], task: TaskState, today: LocalDate): readonly LadderLine[] {
  const told = ledger
    .filter((entry) => entry.task === task.key && entry.status === 'sent' && entry.morning < today)
    .flatMap((entry) => {
      const sentence = toldOf(entry);
      return sentence === undefined ? [] : [{ on: entry.morning, sentence }];
    })
    .toSorted((a, b) => (a.on < b.on ? -1 : 1));
  return told
    .filter((one, index) => told.findIndex((other) => other.on === one.on && other.sentence === one.sentence) === index)
    .map(({ on, sentence }) => ({ time: 'past', when: whenWords(on, today), on, sentences: [sentence] }));
}

/** Several things of one day are one line. */
function joined(lines: readonly LadderLine[]): readonly LadderLine[] {
  return lines.reduce<readonly LadderLine[]>((list, line) => {
    const last = list.at(-1);
    if (last?.on !== line.on) return [...list, line];
    return [...list.slice(0, -1), { ...last, sentences: [...last.sentences, ...line.sentences] }];
  }, []);
}

function whenWords(on: LocalDate, today: LocalDate): string {
  return on === today ? `${LADDER_TEXT.today}, ${weekdayAndDate(on, today)}` : capitalised(longDateWithWeek(on, today));
}
