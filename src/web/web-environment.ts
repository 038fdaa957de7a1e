import type { Viewer } from './viewer.ts';

/** What middleware leaves with a request for those that come after it. */
export type WebEnvironment = {
  Variables: {
    /** Said on error pages and in the log, so that the two can be brought together. */
    requestId: string;
    viewer?: Viewer;
  };
};
