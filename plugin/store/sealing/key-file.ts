import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { PluginError } from '../../errors.ts';
import { unsafeMode } from '../../file-mode.ts';
import type { GroupRight } from '../../file-mode.ts';
import { decodeText } from '../../text-encoding.ts';
import { writePrivateFile } from '../private-file.ts';

/** Content of a key file; `keys` maps a version to 32 bytes in base64. */
export interface KeyFileContent {
  readonly current: number;
  readonly keys: Readonly<Record<string, string>>;
}

/**
 * Writes a key file with one fresh key, unless there is one: of two processes that start at once one wins, both use its key.
 * The folder must exist. Throws ERR_MASTER_KEY_MISSING when the file cannot be written.
 */
export function createKeyFile(path: string): void {
  try {
    writeContent(path, { current: 1, keys: { '1': freshKey() } }, true);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw unusable(path, error);
  }
}

/**
 * The text of a key file; undefined when there is none. Throws ERR_MASTER_KEY_UNSAFE when more accounts may use it
 * than `unsafeMode` allows.
 */
export function readKeyFile(path: string, right?: GroupRight): string | undefined {
  try {
    const mode = unsafeMode(path, right);
    if (mode !== null) {
      throw new PluginError(
        'ERR_MASTER_KEY_UNSAFE',
        `the key file ${path} is readable by other users`,
        { params: { path, mode } },
      );
    }
    return decodeText(readFileSync(path));
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    if (error instanceof PluginError) throw error;
    throw unusable(path, error);
  }
}

/** Adds a fresh key as the new current version and keeps the others. The caller holds the lock. */
export function withFreshVersion(content: KeyFileContent): KeyFileContent {
  const current = Math.max(...Object.keys(content.keys).map(Number)) + 1;
  return { current, keys: { ...content.keys, [current]: freshKey() } };
}

/** Leaves versions out; never the current one. */
export function withoutVersions(
  content: KeyFileContent,
  versions: readonly number[],
): KeyFileContent {
  const kept = Object.entries(content.keys).filter(
    ([version]) => Number(version) === content.current || !versions.includes(Number(version)),
  );
  return { current: content.current, keys: Object.fromEntries(kept) };
}

/** Replaces a key file at once, mode 0600. */
export function replaceKeyFile(path: string, content: KeyFileContent): void {
  writeContent(path, content, false);
}

function writeContent(path: string, content: KeyFileContent, exclusive: boolean): void {
  writePrivateFile(path, `${JSON.stringify(content, null, 2)}\n`, { exclusive });
}

function unusable(path: string, cause: unknown): PluginError {
  const folder = dirname(resolve(path));
  const problem = existsSync(folder) ? codeOf(cause) : `the folder ${folder} does not exist`;
  return new PluginError('ERR_MASTER_KEY_MISSING', `cannot use the key file ${path}: ${problem}`, {
    params: { where: `file ${path}`, problem },
    cause,
  });
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : 'unreadable';
}

function freshKey(): string {
  return randomBytes(32).toString('base64');
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
