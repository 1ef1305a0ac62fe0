import { defineConfig } from 'vitest/config';

const everywhere = { testTimeout: 30_000, hookTimeout: 60_000, maxWorkers: 3 };

/** A file that leaves nothing behind in its modules need not load them all anew, which takes longer than most tests. */
const shared = { ...everywhere, isolate: false };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/store/**', 'test/e2e/**', 'test/crash/**'],
        },
      },
      { test: { ...shared, name: 'store', include: ['test/store/**/*.test.ts'] } },
      { test: { ...everywhere, name: 'crash', include: ['test/crash/**/*.test.ts'] } },
      {
        test: {
          ...shared,
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 60_000,
        },
      },
    ],
  },
});
