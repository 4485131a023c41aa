import { existsSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

/**
 * Looks up a program of the system that tests drive for real, or a library by its path. Where it is missing the tests that need
 * it are skipped by name; in CI a missing one is a failure, because there it could have been installed.
 */
export function systemPart(part: string): { readonly missing: boolean; readonly path: string } {
  const candidates = isAbsolute(part)
    ? [part]
    : [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin'].map((folder) =>
        join(folder, part),
      );
  const found = candidates.find((path) => existsSync(path));
  if (found === undefined && process.env['CI'] === 'true') {
    throw new Error(`${part} is missing, and in CI its tests may not be skipped`);
  }
  return { missing: found === undefined, path: found ?? part };
}

/** Java's keytool; tools/keytool runs it. */
export const keytool = systemPart('keytool');
