import type { SignedPartChoice } from '../../ehealth/soap/security-header.ts';
import type { Actor } from '../practice/actor.ts';
import type { SessionSelect } from './session.ts';

/*
 * What the host has signed: its SOAP calls, in the three ways that eHealth's services ask for. Every function takes the actor and
 * checks rights itself. Keys, assertions and passwords never go out.
 */

/** How the header of a SOAP call is made. */
export interface MessageSigning {
  /** Body and time stamp by default. */
  readonly parts?: SignedPartChoice | undefined;
  /** Whole seconds that the message is good for, 1 to 3600; 60 by default, as eHealth's own clients do. */
  readonly lifeSeconds?: number | undefined;
}

/** What proves who signs: the session's assertion, or the certificate alone (no session of eHealth's is needed for those services). */
export const signingTokens = ['saml', 'x509'] as const;
export type SigningToken = (typeof signingTokens)[number];

export interface SessionSigning extends SessionSelect, MessageSigning {
  /** 'saml' by default. */
  readonly token?: SigningToken | undefined;
}

export interface CertificateSigning extends MessageSigning {
  /** Of the keystore, as typed. */
  readonly password: string;
  /** Aborts when the client no longer waits. */
  readonly signal?: AbortSignal | undefined;
}

export interface SigningServices {
  /**
   * Adds the WS-Security header to a SOAP 1.1 envelope (sessions.md section 17): time stamp, the session's assertion or its
   * certificate, and a signature by the session's key. ERR_SESSION_NONE without a usable session, ERR_ENVELOPE_INVALID for what is
   * no envelope. The user or the service.
   */
  sign(actor: Actor, userId: string, envelope: string, request?: SessionSigning): Promise<string>;
  /**
   * The same header with the certificate alone, without any session: the keystore is opened with its password for this one
   * signature. The person themselves, with a certificate that could open a session; audited.
   */
  signWithCertificate(
    actor: Actor,
    certificateId: string,
    envelope: string,
    request: CertificateSigning,
  ): Promise<string>;
}
