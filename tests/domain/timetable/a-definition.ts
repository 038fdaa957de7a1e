import type { CycleDefinition, Step } from '../../../src/domain/cycle-definition.ts';

/** A definition with three levels and two boards; steps are given as far as they matter. */
export function aDefinition(
  steps: readonly (Partial<Step> & Pick<Step, 'key' | 'due'>)[],
  rest: Partial<Omit<CycleDefinition, 'steps'>> = {},
): CycleDefinition {
  return {
    format: 1,
    name: 'Provkommunens årscykel',
    version: '1',
    municipality: '0181',
    basis: 'school-year',
    timezone: 'Europe/Stockholm',
    sendAt: '08:00',
    calendar: {
      breaks: [
        { name: 'Höstlov', isoWeek: 44 },
        { name: 'Sommar', from: { month: 7, day: 1 }, to: { month: 7, day: 31 } },
      ],
    },
    levels: [
      { key: 'municipality', title: 'Kommunnivå', responsible: 'director', approver: 'board' },
      { key: 'operation', title: 'Verksamhetsnivå', responsible: 'operationHead', approver: 'municipality' },
      { key: 'unit', title: 'Enhetsnivå', responsible: 'unitHead', approver: 'operation' },
    ],
    boards: [
      {
        key: 'later',
        title: 'Den senare',
        operations: ['forskola', 'grundskola'],
        meeting: { isoWeek: 43, in: 'end', day: 'tuesday' },
      },
      {
        key: 'earlier',
        title: 'Den tidigare',
        operations: ['gymnasieskola'],
        meeting: { month: 10, day: 20, in: 'end' },
      },
    ],
    ladders: {},
    forms: {},
    ...rest,
    steps: steps.map((step) => ({
      title: step.key,
      kind: 'report',
      level: 'unit',
      actor: 'responsible',
      perChild: false,
      perBoard: false,
      requires: [],
      ...step,
    })),
  };
}
