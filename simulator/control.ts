/*
 * What can be told to the simulator over its control port (JSON over HTTP on loopback), as types.
 *
 *   GET    /state      SimulatorState
 *   PUT    /settings   Partial<SimulatorSettings>
 *   PUT    /fault      FaultOrder, or null for none
 *   PUT    /register   Register
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

export interface FaultOrder {
  readonly mode: FaultMode;
  /** How many requests it meets; all until told otherwise when absent. A request it cannot touch does not count. */
  readonly times?: number;
  /** Whom it meets; the STS when absent. The business service knows the modes of the line and of faults only. */
  readonly service?: 'sts' | 'business';
}

/** A request header with a fault mode meets that request alone, before and beside any order. */
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
  /** Whether a Context in the name space of WS-Trust passes beside the plain one. */
  readonly contextAttribute: 'plain' | 'any';
  /** Whether the spelling of KeyType with a dash passes beside the usual one. */
  readonly keyTypeSpelling: 'wstrust' | 'any';
  /** Milliseconds before each answer. */
  readonly delayMs: number;
  /** SHA-256 fingerprints (upper-case hex) of certificates it takes for revoked. */
  readonly revoked: readonly string[];
}

/** Whom the simulated register knows. Attribute values by full attribute name; '' or absent: not held. */
export interface Register {
  /** By SSIN, 11 digits. */
  readonly persons: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** By NIHII (8 digits) or CBE (10 digits). */
  readonly organisations: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface ReceivedMessage {
  readonly at: string;
  readonly service: 'sts' | 'business';
  readonly soapAction: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The request body as it came. */
  readonly body: string;
  /** 'token', 'challenge', a fault's code, or the fault mode that answered. */
  readonly outcome: string;
}

export interface SimulatorState {
  readonly settings: SimulatorSettings;
  readonly fault: FaultOrder | null;
  readonly issued: number;
}

/** What `simulator/main.ts` prints as one line of JSON on standard output once it listens. */
export interface SimulatorReady {
  readonly sts: string;
  readonly business: string;
  readonly control: string;
  /** PEM file of the CA that issued the signer of assertions: for the setting ehealth.signerAnchors. */
  readonly signerAnchors: string;
}
