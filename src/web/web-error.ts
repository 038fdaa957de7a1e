import type { Problem } from '../contract/api/problem-schema.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { WEB_ERROR_TEXTS } from '../text/web-errors.ts';

/** Every way the web says no before a click is judged; the stable last part of a problem's `type`. */
export type WebErrorCode = keyof typeof WEB_ERROR_TEXTS;

export const WEB_ERROR_STATUS = {
  'not-signed-in': 401,
  'not-allowed': 403,
  'not-found': 404,
  'other-method': 405,
  'form-expired': 403,
  'foreign-origin': 403,
  'other-host': 421,
  'other-type': 415,
  'too-large': 413,
  'too-many-requests': 429,
  malformed: 400,
  'old-page': 409,
  refused: 409,
  incomplete: 409,
  unavailable: 503,
  internal: 500,
} as const satisfies Readonly<Record<WebErrorCode, number>>;

export type RequestFault = NonNullable<Problem['faults']>[number];

export type WebErrorDetails = {
  readonly refusal?: Refusal;
  readonly sentence?: string;
  readonly faults?: readonly RequestFault[];
  readonly missing?: readonly string[];
  /** Further members of the problem document. */
  readonly more?: Pick<Problem, 'intent' | 'theirs'>;
};

/** A request that is answered with a page (or a problem document) saying why it cannot be. */
export class WebError extends Error {
  readonly code: WebErrorCode;
  /** Which rule of the charts forbids it, where one does. */
  readonly refusal: Refusal | undefined;
  /** A Swedish sentence more exact than the code's own. */
  readonly sentence: string | undefined;
  readonly faults: readonly RequestFault[];
  /** Sections, steps or plans that are in the way. */
  readonly missing: readonly string[];
  readonly more: WebErrorDetails['more'];

  constructor(code: WebErrorCode, more: WebErrorDetails = {}) {
    super(code);
    this.name = 'WebError';
    this.code = code;
    this.refusal = more.refusal;
    this.sentence = more.sentence;
    this.faults = more.faults ?? [];
    this.missing = more.missing ?? [];
    this.more = more.more;
  }
}
