import type { RevocationReason } from '../../../ehealth/registration/cert-ra/contract.ts';
import type { CertificateInfo } from '../../../ehealth/registration/certificate-info-reader.ts';
import type { JudgedCertificate } from '../../certificate/service.ts';
import type { Actor } from '../../practice/actor.ts';
import type { SignaturePin } from '../../signature/signature-key.ts';
import type { SignRequest } from '../service.ts';
import type { Revocation } from './revocation.ts';

/** What a revocation made now would end. */
export interface RevocationOffer {
  readonly certificate: JudgedCertificate;
  /** Of this certificate, open now: they end with it. */
  readonly sessions: number;
  /** One that runs already. */
  readonly running: Revocation | null;
}

/** Of a file on the profile, or of a certificate that eHealth listed: the file is lost. */
export type RevokedCertificate =
  { readonly certificateId: string } | { readonly publicKeyIdentifier: string };

/**
 * What screens, JSON API and host call. The person on whose profile the certificate is acts; their card signs. Who manages the practice
 * sees it.
 */
export interface RevocationServices {
  offer(actor: Actor, certificateId: string): Promise<RevocationOffer>;
  /**
   * The certificates that eHealth has of the actor and of their organisations, for who lost a file: asked with the card's authentication
   * key and its PIN (registration.md section 6.8). ERR_PIN_…, ERR_CARD_…, ERR_REGISTRATION_….
   */
  certificatesOf(actor: Actor, given: SignaturePin): Promise<readonly CertificateInfo[]>;
  /** Those that run, and those that ended in the last 30 days; newest first. */
  forUser(actor: Actor, userId: string): Promise<readonly Revocation[]>;
  find(actor: Actor, id: string): Promise<Revocation>;
  /** Asks eHealth for the contract. Nothing is signed. ERR_ENROLMENT_RUNNING, ERR_CARD_…, ERR_REGISTRATION_…. */
  begin(actor: Actor, of: RevokedCertificate, reason: RevocationReason): Promise<Revocation>;
  /**
   * Has the contract signed by the card's signature key, once, and sends it. ERR_PIN_…, ERR_CARD_…, ERR_REGISTRATION_…; after a
   * signature the certificate may be revoked although no answer came: its state says so.
   */
  sign(actor: Actor, id: string, request: SignRequest): Promise<Revocation>;
  /**
   * Asks eHealth whether a request without an answer arrived. With a PIN, of the authentication key, eHealth's register is asked, which
   * knows for certain; without one the depot and the issuer's revocation service.
   */
  settle(actor: Actor, id: string, given: SignaturePin | null): Promise<Revocation>;
  /** Gives up what was not signed. ERR_ENROLMENT_STATE for a later one. */
  abandon(actor: Actor, id: string): Promise<void>;
}

/** eHealth revoked a certificate by this practice's request. */
export interface RevocationEvent {
  readonly type: 'enrolment.revoked';
  readonly at: Date;
  readonly practiceId: string;
  readonly userId: string;
  readonly revocationId: string;
  /** null: its file is not here. */
  readonly certificateId: string | null;
  readonly reason: RevocationReason;
}
