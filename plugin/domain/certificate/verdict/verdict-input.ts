import type { Holder } from '../../../pki/x509/ehealth-subject.ts';
import type { HolderKind } from '../../../pki/x509/identifier.ts';
import type { KeystoreFacts } from '../../../pki/pkcs12/keystore-content.ts';
import type { Environment, TrustAnchor } from '../../../pki/x509/trust-anchor.ts';
import type { Finding, KeystoreState } from '../findings/finding.ts';
import type { ProbeFacts } from '../online-status.ts';
import type { CertificateLevel } from './level.ts';

export type { Holder };

/** The holder that the profile expects; null in the command line, where no profile exists. */
export interface ExpectedHolder {
  readonly kind: HolderKind;
  /** Digits: 11 (person), 8 (group), 10 (company). */
  readonly identifier: string;
}

/** Another keystore already loaded for the same holder, as far as the verdict needs it. */
export interface SiblingCertificate {
  readonly certificateId: string;
  readonly holderId: string;
  readonly applicationId: string | null;
  readonly environment: Environment | null;
  readonly notBefore: string;
  readonly notAfter: string;
  readonly state: KeystoreState;
  /**
   * Of a renewal made here that waits for its activation: `before`, the certificate whose place the judged one takes; `after`, the one
   * that takes the place of the judged one. null: they have nothing to do with each other.
   */
  readonly succession: 'before' | 'after' | null;
}

/** Everything the verdict rests on. Facts and settings only; the instant comes apart. */
export interface VerdictInput {
  readonly facts: KeystoreFacts;
  readonly fileName: string;
  readonly anchors: readonly TrustAnchor[];
  /** Environment the plugin works for; null: any (command line without --environment). */
  readonly environment: Environment | null;
  readonly expected: ExpectedHolder | null;
  readonly siblings: readonly SiblingCertificate[];
  readonly renewalWindowDays: number;
  /** What eHealth's services said; {@link noProbes} in the command line and for a file not stored yet. */
  readonly probes: ProbeFacts;
}

export interface EncryptionKey {
  /** Decimal; null for an encryption key without a certificate to name it. */
  readonly serialNumber: string | null;
  /** Belongs to the authentication certificate in the file; false: an older one, decrypt-only. */
  readonly current: boolean;
}

export interface Verdict {
  readonly state: KeystoreState;
  readonly holder: Holder | null;
  readonly environment: Environment | null;
  /** True when only the file name shows the environment (a placeholder has no issuer). */
  readonly environmentSupposed: boolean;
  /** Of the authentication certificate; null when there is none. ISO 8601 UTC. */
  readonly validity: { readonly notBefore: string; readonly notAfter: string } | null;
  readonly issuer: string | null;
  /** SHA-256 fingerprint of the authentication certificate, or of the only certificate there is. */
  readonly fingerprint: string | null;
  readonly encryptionKeys: readonly EncryptionKey[];
  /** Gravest first. */
  readonly findings: readonly Finding[];
  /** From the findings: may a session be opened, messages be decrypted, a renewal be asked, at this instant? */
  readonly works: {
    readonly session: boolean;
    readonly decryption: boolean;
    readonly renewal: boolean;
  };
  /** Traffic light for badges: red, orange, green. */
  readonly level: CertificateLevel;
}
