import type { KeyObject } from 'node:crypto';
import type { X509Facts } from '../../pki/x509/certificate-facts.ts';
import type { TrustAnchor } from '../../pki/x509/trust-anchor.ts';
import type { SealedRecipient } from './envelope.ts';
import { sealLevels } from './problem.ts';
import type { FatalProblem, SealError, SealLevel, SealWarning } from './problem.ts';

/** A private key of an encryption certificate. */
export interface DecryptionKey {
  /** Of the certificate, unsigned decimal: the alias in the keystore. */
  readonly serialNumber: string;
  readonly privateKey: KeyObject;
}

export interface UnsealOptions {
  /** All that the holder ever had: an old letter is sealed for an old key. */
  readonly keys: readonly DecryptionKey[];
  /** Authorities of signers; of these, the issuing ones count. */
  readonly anchors: readonly TrustAnchor[];
  readonly now: Date;
  /**
   * The worst level whose content is given, as `flaggedContent`: a person has seen the warning and wants to read it all the same.
   * `verified` by default: no such content is in the verdict.
   */
  readonly reveal?: Exclude<SealLevel, 'unreadable'>;
}

/** Who signed. Certain only at the level `verified`. */
export interface SealSigner {
  readonly certificate: X509Facts;
  /** DER of its issuer on the path to a trusted authority, for questions about revocation; null without a path. */
  readonly issuer: Uint8Array | null;
}

/** What a sealed message is worth. Plain data. */
export interface UnsealVerdict {
  readonly level: SealLevel;
  /** What the sender wrote; null at any other level than `verified`. In a buffer of its own. */
  readonly content: Uint8Array<ArrayBuffer> | null;
  /** What was in a message of another level, where the caller asked for it: {@link UnsealOptions.reveal}. */
  readonly flaggedContent: Uint8Array<ArrayBuffer> | null;
  readonly fatal: FatalProblem | null;
  readonly errors: readonly SealError[];
  readonly warnings: readonly SealWarning[];
  readonly signer: SealSigner | null;
  /** As the outer layer says. */
  readonly signingTime: Date | null;
  /** Those named in the envelope; empty when the reading did not get there. */
  readonly recipients: readonly SealedRecipient[];
  /** The serial number of the key that opened it; null: none did. */
  readonly openedBy: string | null;
}

/** Whether a caller who asks for content down to a level gets that of another one. */
export function reveals(reveal: UnsealOptions['reveal'], level: SealLevel): boolean {
  return (
    level !== 'unreadable' && sealLevels.indexOf(level) <= sealLevels.indexOf(reveal ?? 'verified')
  );
}
