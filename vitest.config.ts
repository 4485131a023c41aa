import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const inBrowser = 'test/browser/**/*.test.ts';
/** Every page in several looks, which takes minutes: only `npm run test:matrix` runs it. */
const matrix = 'test/browser/matrix.test.ts';
const withCardService = 'test/**/*.card.test.ts';
const faults = 'test/faults/**/*.test.ts';

/** The disk's part in a test is its time only; the faults project keeps the real disk. */
const globalSetup = './test/support/tools/scratch-folder.ts';

/** Read the heap of their process, load a library into it or count its resources. */
const inOwnProcess = [
  'test/eid/**/pin-memory.test.ts',
  'test/eid/**/*softhsm.test.ts',
  'test/ehealth/soap/transport.test.ts',
  'test/ehealth/sts/token-service.test.ts',
  'test/system/**/*.test.ts',
];

/*
 * `npm test` runs these one after the other, each within a limit (scripts/limits.mjs). `unit` and `system` together are
 * everything without browser and cards. `matrix` is not part of it.
 */
export default defineConfig({
  resolve: {
    alias: [
      {
        // As plugin/ imports it
        find: /^(\.\/|(\.\.\/)+)worker-module\.ts$/,
        replacement: fileURLToPath(import.meta.resolve('./test/support/tools/own-program.ts')),
      },
    ],
  },
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // A second, as it comes, is too short for a busy machine
    expect: { poll: { timeout: 15_000 } },
    maxWorkers: availableParallelism(),
    unstubEnvs: true,
    reporters: ['default', './scripts/progress-reporter.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          globalSetup,
          include: ['test/**/*.test.ts'],
          exclude: [inBrowser, withCardService, faults, ...inOwnProcess],
          // One process runs many files: each module is loaded once, each RSA key of the fixtures made once
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: 'system', globalSetup, include: inOwnProcess, exclude: [withCardService] },
      },
      {
        extends: true,
        test: { name: 'faults', include: [faults], testTimeout: 180_000 },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          globalSetup,
          include: [inBrowser],
          exclude: [withCardService, matrix],
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          // A machine runs one pcscd
          name: 'card',
          globalSetup,
          include: [withCardService],
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true,
        test: { name: 'matrix', globalSetup, include: [matrix], sequence: { groupOrder: 3 } },
      },
    ],
  },
});
