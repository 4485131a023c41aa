import { PluginError } from '../errors.ts';
import type { PluginErrorCode } from '../errors.ts';

/** What an operator can do about each, by the start of SQLite's code; a code that is absent here is a bug of ours. */
const codes: readonly (readonly [RegExp, PluginErrorCode])[] = [
  [/^SQLITE_FULL/, 'ERR_DATABASE_FULL'],
  [/^SQLITE_READONLY/, 'ERR_DATABASE_READ_ONLY'],
  [/^SQLITE_(CORRUPT|NOTADB)/, 'ERR_DATABASE_DAMAGED'],
  [/^SQLITE_(BUSY|LOCKED|PROTOCOL)/, 'ERR_DATABASE_BUSY'],
  [/^SQLITE_(IOERR|CANTOPEN|PERM|NOMEM)/, 'ERR_DATABASE_UNUSABLE'],
];

/**
 * The coded error of what SQLite refused because of disk, file or lock, and of a stored text that is no longer JSON: SQLite does not
 * notice every damaged page. Any other error as it is.
 */
export function storeError(error: unknown): unknown {
  if (error instanceof SyntaxError) {
    return new PluginError('ERR_DATABASE_DAMAGED', 'a stored text is not JSON', {
      params: { reason: 'JSON' },
      cause: error,
    });
  }
  if (!(error instanceof Error) || error.name !== 'SqliteError') return error;
  const reason = 'code' in error ? String(error.code) : '';
  const code = codes.find(([pattern]) => pattern.test(reason))?.[1];
  if (code === undefined) return error;
  return new PluginError(code, `the database refused: ${reason}`, {
    params: { reason },
    cause: error,
  });
}
