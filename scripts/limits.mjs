/**
 * How long each step of CI may take, in seconds: one and a half to four times what it takes on two idle cores. Their sum is below the forty
 * minutes after which `.ci/run` has ended, even if a process hangs (test/scripts/limits.test.ts).
 */
export const limits = {
  packages: 160,
  newerSqlite: 60,
  packageLists: 60,
  systemPackages: 200,
  checks: { tsc: 60, eslint: 120, prettier: 45, depcruise: 45, knip: 45, rooms: 15 },
  build: 60,
  /** By project of vitest.config.ts; all but `matrix`, which `npm run test:matrix` runs. */
  tests: { unit: 400, system: 180, faults: 200, browser: 300, card: 440 },
};
