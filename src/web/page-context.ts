import type { Context } from 'hono';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Organisation } from '../domain/organisation.ts';
import type { Instant, LocalDate } from '../domain/time.ts';
import type { Viewer } from './viewer.ts';
import type { WebServices } from './web-services.ts';

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** What every page is given: who asks, when, and of which organisation. */
export type PageContext = {
  readonly services: WebServices;
  readonly viewer: Viewer;
  readonly now: Instant;
  /** The clock's local date in the municipality's zone. */
  readonly today: LocalDate;
  readonly timezone: string;
  readonly organisation: Organisation;
  readonly http: Context;
};

/** A page for who is signed in. Says no by throwing a `WebError`. */
export type Page = (context: PageContext) => Promise<Html | Response>;
