/**
 * How long each step of CI may take, in seconds: two to four times what it takes on two idle cores. Their sum is below the forty
 * minutes after which `.ci/run` has ended, even if a process hangs (test/scripts/limits.test.ts).
 */
export const limits = {
  packages: 190,
  newerSqlite: 60,
  packageLists: 60,
  systemPackages: 240,
  checks: { tsc: 90, eslint: 240, prettier: 60, depcruise: 60, knip: 60, rooms: 15 },
  build: 60,
  /** By project of vitest.config.ts. */
  tests: { unit: 320, system: 180, faults: 180, browser: 370, card: 200 },
};
