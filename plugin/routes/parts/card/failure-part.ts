import type { PluginErrorCode } from '../../../errors.ts';
import type { CardView } from '../../../domain/session/service.ts';
import type { FallbackReason } from '../../../domain/session/session.ts';

/** What is in the way, as a person points at it. */
export type FailurePart = 'card' | 'reader' | 'certificate' | 'rights' | 'computer' | 'ehealth';

/** Who can do something about it. */
export type FailureActor = 'you' | 'municipality' | 'manager' | 'support' | 'ehealth';

export interface Failure {
  readonly part: FailurePart;
  readonly who: FailureActor;
}

const failure = (part: FailurePart, who: FailureActor): Failure => ({ part, who });

/** Without what a person only mistyped, or has to wait for: there the message says all. */
const failures: Partial<Record<PluginErrorCode, Failure>> = {
  ERR_KEYSTORE_UNSUPPORTED: failure('certificate', 'you'),
  ERR_KEYSTORE_DAMAGED: failure('certificate', 'you'),
  ERR_KEYSTORE_NOT_PKCS12: failure('certificate', 'you'),
  ERR_KEYSTORE_TOO_COSTLY: failure('certificate', 'you'),
  ERR_KEYSTORE_TOO_LARGE: failure('certificate', 'you'),
  ERR_KEYSTORE_NOT_REWRITABLE: failure('certificate', 'you'),
  ERR_SESSION_BLOCKED: failure('certificate', 'you'),
  ERR_STS_CREDENTIAL: failure('certificate', 'you'),
  ERR_STS_NOT_AUTHENTICATED: failure('certificate', 'you'),
  ERR_QUALITY_NONE: failure('rights', 'manager'),
  ERR_CLAIM_MISMATCH: failure('rights', 'manager'),
  ERR_MODE_DISABLED: failure('rights', 'manager'),
  ERR_FALLBACK_STOPPED: failure('rights', 'manager'),
  ERR_STS_DENIED: failure('rights', 'you'),
  ERR_STS_NOT_ALLOWED: failure('rights', 'you'),
  ERR_CARD_NONE: failure('card', 'you'),
  ERR_CARD_SEVERAL: failure('card', 'you'),
  ERR_CARD_OTHER_PERSON: failure('card', 'you'),
  ERR_CARD_REMOVED: failure('card', 'you'),
  ERR_CARD_NOT_EID: failure('card', 'you'),
  ERR_CARD_UNREADABLE: failure('card', 'you'),
  ERR_CARD_FAULT: failure('card', 'you'),
  ERR_CARD_EXPIRED: failure('card', 'municipality'),
  ERR_CARD_NOT_YET_VALID: failure('card', 'municipality'),
  ERR_CARD_NO_CERTIFICATE: failure('card', 'municipality'),
  ERR_CARD_NO_SIGNATURE: failure('card', 'municipality'),
  ERR_CARD_SIGNATURE_INACTIVE: failure('card', 'municipality'),
  ERR_CARD_IDENTITY_UNPROVED: failure('card', 'municipality'),
  ERR_PIN_BLOCKED: failure('card', 'municipality'),
  ERR_CARD_LEFT_OPEN: failure('computer', 'you'),
  ERR_READER_NONE: failure('reader', 'you'),
  ERR_READER_SERVICE: failure('computer', 'support'),
  ERR_READER_SUPPORT_MISSING: failure('computer', 'support'),
  ERR_MIDDLEWARE_MISSING: failure('computer', 'support'),
  ERR_MIDDLEWARE_OLD: failure('computer', 'support'),
  ERR_STS_NOT_CONFIGURED: failure('computer', 'support'),
  ERR_STS_CLOCK: failure('computer', 'support'),
  ERR_STS_MALFORMED: failure('ehealth', 'support'),
  ERR_STS_TOKEN_REFUSED: failure('ehealth', 'support'),
  ERR_STS_SIGNER_UNKNOWN: failure('ehealth', 'support'),
  ERR_STS_UNREACHABLE: failure('ehealth', 'ehealth'),
  ERR_STS_TIMEOUT: failure('ehealth', 'ehealth'),
  ERR_STS_UNAVAILABLE: failure('ehealth', 'ehealth'),
  ERR_STS_FAULT: failure('ehealth', 'ehealth'),
  ERR_STS_ANSWER: failure('ehealth', 'ehealth'),
};

export function failureOf(code: PluginErrorCode): Failure | null {
  return failures[code] ?? null;
}

/** Whether only the way with the card failed: certificate, rights and eHealth serve the fallback too. */
export function isOfCardWay(code: PluginErrorCode): boolean {
  return /^ERR_(CARD|READER|MIDDLEWARE|PIN)_/.test(code);
}

/** The reason of a fallback that this failure already gives; null where only the person knows it. */
export function reasonOf(code: PluginErrorCode): FallbackReason | null {
  if (!isOfCardWay(code)) return null;
  const part = failures[code]?.part;
  if (part === 'reader') return 'reader-fault';
  if (part === 'computer') return 'software-fault';
  return cardFaults.has(code) ? 'card-fault' : null;
}

const cardFaults: ReadonlySet<PluginErrorCode> = new Set([
  'ERR_CARD_UNREADABLE',
  'ERR_CARD_FAULT',
  'ERR_CARD_EXPIRED',
  'ERR_CARD_NOT_YET_VALID',
  'ERR_CARD_NO_CERTIFICATE',
  'ERR_CARD_IDENTITY_UNPROVED',
  'ERR_PIN_BLOCKED',
]);

/** The same for a card that never became ready. */
export function reasonOfCard(view: CardView): FallbackReason | null {
  switch (view.kind) {
    case 'expired':
    case 'unusable':
      return 'card-fault';
    case 'unavailable':
      return 'software-fault';
    case 'ready':
      return view.card.triesLeft === 0 ? 'card-fault' : null;
    default:
      return null;
  }
}
