/** The registry the worker bundles: every workflow type by its name. */
export { announceNextYear } from './announce-next-year.ts';
export { mailDispatch } from './mail-dispatch.ts';
export { plan } from './plan.ts';
export { schoolYear } from './school-year.ts';
