import type { RegistrationSettings } from './registration-settings.ts';

/*
 * Commands of the simulator's control port (JSON over HTTP on loopback), as types.
 *
 *   GET    /state      SimulatorState
 *   PUT    /settings   Partial<SimulatorSettings>
 *   PUT    /fault      FaultOrder (one per service), or null to end all
 *   PUT    /register   Register
 *   PUT    /etk        EtkOrder   (one token more, or in place of the holder's)
 *   DELETE /etk        (no tokens any more)
 *   PUT    /certificates   readonly RegisteredCertificate[]   (all that the registration authority says otherwise)
 *   PUT    /registration   Partial<RegistrationSettings>
 *   GET    /requests   readonly CertificateRequestState[]   (for certificates, since the start)
 *   PUT    /decision   RequestDecision
 *   GET    /mailbox    MailboxState
 *   PUT    /mailbox    Partial<MailboxSettings>
 *   DELETE /mailbox    (no letters, no absences any more)
 *   PUT    /letters    LetterOrder   (into one box, at once)
 *   GET    /messages   readonly ReceivedMessage[]   (the last 200)
 *   DELETE /messages
 */

/** sessions.md section 19, word for word where it has a word. */
export const faultModes = [
  // Line
  'no-answer',
  'slow',
  'reset',
  'http-503',
  'html-answer',
  // Faults
  'soa-02001',
  'soa-02002',
  'soa-01001',
  'soa-01002',
  'soa-03001',
  'fault-without-detail',
  'fault-unknown-code',
  'request-denied',
  'failed-authentication',
  'message-expired',
  'clock+90',
  'clock-90',
  // Content
  'empty-attribute',
  'false-attribute',
  'missing-attribute',
  'short-life',
  'other-context',
  'other-person',
  'no-token',
  'second-challenge',
  'challenge-always',
  'collection',
  'prefix-on-envelope',
  // Forgery and damage
  'other-hok',
  'bad-signature',
  'unsigned-assertion',
  'sha1-signature',
  'unknown-signer',
  'expired-signer',
  'two-assertions',
  'wrapped-assertion',
  'reformatted',
  'with-doctype',
  'bearer-confirmation',
  'wrong-issuer',
] as const;

export type FaultMode = (typeof faultModes)[number];

/** What else the services around certificates can do wrong: registration.md 18.9, RFC 6960, RFC 5280. */
export const probeFaultModes = [
  // Registration authority
  'status-without-detail',
  'unknown-code',
  'wrong-in-response-to',
  // The request is carried out, the answer never arrives: of both authorities, for requests that change something
  'response-lost',
  // A certificate that is delivered
  'wrong-leaf-key',
  'chain-with-root',
  'chain-missing',
  'other-environment',
  // A challenge for an encryption key
  'bad-challenge-hash',
  // Depot
  'status-500',
  'found-without-etk',
  'ber-etk',
  'bad-etk-signature',
  'other-serial',
  'etk-not-found',
  'ec-etk',
  // OCSP
  'ocsp-try-later',
  'ocsp-unknown',
  'ocsp-expired',
  'ocsp-bad-signature',
  'ocsp-other-serial',
  // Revocation list
  'crl-expired',
  'crl-bad-signature',
  'crl-other-issuer',
] as const;

/** What the mailbox can do wrong besides (mailbox.md 22). */
export const mailboxFaultModes = [
  // Answers of another make
  'code-200',
  'status-only',
  'slow-parts',
  'broken-part',
  'missing-part',
  'part-twice',
  'wrong-boundary',
  // Lists
  'new-letter-between-pages',
  'token-ends-between-pages',
  'entry-twice',
  'unknown-kind',
  'more-than-asked',
  // Lies
  'other-letter',
  'not-carried-out',
  'other-publication-id',
  'no-sent-id',
] as const;

export type AnyFaultMode =
  FaultMode | (typeof probeFaultModes)[number] | (typeof mailboxFaultModes)[number];

export const serviceNames = [
  'sts',
  'business',
  'depot',
  'certra',
  'etkra',
  'timestamp',
  'ocsp',
  'crl',
  // eHealthBox
  'consultation',
  'publication',
] as const;

export type ServiceName = (typeof serviceNames)[number];

export interface FaultOrder {
  readonly mode: AnyFaultMode;
  /** Number of requests it applies to; all until it is cleared when absent. A request it cannot apply to does not count. */
  readonly times?: number;
  /**
   * The service it applies to; the STS when absent. All know the modes of the line and of the clock, those that speak SOAP the
   * faults. Each but the business service has modes of its own; 'unknown-signer' is one of the depot's and of OCSP's too.
   */
  readonly service?: ServiceName;
}

/** A request header with a fault mode applies to that request alone, in addition to any fault that was set. */
export const faultHeader = 'x-simulator-fault';

