import { defineSearchAttributeKey, type SearchAttributeUpdatePair } from '@temporalio/common';
import type { PlanView } from './messages.ts';

const STATE = defineSearchAttributeKey('ArshjulPlanlage', 'KEYWORD');
const OPEN_STEPS = defineSearchAttributeKey('ArshjulOppnaSteg', 'KEYWORD_LIST');
const LATE = defineSearchAttributeKey('ArshjulForsenad', 'BOOL');
const NEXT_DEADLINE = defineSearchAttributeKey('ArshjulNastaTid', 'DATETIME');

/** What a keyword may hold on SQL visibility, and all of a list together in its encoded form (2,048 bytes). */
const LONGEST = 255;
const LONGEST_LIST = 1_400;

/** Those search attributes of the plan whose value has changed since `before`; empty when none has. */
export function changedAttributes(before: PlanView | null, view: PlanView): SearchAttributeUpdatePair[] {
  const old = before === null ? undefined : attributes(before);
  return attributes(view).filter((pair, index) => {
    const was = old?.[index];
    return was === undefined || JSON.stringify(was.value) !== JSON.stringify(pair.value);
  });
}

function attributes(view: PlanView): readonly SearchAttributeUpdatePair[] {
  const openSteps = fitting(view.inWords.openSteps.map((title) => title.slice(0, LONGEST)));
  return [
    { key: STATE, value: view.inWords.state },
    { key: OPEN_STEPS, value: openSteps.length > 0 ? openSteps : null },
    { key: LATE, value: view.late },
    { key: NEXT_DEADLINE, value: view.nextDeadline === null ? null : new Date(view.nextDeadline) },
  ];
}

/** As many as the server takes; Swedish letters count double. */
function fitting(titles: readonly string[]): string[] {
  let size = 0;
  return titles.filter((title) => {
    size += 2 * title.length + 8;
    return size <= LONGEST_LIST;
  });
}
