import { defineConfig } from 'vitest/config';

/** Tests that need nothing but themselves; every other folder gets PostgreSQL and Temporal. */
const ALONE = ['domain', 'contract', 'text', 'email', 'documents', 'golden', 'architecture'];

/** `npm run test:server` alone has a production Temporal server to test on. */
const PRODUCTION = {
  test: {
    name: 'production',
    include: ['tests/production/**/*.test.ts'],
    testTimeout: 3_600_000,
    hookTimeout: 120_000,
  },
};

export default defineConfig({
  test: {
    // One file on each of two cores: the longest wait for processes rather than reckon.
    maxWorkers: 2,
    projects: [
      ...(process.env['ARSHJUL_TEMPORAL_SERVER'] ? [PRODUCTION] : []),
      {
        test: {
          name: 'domain',
          include: ALONE.map((folder) => `tests/${folder}/**/*.test.ts`),
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'server',
          include: ['tests/**/*.test.ts'],
          exclude: [...ALONE, 'browser', 'production'].map((folder) => `tests/${folder}/**`),
          globalSetup: 'tests/support/global-setup.ts',
          pool: 'forks',
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: 'tests/support/global-setup.ts',
          pool: 'forks',
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
