import type { Environment } from '../../../pki/x509/trust-anchor.ts';
import type { KeystoreState } from '../findings/finding.ts';

/** The part of the verdict that time does not change, kept in columns so that lists sort and filter in the database. */
export interface CertificateSummary {
  readonly state: KeystoreState;
  readonly environment: Environment | null;
  /** Of the authentication certificate, ISO 8601 UTC; null when there is none. */
  readonly notBefore: string | null;
  readonly notAfter: string | null;
  readonly fingerprint: string | null;
  /** The part of the verdict that time does not change. 0: unusable; 1: partly usable; 2: works, with a warning; 3: nothing is wrong. */
  readonly staticRank: 0 | 1 | 2 | 3;
  /** Active files with the same key compete: same holder, application and environment. null: it opens no session. */
  readonly holderKey: string | null;
}
