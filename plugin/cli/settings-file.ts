import { readFileSync } from 'node:fs';
import { PluginError } from '../errors.ts';

/** A settings file as JSON; what is in it is the caller's to check. Throws ERR_SETTINGS_INVALID. */
export function readSettingsFile(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw unreadable(
      path,
      code === 'ENOENT' ? 'the file does not exist' : `cannot be read: ${code}`,
    );
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // No cause: JSON.parse quotes what it read, and settings may hold a secret
    throw unreadable(path, 'is not JSON');
  }
}

function unreadable(path: string, problem: string): PluginError {
  return new PluginError('ERR_SETTINGS_INVALID', `invalid settings: ${path}: ${problem}`, {
    params: { path, problem },
  });
}
