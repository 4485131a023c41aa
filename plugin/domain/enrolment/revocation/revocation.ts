import type {
  RevocationContract,
  RevocationReason,
} from '../../../ehealth/registration/cert-ra/contract.ts';
import type { Holder } from '../../../pki/x509/ehealth-subject.ts';
import type { Person } from '../../audit/audit.ts';
import type { Agreement, EnrolmentProblem } from '../enrolment.ts';

/**
 * Where a revocation is. Each state is written down before what follows it leaves this machine:
 *
 * - `contract`: the holder reads the contract and signs. Nothing is at eHealth.
 * - `submitting`: the signed request may have left. Only eHealth knows whether it arrived.
 * - `done`: eHealth has revoked the certificate, and its file opens no session here.
 * - `abandoned`: given up before it was signed.
 */
export const revocationStates = ['contract', 'submitting', 'done', 'abandoned'] as const;
export type RevocationState = (typeof revocationStates)[number];

/** A certificate that its holder ends before its time. */
export interface Revocation {
  readonly id: string;
  readonly practiceId: string;
  /** Whose card signs. */
  readonly userId: string;
  readonly state: RevocationState;
  readonly reason: RevocationReason;
  /** Of the file on the profile; null where there is none, such as for a lost file. */
  readonly certificateId: string | null;
  /** SHA-1 of the public key, upper-case hex: how eHealth knows the certificate. */
  readonly publicKeyIdentifier: string;
  /** As the contract names it. */
  readonly holder: Holder;
  readonly startedBy: Person;
  readonly startedAt: Date;
  readonly changedAt: Date;
  readonly endedAt: Date | null;
  readonly contract: RevocationContract;
  readonly agreement: Agreement | null;
  /** DER of the certificate and of its issuer, base64; empty where eHealth did not give it. */
  readonly chain: readonly string[];
  /** Serial number of its encryption certificate, decimal, where the depot served that one before; else null. */
  readonly tokenSerial: string | null;
  readonly submittedAt: Date | null;
  /** When eHealth is asked again; null: a person has to act first. */
  readonly nextAt: Date | null;
  /** Questions without an answer, in a row. */
  readonly failures: number;
  readonly problem: EnrolmentProblem | null;
  /** Counts changes: who changes an older one is refused. */
  readonly version: number;
}

export const isRevocationEnded = ({ state }: Pick<Revocation, 'state'>): boolean =>
  state === 'done' || state === 'abandoned';
