import type { NoticeKind } from '../../domain/notice.ts';
import type { KindText } from './kind-text.ts';
import { approved } from './kinds/approved.ts';
import { changed } from './kinds/changed.ts';
import { escalation } from './kinds/escalation.ts';
import { excepted } from './kinds/excepted.ts';
import { extended } from './kinds/extended.ts';
import { extensionAsked } from './kinds/extension-asked.ts';
import { extensionRefused } from './kinds/extension-refused.ts';
import { handover } from './kinds/handover.ts';
import { moved } from './kinds/moved.ts';
import { overdueCopy } from './kinds/overdue-copy.ts';
import { overdue } from './kinds/overdue.ts';
import { receipt } from './kinds/receipt.ts';
import { refused } from './kinds/refused.ts';
import { reminder } from './kinds/reminder.ts';
import { remitted } from './kinds/remitted.ts';
import { reopened } from './kinds/reopened.ts';
import { returned } from './kinds/returned.ts';
import { reviewEscalation } from './kinds/review-escalation.ts';
import { reviewOverdue } from './kinds/review-overdue.ts';
import { reviewReminder } from './kinds/review-reminder.ts';
import { review } from './kinds/review.ts';
import { summary } from './kinds/summary.ts';
import { task } from './kinds/task.ts';
import { unreachable } from './kinds/unreachable.ts';
import { vacancy } from './kinds/vacancy.ts';

/** What is said about each kind of notice. A new kind does not compile until it has its words. */
export const KIND_TEXTS: Readonly<Record<NoticeKind, KindText>> = {
  task,
  reminder,
  overdue,
  'overdue-copy': overdueCopy,
  escalation,
  review,
  'review-reminder': reviewReminder,
  'review-overdue': reviewOverdue,
  'review-escalation': reviewEscalation,
  returned,
  approved,
  reopened,
  changed,
  excepted,
  'extension-asked': extensionAsked,
  'extension-refused': extensionRefused,
  extended,
  moved,
  remitted,
  handover,
  vacancy,
  unreachable,
  summary,
  receipt,
  refused,
};
