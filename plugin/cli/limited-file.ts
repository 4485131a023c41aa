import { closeSync, openSync, readSync } from 'node:fs';
import { PluginError } from '../errors.ts';

/**
 * A file's bytes, `limit` and one more at most: never more is read into memory, also from a film, a device or a pipe.
 * Throws ERR_FILE_MISSING.
 */
export function readLimited(path: string, limit: number): Uint8Array {
  const buffer = Buffer.alloc(limit + 1);
  let length = 0;
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, 'r');
    for (let read = -1; read !== 0 && length <= limit; length += read) {
      read = readSync(descriptor, buffer, length, buffer.length - length, null);
    }
  } catch (error) {
    throw new PluginError('ERR_FILE_MISSING', `cannot read ${path}`, { cause: error });
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
  return buffer.subarray(0, length);
}
