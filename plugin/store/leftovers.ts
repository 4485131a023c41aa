import { readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { MasterKeySetting } from './sealing/master-key.ts';

/** A file of a write that goes on is younger than this, in milliseconds. */
const writeTakesAtMost = 60_000;

/**
 * Removes what a start that was killed has left: half-written key files, each a second name of a key, half-written copies of the
 * database and of its mark, and, where no start has ever ended well, whole copies too, which hold nothing. What cannot be removed stays.
 */
export function removeLeftovers(
  databasePath: string,
  masterKeys: MasterKeySetting,
  neverStarted: boolean,
): void {
  if (masterKeys.source === 'file') {
    // With a second name the key is in use already: its writer only had to remove this one
    removeFiles(masterKeys.path, /^\.[\da-f-]{36}\.partial$/, (nlink) => nlink > 1);
  }
  removeFiles(databasePath, /^\.before-[\w-]+\.backup\.partial$/, () => false);
  removeFiles(databasePath, /^\.mark\.[\da-f-]{36}\.partial$/, () => false);
  if (neverStarted) removeFiles(databasePath, /^\.before-[\w-]+\.backup$/, () => true);
}

/** Removes files next to `path` that have its name and a rest; young ones only when `evenYoung`. */
function removeFiles(path: string, rest: RegExp, evenYoung: (nlink: number) => boolean): void {
  const folder = dirname(resolve(path));
  const name = basename(path);
  for (const found of readFolder(folder)) {
    if (!found.startsWith(name) || !rest.test(found.slice(name.length))) continue;
    try {
      const file = join(folder, found);
      const { nlink, mtimeMs } = statSync(file);
      if (evenYoung(nlink) || Date.now() - mtimeMs > writeTakesAtMost) rmSync(file);
    } catch {
      // Another process was faster, or the folder is not ours to write to
    }
  }
}

function readFolder(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
