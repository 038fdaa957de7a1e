import type { CycleFault } from '../../domain/timetable/cycle-fault.ts';

/** A fault with the file and the line it stands on, counted from 1; null where the whole file is meant. */
export type LocatedFault = CycleFault & { readonly file: string; readonly line: number | null };
