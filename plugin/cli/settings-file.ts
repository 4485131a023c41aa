import { readFileSync } from 'node:fs';
import { PluginError } from '../errors.ts';
import { decodeText } from '../text-encoding.ts';
import { requirePrivate, secretsInClear } from '../settings/secret.ts';

/**
 * A settings file as JSON, in any encoding that `decodeText` knows; what is in it is the caller's to check. Throws ERR_SETTINGS_INVALID, and ERR_SETTINGS_UNSAFE when it
 * holds a secret in clear and other accounts may read it.
 */
export function readSettingsFile(path: string): unknown {
  let text: string;
  try {
    text = decodeText(readFileSync(path));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw unreadable(
      path,
      code === 'ENOENT' ? 'the file does not exist' : `cannot be read: ${code}`,
    );
  }
  let settings: unknown;
  try {
    settings = JSON.parse(text);
  } catch {
    // No cause: JSON.parse quotes what it read, and settings may hold a secret
    throw unreadable(path, 'is not JSON');
  }
  if (secretsInClear(settings).length > 0) requirePrivate(path);
  return settings;
}

function unreadable(path: string, problem: string): PluginError {
  return new PluginError('ERR_SETTINGS_INVALID', `invalid settings: ${path}: ${problem}`, {
    params: { path, problem },
  });
}