export interface SimulatorSettings {
  /** sessions.md section 18, rule 9. */
  readonly challenge: 'when-different' | 'always' | 'never';
  readonly maxHours: { readonly eid: number; readonly fallback: number };
  /** Overrides `maxHours` for short lives; null: not. */
  readonly lifeSeconds: number | null;
  readonly timestampSeconds: number;
  readonly requireUserAgent: boolean;
  readonly unknownDesignator: 'fault' | 'empty';
  /** Whether a Context in the namespace of WS-Trust is accepted in addition to the plain one. */
  readonly contextAttribute: 'plain' | 'any';
  /** Whether the spelling of KeyType with a dash is accepted in addition to the usual one. */
  readonly keyTypeSpelling: 'wstrust' | 'any';
  /** Milliseconds before each answer. */
  readonly delayMs: number;
  /** What every service takes for revoked; OCSP and the lists say since when and why. */
  readonly revoked: readonly RevokedCertificate[];
  /** Who signs OCSP answers: a responder that the issuing CA certified for that, or the issuing CA itself. */
  readonly ocspSigner: 'delegated' | 'issuer';
}

/** CRLReason by name and number (RFC 5280, 5.3.1). */
export const revocationReasons = {
  unspecified: 0,
  keyCompromise: 1,
  cACompromise: 2,
  affiliationChanged: 3,
  superseded: 4,
  cessationOfOperation: 5,
  certificateHold: 6,
} as const;

export interface RevokedCertificate {
  /** The certificate itself, DER in base64. */
  readonly certificate: string;
  /** ISO 8601; the start of 2026 when absent. */
  readonly at?: string;
  /** 'unspecified' when absent. */
  readonly reason?: keyof typeof revocationReasons;
}

/** A holder's encryption token. The depot answers "not found" for holders that were not registered. */
export interface EtkOrder {
  /** SSIN, CBE, NIHII-GROUP … */
  readonly type: string;
  /** Digits, padded to the length of the type. */
  readonly id: string;
  readonly applicationId: string | null;
  /** DER in base64; the simulator wraps and signs it. */
  readonly encryptionCertificate: string;
  /** The authentication certificate whose key signed it, DER in base64. */
  readonly ownerCertificate: string;
}

/**
 * What the registration authority says of a certificate. It answers for every certificate of the simulated authorities: what is
 * absent here is active, active, and to be replaced from 90 days before its end.
 */
export interface RegisteredCertificate {
  /** PublicKeyIdentifier (40) or SHA-256 fingerprint (64), upper-case hex. */
  readonly certificate: string;
  readonly status?: 'IN_PROGRESS' | 'VALID_ACTIVE' | 'REFUSED' | 'REVOKED' | 'EXPIRED';
  readonly etkStatus?:
    'NOT_REQUESTED' | 'IN_REQUEST' | 'WAIT_FOR_ACTIVATION' | 'VALID_ACTIVE' | 'REVOKED' | 'EXPIRED';
  readonly replaceable?: boolean;
  /** ISO 8601; null leaves the element out. */
  readonly replacementPeriodStart?: string | null;
  readonly contact?: { readonly email: string; readonly phone: string };
}

/** The people and organisations of the simulated register. Attribute values by full attribute name; '' or absent: not held. */
export interface Register {
  /** By SSIN, 11 digits. */
  readonly persons: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** By NIHII (8 digits) or CBE (10 digits). */
  readonly organisations: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** By SSIN: the organisations whose certificates the person may manage. None when absent. */
  readonly mandates?: Readonly<Record<string, readonly Mandate[]>>;
}

export interface Mandate {
  /** CBE, NIHII-GROUP … */
  readonly type: string;
  readonly id: string;
  /** By language. */
  readonly names: Readonly<Record<string, string>>;
}

export interface ReceivedMessage {
  readonly at: string;
  readonly service: ServiceName;
  /** '' where it has none. */
  readonly soapAction: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The request body as it came; of OCSP its DER in base64 for GET and POST, of a list its path. */
  readonly body: string;
  /** 'token', 'challenge', 'answer', a fault's or status's code, or the fault mode that answered. */
  readonly outcome: string;
}

export interface SimulatorState {
  readonly settings: SimulatorSettings;
  readonly registration: RegistrationSettings;
  readonly faults: readonly FaultOrder[];
  /** Tokens of sessions. */
  readonly issued: number;
  /** Encryption tokens in the depot. */
  readonly published: number;
}

/** What `simulator/main.ts` prints as one line of JSON on standard output once it listens. */
export interface SimulatorReady {
  readonly sts: string;
  readonly business: string;
  /** ETK depot v1. */
  readonly depot: string;
  /** CertRA v2. */
  readonly certRa: string;
  readonly etkRa: string;
  /** Time-stamp authority v2; its certificate is issued by the first issuing CA. */
  readonly timeStamp: string;
  /** eHealthBox v3. */
  readonly consultation: string;
  readonly publication: string;
  /** For both lines; the issuer in the question decides. */
  readonly ocsp: string;
  /** Revocation list of the RSA line, and of the line that signs with ECDSA. */
  readonly crl: string;
  readonly crl002: string;
  readonly control: string;
  /** PEM file of the CA that issued the signer of assertions: for the setting ehealth.signerAnchors. */
  readonly signerAnchors: string;
}
