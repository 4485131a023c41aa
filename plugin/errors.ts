/**
 * Every stable code this plugin raises on purpose, with the HTTP status it travels with.
 *
 * The text for users is in `i18n/<language>/errors.ts` under `error.<code>.message` and `error.<code>.remedy`; the manual for
 * administrators, `i18n/errors-manual.md`, is made from it and lists each code. Tests keep all three in step.
 */
export const errorStatus = {
  // Reading a keystore: five mutually exclusive errors (domain rule), and related ones
  ERR_KEYSTORE_PASSWORD: 422,
  ERR_KEYSTORE_CONTENT_PASSWORD: 422,
  ERR_KEYSTORE_UNSUPPORTED: 422,
  ERR_KEYSTORE_DAMAGED: 422,
  ERR_KEYSTORE_NOT_PKCS12: 422,
  ERR_KEYSTORE_TOO_COSTLY: 422,
  ERR_KEYSTORE_TOO_LARGE: 413,
  ERR_CERTIFICATE_TOO_LARGE: 422,
  ERR_KEYSTORE_BUSY: 503,
  ERR_KEYSTORE_NOT_REWRITABLE: 422,
  ERR_PASSWORD_UNSUITABLE: 422,
  // What a person asked for
  ERR_FORM_INVALID: 422,
  ERR_FILE_MISSING: 422,
  ERR_UPLOAD_TOO_LARGE: 413,
  ERR_IDENTIFIER_INVALID: 422,
  ERR_DRAFT_EXPIRED: 410,
  ERR_NOT_STORABLE: 422,
  ERR_NOT_FOUND: 404,
  ERR_METHOD_NOT_ALLOWED: 405,
  ERR_CONFLICT: 409,
  ERR_CERTIFICATE_LOADED: 409,
  ERR_CERTIFICATE_LIMIT: 409,
  // Who asks
  ERR_LAUNCH_TOKEN: 401,
  ERR_SESSION_REQUIRED: 401,
  ERR_USER_INACTIVE: 403,
  ERR_FORBIDDEN: 403,
  ERR_CROSS_ORIGIN: 403,
  ERR_RATE_LIMITED: 429,
  // Opening and using a session
  ERR_SESSION_NONE: 409,
  ERR_SESSION_BLOCKED: 409,
  ERR_SESSION_BUSY: 409,
  ERR_SESSION_CANCELLED: 409,
  ERR_SESSION_KEY_MISSING: 422,
  ERR_LETTER_KEYS_NONE: 422,
  ERR_LETTER_RECIPIENTS: 422,
  ERR_LETTER_RECIPIENT_KEY: 422,
  ERR_LETTER_RECIPIENT_TOKEN: 422,
  ERR_LETTER_RECIPIENT_NONE: 422,
  ERR_LETTER_DEPOT: 502,
  ERR_LETTER_OWN_TOKEN: 422,
  ERR_LETTER_SENDER_CARD: 409,
  ERR_LETTER_SENDER_KEY: 422,
  ERR_LETTER_SENDER_CERTIFICATE: 422,
  ERR_LETTER_TOO_LARGE: 413,
  ERR_LETTER_BUSY: 503,
  ERR_LETTER_KEYS_MISSING: 409,
  ERR_LETTER_UNREADABLE: 422,
  ERR_QUALITY_UNFIT: 422,
  ERR_QUALITY_NONE: 422,
  ERR_FALLBACK_REASON: 422,
  ERR_FALLBACK_STOPPED: 403,
  ERR_MODE_DISABLED: 403,
  ERR_CLAIM_MISMATCH: 422,
  ERR_ENVELOPE_BUSY: 503,
  ERR_ENVELOPE_INVALID: 422,
  ERR_DOCUMENT_INVALID: 422,
  ERR_TIMESTAMP_NOT_CONFIGURED: 503,
  ERR_TIMESTAMP_UNREACHABLE: 502,
  ERR_TIMESTAMP_REFUSED: 502,
  // Asking for a certificate
  ERR_ENROLMENT_RUNNING: 409,
  ERR_ENROLMENT_TOO_EARLY: 409,
  ERR_ENROLMENT_LIMIT: 409,
  ERR_ENROLMENT_APPLICATION_TAKEN: 409,
  ERR_ENROLMENT_ELSEWHERE: 409,
  ERR_ENROLMENT_STATE: 409,
  ERR_ENROLMENT_BUSY: 409,
  ERR_ENROLMENT_PASSWORD: 422,
  ERR_ENROLMENT_PLACE: 422,
  ERR_CONTACT_DATA: 422,
  ERR_REGISTRATION_NOT_CONFIGURED: 503,
  ERR_REGISTRATION_UNREACHABLE: 502,
  ERR_REGISTRATION_REFUSED: 502,
  ERR_REGISTRATION_ANSWER: 502,
  // The mailbox (eHealthBox)
  ERR_MAILBOX_UNREACHABLE: 502,
  ERR_MAILBOX_TIMEOUT: 504,
  ERR_MAILBOX_UNAVAILABLE: 502,
  ERR_MAILBOX_ANSWER: 502,
  ERR_MAILBOX_SESSION: 409,
  ERR_MAILBOX_NOT_ALLOWED: 403,
  ERR_MAILBOX_MALFORMED: 502,
  ERR_MAILBOX_REFUSED: 502,
  ERR_MAILBOX_MESSAGE_GONE: 404,
  ERR_MAILBOX_BOX: 403,
  ERR_MAILBOX_NOT_SENDER: 409,
  ERR_MAILBOX_MOVE: 422,
  ERR_MAILBOX_LETTER_INVALID: 422,
  ERR_MAILBOX_LETTER_TOO_LARGE: 413,
  ERR_MAILBOX_RECIPIENT: 422,
  ERR_MAILBOX_ALTERED: 502,
  ERR_MAILBOX_SEND_UNCERTAIN: 504,
  // The card and its reader
  ERR_READER_SUPPORT_MISSING: 503,
  ERR_READER_SERVICE: 503,
  ERR_READER_NONE: 409,
  ERR_CARD_NONE: 409,
  ERR_CARD_SEVERAL: 409,
  ERR_CARD_UNREADABLE: 409,
  ERR_CARD_NOT_EID: 409,
  ERR_CARD_REMOVED: 409,
  ERR_CARD_BUSY: 409,
  ERR_CARD_IN_USE: 409,
  ERR_CARD_FAULT: 409,
  ERR_CARD_LEFT_OPEN: 409,
  ERR_CARD_EXPIRED: 409,
  ERR_CARD_NOT_YET_VALID: 409,
  ERR_CARD_IDENTITY_UNPROVED: 409,
  ERR_CARD_NO_CERTIFICATE: 409,
  ERR_CARD_NO_SIGNATURE: 409,
  ERR_CARD_SIGNATURE_INACTIVE: 409,
  ERR_CARD_OTHER_PERSON: 409,
  ERR_TOKEN_MISSING: 409,
  ERR_TOKEN_NO_CERTIFICATE: 409,
  ERR_TOKEN_FAULT: 409,
  ERR_TOKEN_PIN_FORMAT: 422,
  ERR_TOKEN_PIN_WRONG: 422,
  ERR_TOKEN_PIN_BLOCKED: 409,
  ERR_MIDDLEWARE_MISSING: 503,
  ERR_MIDDLEWARE_OLD: 503,
  ERR_PIN_FORMAT: 422,
  ERR_PIN_WRONG: 422,
  ERR_PIN_LAST_TRY: 422,
  ERR_PIN_BLOCKED: 409,
  ERR_PIN_CANCELLED: 422,
  ERR_PIN_TIMEOUT: 422,
  // eHealth's token service
  ERR_STS_NOT_CONFIGURED: 500,
  ERR_STS_UNREACHABLE: 502,
  ERR_STS_TIMEOUT: 504,
  ERR_STS_UNAVAILABLE: 502,
  ERR_STS_CLOCK: 502,
  ERR_STS_DENIED: 502,
  ERR_STS_CREDENTIAL: 502,
  ERR_STS_NOT_ALLOWED: 502,
  ERR_STS_NOT_AUTHENTICATED: 502,
  ERR_STS_MALFORMED: 502,
  ERR_STS_FAULT: 502,
  ERR_STS_ANSWER: 502,
  ERR_STS_TOKEN_REFUSED: 502,
  ERR_STS_SIGNER_UNKNOWN: 502,
  // Renewal, jobs, trust
  ERR_MUTE_INVALID: 422,
  ERR_PROBE_TOO_SOON: 429,
  ERR_JOB_RUNNING: 409,
  ERR_TRUST_ARCHIVE_INVALID: 422,
  ERR_TRUST_LIST_INVALID: 422,
  // Running the plugin
  ERR_SETTINGS_INVALID: 500,
  ERR_SETTINGS_UNSAFE: 500,
  ERR_DATABASE_UNUSABLE: 503,
  ERR_DATABASE_FULL: 503,
  ERR_DATABASE_READ_ONLY: 503,
  ERR_DATABASE_DAMAGED: 503,
  ERR_DATABASE_BUSY: 503,
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

/** Every code there is, in the order above. */
export const errorCodes = Object.keys(errorStatus) as PluginErrorCode[];

export type ErrorParams = Readonly<Record<string, string | number>>;

/** What another system said, kept for its help desk: shown under "details" and logged, never translated. */
export interface SupportNote {
  /** Its own code, e.g. "SOA-02002". */
  readonly code: string;
  /** Its own words, at most 500 characters. */
  readonly text: string;
  /** Finds the incident at its help desk; null when it gave none. */
  readonly ticket: string | null;
  /** Its words by language ("fr"), where it gave several; `text` is one of them. */
  readonly texts?: Readonly<Record<string, string>>;
}

/** The root of every error this plugin raises on purpose. Anything else that reaches the error page is a bug. */
export class PluginError extends Error {
  readonly code: PluginErrorCode;
  readonly status: number;
  /** Values for the translated message; never a secret, never a national number. */
  readonly params: ErrorParams;
  readonly support: SupportNote | null;
  /** A refusal that has its audit entry already. */
  readonly audited: boolean;

  constructor(
    code: PluginErrorCode,
    message: string,
    options: {
      readonly params?: ErrorParams;
      readonly support?: SupportNote;
      readonly audited?: boolean;
      readonly cause?: unknown;
    } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'PluginError';
    this.code = code;
    this.status = errorStatus[code];
    this.params = options.params ?? {};
    this.support = options.support ?? null;
    this.audited = options.audited ?? false;
  }
}

/** Narrowing for callers that treat some codes as an outcome and pass the rest on. */
export function isPluginError(error: unknown, ...codes: PluginErrorCode[]): error is PluginError {
  return error instanceof PluginError && (codes.length === 0 || codes.includes(error.code));
}
