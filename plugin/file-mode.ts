import { statSync } from 'node:fs';

/**
 * The mode of a file that others than its owner may read or write, as four octal digits; null for one that only its owner may, and on
 * Windows, where the folder's rights decide. Throws as statSync does.
 */
export function unsafeMode(path: string): string | null {
  const { mode } = statSync(path);
  if (process.platform === 'win32' || (mode & 0o077) === 0) return null;
  return (mode & 0o777).toString(8).padStart(4, '0');
}
