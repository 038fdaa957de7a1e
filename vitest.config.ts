import { defineConfig } from 'vitest/config';

/** Tests that need nothing but themselves; every other folder gets PostgreSQL and Temporal. */
const ALONE = ['domain', 'contract', 'text', 'email', 'documents', 'golden', 'architecture'];

export default defineConfig({
  test: {
    projects: [
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
          exclude: [...ALONE, 'browser'].map((folder) => `tests/${folder}/**`),
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
