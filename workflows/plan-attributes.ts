import { defineSearchAttributeKey, type SearchAttributeUpdatePair } from '@temporalio/common';
import type { PlanView } from './messages.ts';

const STATE = defineSearchAttributeKey('ArshjulPlanlage', 'KEYWORD');
const OPEN_STEPS = defineSearchAttributeKey('ArshjulOppnaSteg', 'KEYWORD_LIST');
const LATE = defineSearchAttributeKey('ArshjulForsenad', 'BOOL');
const NEXT_DEADLINE = defineSearchAttributeKey('ArshjulNastaTid', 'DATETIME');

/** What a keyword may hold on SQL visibility. */
const LONGEST = 255;

/** Those search attributes of the plan whose value has changed since `before`; empty when none has. */
export function changedAttributes(before: PlanView | null, view: PlanView): SearchAttributeUpdatePair[] {
  const old = before === null ? undefined : attributes(before);
  return attributes(view).filter((pair, index) => {
    const was = old?.[index];
    return was === undefined || JSON.stringify(was.value) !== JSON.stringify(pair.value);
  });
}

function attributes(view: PlanView): readonly SearchAttributeUpdatePair[] {
  const openSteps = view.inWords.openSteps.map((title) => title.slice(0, LONGEST));
  return [
    { key: STATE, value: view.inWords.state },
    { key: OPEN_STEPS, value: openSteps.length > 0 ? openSteps : null },
    { key: LATE, value: view.late },
    { key: NEXT_DEADLINE, value: view.nextDeadline === null ? null : new Date(view.nextDeadline) },
  ];
}
