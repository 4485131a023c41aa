/*
 * What can be wrong with a sealed message, by the names of eHealth's own library (mailbox.md 16); those that it does not have are marked.
 * Sentences and remedies: i18n, under `seal.<code>`.
 */

/** Nothing can be read. */
export const fatalProblems = [
  'OUTER_SIGNED_DATA_STRUCTURE_INCORRECT',
  'OUTER_SIGNED_DATA_CONTENT_MISSING',
  'MESSAGE_OUTER_SIGNED_PART_HAS_NO_SIGNER_INFORMATION',
  'MESSAGE_OUTER_SIGNED_PART_HAS_MORE_THAN_ONE_SIGNER_INFORMATION',
  'ENVELOPED_DATA_STRUCTURE_INCORRECT',
  'ENVELOPED_DATA_CONTAINS_NO_KEYTRANSRECIPIENTINFOS',
  'DECRYPTION_PRIVATE_KEY_NOT_FOUND',
  'INNER_SIGNED_DATA_STRUCTURE_INCORRECT',
  'INNER_SIGNED_DATA_CONTENT_MISSING',
  'MESSAGE_INNER_SIGNED_PART_HAS_NO_SIGNER_INFORMATION',
  'MESSAGE_INNER_SIGNED_PART_HAS_MORE_THAN_ONE_SIGNER_INFORMATION',
  /** Ours: larger than any letter, or of more recipients. */
  'MESSAGE_TOO_LARGE',
] as const;
export type FatalProblem = (typeof fatalProblems)[number];

/** What can be wrong with the signature of a layer, or with the certificate of its signer. */
export const layerProblems = [
  'SIGNATURE_DIGEST_ALGORITHM_UNAUTHORIZED',
  'SIGNATURE_ALGORITHM_UNAUTHORIZED',
  'SIGNATURE_KEY_LENGTH_UNAUTHORIZED',
  'SIGNATURE_COULD_NOT_BE_VERIFIED',
  'CERTIFICATE_EXPIRED',
  'CERTIFICATE_NOT_YET_VALID',
  'CERTIFICATE_REVOKED',
  'CERTIFICATE_STATUS_UNKNOWN',
  'CERTIFICATE_HAS_INVALID_KEYUSAGE',
  'CERTIFICATE_CHAIN_NOT_TRUSTED',
] as const;
export type LayerProblem = (typeof layerProblems)[number];
export type LayerName = 'OUTER' | 'INNER';

/** The content could be read, and must not be taken for what the sender wrote. */
export type SealError =
  | `${LayerName}_${LayerProblem}`
  | 'OUTER_SIGNATURE_DOES_NOT_MATCH_AUTHENTICATION_CERTIFICATE'
  | 'INNER_SIGNATURE_DOES_NOT_MATCH_SIGNATURE_CERTIFICATE'
  | 'OUTER_CERTIFICATE_EXPECTED_BUT_NOT_PRESENT'
  | 'DECRYPTION_SYMMETRIC_KEY_ALGORITHM_UNAUTHORIZED'
  | 'DECRYPTION_ASYMMETRIC_KEY_ALGORITHM_UNAUTHORIZED'
  | 'MESSAGE_INTEGRITY_INVALID';

export const sealErrors: readonly SealError[] = [
  ...(['OUTER', 'INNER'] as const).flatMap((layer) =>
    layerProblems.map((problem) => `${layer}_${problem}` as const),
  ),
  'OUTER_SIGNATURE_DOES_NOT_MATCH_AUTHENTICATION_CERTIFICATE',
  'INNER_SIGNATURE_DOES_NOT_MATCH_SIGNATURE_CERTIFICATE',
  'OUTER_CERTIFICATE_EXPECTED_BUT_NOT_PRESENT',
  'DECRYPTION_SYMMETRIC_KEY_ALGORITHM_UNAUTHORIZED',
  'DECRYPTION_ASYMMETRIC_KEY_ALGORITHM_UNAUTHORIZED',
  'MESSAGE_INTEGRITY_INVALID',
];

/** Nothing to refuse a message for: every letter of more than some minutes has SIGNING_TIME_EXPIRED. */
export const sealWarnings = ['SIGNING_TIME_MISSING', 'SIGNING_TIME_EXPIRED'] as const;
export type SealWarning = (typeof sealWarnings)[number];

/**
 * How far a message is believed, best first: every check passed; all but the chain or the status of the sender's certificate, which could
 * not be checked; some check failed; no text at all.
 */
export const sealLevels = ['verified', 'senderUnchecked', 'notVerified', 'unreadable'] as const;
export type SealLevel = (typeof sealLevels)[number];

const senderProblems: ReadonlySet<SealError> = new Set([
  'OUTER_CERTIFICATE_CHAIN_NOT_TRUSTED',
  'INNER_CERTIFICATE_CHAIN_NOT_TRUSTED',
  'OUTER_CERTIFICATE_STATUS_UNKNOWN',
  'INNER_CERTIFICATE_STATUS_UNKNOWN',
]);

/** `isReadable`: there is content, and it is what was signed, by its signer's own digest. */
export function levelOf(errors: readonly SealError[], isReadable: boolean): SealLevel {
  if (!isReadable) return 'unreadable';
  if (errors.length === 0) return 'verified';
  return errors.every((error) => senderProblems.has(error)) ? 'senderUnchecked' : 'notVerified';
}

/** Ends the reading of a message. Never leaves this folder. */
export class FatalSealError extends Error {
  readonly problem: FatalProblem;

  constructor(problem: FatalProblem) {
    super(problem);
    this.problem = problem;
  }
}
