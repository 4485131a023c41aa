import { defineConfig } from 'vitest/config';

const usesTheCardService = 'test/**/*.card.test.ts';

export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Two cores: more forks only make every keystore derivation slower
    maxWorkers: 2,
    reporters: ['default', './scripts/closing-line-reporter.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'all',
          include: ['test/**/*.test.ts'],
          exclude: [usesTheCardService],
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          // A machine runs one pcscd, so these take turns, after everything else
          name: 'card',
          include: [usesTheCardService],
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
