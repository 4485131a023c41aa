import type { Actor as RegistrationActor } from '../../ehealth/registration/actor.ts';
import type { Contract } from '../../ehealth/registration/cert-ra/contract.ts';
import type { ContactData } from '../../ehealth/registration/contact-data.ts';
import type { KeystoreFacts } from '../../pki/pkcs12/keystore-content.ts';
import type { Holder } from '../../pki/x509/ehealth-subject.ts';
import type { Person } from '../audit/audit.ts';

/**
 * `new`: a certificate where there is none. `renewal`: one next to a certificate that runs out. `completion`: a keystore whose
 * request was made elsewhere, from the first step on. `non-resident`: of a person without a Belgian card, who confirms it on the web.
 */
export const enrolmentKinds = ['new', 'renewal', 'completion', 'non-resident'] as const;
export type EnrolmentKind = (typeof enrolmentKinds)[number];

/**
 * Where a request for a certificate is (registration.md section 16). Each state is written down before what follows it leaves this
 * machine, so that after a crash it says what may have happened:
 *
 * - `contract`: the keystore is written; the holder reads the contract and signs. Nothing is at eHealth.
 * - `submitting`: the signed request may have left. Only eHealth knows whether it arrived.
 * - `waiting`: eHealth has the request; its certificate is not delivered.
 * - `delivered`: the certificate is here; its encryption token is not registered. Needs the keystore's key.
 * - `registering`: the encryption key is in the keystore; its registration may have left.
 * - `registered`: the encryption token is registered; the keystore is not on the profile yet.
 * - `to-activate`: on the profile. eHealth serves the token of the certificate before, until this one is activated.
 * - `done`, `abandoned`: the end.
 */
export const enrolmentStates = [
  'contract',
  'submitting',
  'waiting',
  'delivered',
  'registering',
  'registered',
  'to-activate',
  'done',
  'abandoned',
] as const;
export type EnrolmentState = (typeof enrolmentStates)[number];

/** Why the last step was not done, as the screen explains it; `code` is a service's own word or one of ours. */
export interface EnrolmentProblem {
  readonly at: Date;
  /**
   * `refused`: the service's decision, with its message; a person has to act. `unreachable`: asked again by itself.
   * `not-received`: eHealth does not know the request. `untrusted`: the answer does not fit what was asked.
   */
  readonly kind: 'refused' | 'unreachable' | 'not-received' | 'untrusted';
  readonly code: string;
  readonly message: string;
}

/** The contract as its holder agreed to it: what was shown, and when. */
export interface Agreement {
  readonly at: Date;
  readonly language: string;
  /** SHA-256 of the text in that language, hex. */
  readonly digest: string;
}

/** Code of the problem that the end to confirm a request has passed, and eHealth still waits for it. */
export const confirmEnded = 'CONFIRMATION_ENDED';

/** Of a request without a card: who asks, and where they confirm it. */
export interface Abroad {
  readonly person: RegistrationActor;
  /** null: eHealth's answer with it was lost. */
  readonly validationUrl: string | null;
  /** ISO 8601 UTC; null where eHealth did not say. */
  readonly confirmBefore: string | null;
}

/** A request for a certificate, from its contract to its activation. Its keystore is sealed apart. */
export interface Enrolment {
  readonly id: string;
  readonly practiceId: string;
  /** On whose profile the certificate will be. */
  readonly userId: string;
  readonly kind: EnrolmentKind;
  readonly state: EnrolmentState;
  readonly holder: Holder;
  readonly startedBy: Person;
  readonly startedAt: Date;
  readonly changedAt: Date;
  readonly endedAt: Date | null;
  /** Of the certificate that is stored at the end; of a completion, the certificate it began from. */
  readonly certificateId: string;
  /** Of the certificate that this one takes the place of. */
  readonly replaces: string | null;
  /** null for a completion: eHealth has them from its request. */
  readonly contactData: ContactData | null;
  readonly contract: Contract | null;
  readonly agreement: Agreement | null;
  /** null but for a person who does not live in Belgium. */
  readonly abroad: Abroad | null;
  /** PKCS#10, base64; null for a completion. */
  readonly request: string | null;
  /** SHA-1 of the public key, upper-case hex: the identity of the request. */
  readonly publicKeyIdentifier: string;
  /** Fingerprint of the certificate of the key in the keystore: a placeholder, then the delivered one. */
  readonly keyCertificate: string;
  /** Of the sealed keystore as it is now. */
  readonly facts: KeystoreFacts;
  readonly submittedAt: Date | null;
  /** Whether eHealth checks the request by hand; null while that is not known. */
  readonly checkedByHand: boolean | null;
  /** DER of the delivered certificate and of those above it, base64. */
  readonly chain: readonly string[];
  /** Serial number of the encryption certificate, decimal. */
  readonly encryptionSerial: string | null;
  /** Its encryption token is served only once it is activated. */
  readonly toBeActivated: boolean;
  /** The person accepted eHealth's conditions (rules.md section 5) when it was started. */
  readonly conditionsAccepted: boolean;
  /** The holder left the keys of this one file, so that it is finished while they are away. */
  readonly unattended: boolean;
  /** When its next step is due; null: a person has to act first. */
  readonly nextAt: Date | null;
  /** How often eHealth was asked since it was submitted, and failures in a row. */
  readonly questions: number;
  readonly failures: number;
  readonly problem: EnrolmentProblem | null;
  /** Counts changes: who changes an older one is refused. */
  readonly version: number;
}

export const isEnded = ({ state }: Pick<Enrolment, 'state'>): boolean =>
  state === 'done' || state === 'abandoned';

/** Two requests with the same key must not run at once. */
export const holderKey = ({ type, id, applicationId }: Holder): string =>
  JSON.stringify([type, id, applicationId ?? '']);
