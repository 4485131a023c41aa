import type { SignedPartChoice } from '../../ehealth/soap/security-header.ts';
import type { TimeStamp } from '../../pki/timestamp/time-stamp-token.ts';
import type { CertificateReference } from '../../ehealth/xades/qualifying-properties.ts';
import type { SignaturePlacement, SignedContentKind } from '../../ehealth/xades/signed-document.ts';
import type { Actor } from '../practice/actor.ts';
import type { SessionSelect } from './session.ts';

/*
 * What the host has signed: its SOAP calls, in the three ways that eHealth's services ask for, and documents. Every function takes the actor and
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

/** XAdES without a time stamp, or with one over the signature. */
export const documentForms = ['xades-bes', 'xades-t'] as const;
export type DocumentForm = (typeof documentForms)[number];

export interface DocumentSigning extends SessionSelect {
  /** 'xades-bes' by default. */
  readonly form?: DocumentForm | undefined;
  /** 'enveloped' (by default): the document comes back with the signature in it; 'detached': the signature alone. */
  readonly placement?: SignaturePlacement | undefined;
  /** 'xml' by default; what is in base64 is signed detached. */
  readonly content?: SignedContentKind | undefined;
  /** Of the element that is signed; the whole document when absent. */
  readonly elementId?: string | undefined;
  /** 'v2' by default; 'v1' where the reader is as old as eHealth's connector. */
  readonly certificateReference?: CertificateReference | undefined;
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
  /**
   * Signs an XML document with the session's key by XAdES (ETSI EN 319 132-1; TS 101 903). ERR_SESSION_NONE, ERR_DOCUMENT_INVALID with
   * params.problem, and for XAdES-T the errors of {@link timeStamp}. The user or the service.
   */
  signDocument(
    actor: Actor,
    userId: string,
    document: string,
    request?: DocumentSigning,
  ): Promise<string>;
  /**
   * A time stamp of eHealth's authority over a SHA-256 digest, checked (RFC 3161). ERR_SESSION_NONE, ERR_TIMESTAMP_…. The user or
   * the service.
   */
  timeStamp(
    actor: Actor,
    userId: string,
    digest: Uint8Array,
    select?: SessionSelect,
  ): Promise<TimeStamp>;
}
