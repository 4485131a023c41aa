import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * Looks up a program of the system that tests drive for real. Where it is missing the tests that need it are skipped by
 * name; in CI a missing one is a failure, because there it could have been installed.
 */
export function systemPart(program: string): { readonly missing: boolean; readonly path: string } {
  const found = (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, program))
    .find((path) => existsSync(path));
  if (found === undefined && process.env['CI'] === 'true') {
    throw new Error(`${program} is missing, and in CI its tests may not be skipped`);
  }
  return { missing: found === undefined, path: found ?? program };
}
