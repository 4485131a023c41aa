import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';

/*
 * Files that only their owner may read. Windows has no such modes: there the folder's rights decide.
 */

/** Creates an empty file, mode 0600. Throws EEXIST rather than touch one that is there. */
export function createPrivateFile(path: string): void {
  closeSync(openSync(path, 'wx', 0o600));
}

/**
 * Writes a whole file, mode 0600, so that a reader sees the old content or the new one and a kill leaves one of both.
 * With `exclusive` an existing file stays and EEXIST is thrown, also when two processes write at once.
 */
export function writePrivateFile(
  path: string,
  content: string,
  options: { readonly exclusive: boolean },
): void {
  const partial = `${path}.${randomUUID()}.partial`;
  const file = openSync(partial, 'wx', 0o600);
  try {
    try {
      writeSync(file, content);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    // A link fails where a rename would silently replace
    if (options.exclusive) linkSync(partial, path);
    else renameSync(partial, path);
  } finally {
    rmSync(partial, { force: true });
  }
}
