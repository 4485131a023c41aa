/**
 * How long each step of CI may take, in seconds: about four times what it takes on two idle cores, since a CI machine may be that
 * slow. A process that hangs is killed then. What keeps the whole run below its forty minutes is `leftOfRun`.
 */
export const limits = {
  packages: 300,
  newerSqlite: 120,
  packageLists: 120,
  systemPackages: 300,
  checks: { tsc: 120, eslint: 300, prettier: 120, depcruise: 120, knip: 60, rooms: 30 },
  build: 120,
  /** By project of vitest.config.ts; all but `matrix`, which `npm run test:matrix` runs. */
  tests: { unit: 700, system: 300, faults: 300, browser: 600, card: 800 },
};

/**
 * `limit` seconds, or what is left of the run when that is less, but at least one second. `.ci/run` says in RUN_ENDS_AT (seconds
 * since 1970) when the run has to end; without it the limit stays as it is.
 */
export function leftOfRun(limit, { endsAt = process.env.RUN_ENDS_AT, now = Date.now() } = {}) {
  if (endsAt === undefined || endsAt === '') return limit;
  return Math.max(1, Math.min(limit, Math.floor(Number(endsAt) - now / 1_000)));
}
