import type { Context } from 'hono';
import { taskOfSegment, yearOfSegment } from '../routes.ts';
import type { TaskAddress } from './task-sight.ts';

/** The task that a request's address names; whether there is one is another question. */
export function addressOf(http: Context): TaskAddress {
  return {
    place: http.req.param('place') ?? '',
    year: yearOfSegment(http.req.param('year') ?? ''),
    task: taskOfSegment(http.req.param('task') ?? ''),
  };
}
