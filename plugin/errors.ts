/**
 * Every stable code this plugin raises on purpose, with the HTTP status it travels with.
 *
 * The text a person reads stands in `i18n/<language>/errors.ts` under `error.<code>.message` and `error.<code>.remedy`;
 * the manual (`docs` section of README.md) lists each code. Tests keep all three in step.
 */
export const errorStatus = {
  // Reading a keystore: five answers that are never given for one another (domain rule), and their kin
  ERR_KEYSTORE_PASSWORD: 422,
  ERR_KEYSTORE_CONTENT_PASSWORD: 422,
  ERR_KEYSTORE_UNSUPPORTED: 422,
  ERR_KEYSTORE_DAMAGED: 422,
  ERR_KEYSTORE_NOT_PKCS12: 422,
  ERR_KEYSTORE_TOO_COSTLY: 422,
  ERR_KEYSTORE_TOO_LARGE: 413,
  ERR_KEYSTORE_BUSY: 503,
  // What a person asked for
  ERR_FORM_INVALID: 422,
  ERR_FILE_MISSING: 422,
  ERR_IDENTIFIER_INVALID: 422,
  ERR_DRAFT_EXPIRED: 410,
  ERR_NOT_STORABLE: 422,
  ERR_NOT_FOUND: 404,
  ERR_METHOD_NOT_ALLOWED: 405,
  ERR_CONFLICT: 409,
  // Who asks
  ERR_LAUNCH_TOKEN: 401,
  ERR_SESSION_REQUIRED: 401,
  ERR_FORBIDDEN: 403,
  ERR_CROSS_ORIGIN: 403,
  ERR_RATE_LIMITED: 429,
  // Running the plugin
  ERR_SETTINGS_INVALID: 500,
  ERR_DATABASE_UNUSABLE: 500,
  ERR_MIGRATION_EDITED: 500,
  ERR_MIGRATION_UNKNOWN: 500,
  ERR_MASTER_KEY_MISSING: 500,
  ERR_MASTER_KEY_UNSAFE: 500,
  ERR_MASTER_KEY_WRONG: 500,
  ERR_SEAL_BROKEN: 500,
  ERR_AUDIT_CHAIN_BROKEN: 500,
  ERR_BACKUP_FAILED: 500,
  ERR_BACKUP_INVALID: 500,
  ERR_UNEXPECTED: 500,
} as const;

export type PluginErrorCode = keyof typeof errorStatus;

export type ErrorParams = Readonly<Record<string, string | number>>;

/** The root of every error this plugin raises on purpose. Anything else that reaches the error page is a bug. */
export class PluginError extends Error {
  readonly code: PluginErrorCode;
  readonly status: number;
  /** Values for the translated message; never a secret, never a national number. */
  readonly params: ErrorParams;

  constructor(
    code: PluginErrorCode,
    message: string,
    options: { readonly params?: ErrorParams; readonly cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'PluginError';
    this.code = code;
    this.status = errorStatus[code];
    this.params = options.params ?? {};
  }
}

/** Narrowing for callers that treat some codes as an outcome and pass the rest on. */
export function isPluginError(error: unknown, ...codes: PluginErrorCode[]): error is PluginError {
  return error instanceof PluginError && (codes.length === 0 || codes.includes(error.code));
}
