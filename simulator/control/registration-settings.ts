import { z } from 'zod';

/** How the registration authority of certificates behaves (registration.md 18, rules 1 to 5; 19 for what no source says). */
export interface RegistrationSettings {
  /** When a validated request becomes a certificate. `polls`: questions that are answered "not yet" first. */
  readonly delivery:
    | { readonly mode: 'immediate' | 'manual' }
    | { readonly mode: 'polls' | 'seconds'; readonly count: number };
  /** Of new certificates. */
  readonly validity: { readonly months: number } | { readonly days: number };
  /** Minutes from now to the start of a new certificate; above zero it is not yet valid when it is delivered. */
  readonly notBeforeMinutes: number;
  /** 001 signs with RSA, 002 with ECDSA. */
  readonly issuer: '001' | '002';
  /** Whether keys on P-256 and P-384 get a certificate too. */
  readonly ecKeys: boolean;
  /** How a contract writes the equals sign of the identifier. */
  readonly contractSpelling: 'plain' | 'escaped';
  /** Whether a request must write `TYPE\=`. */
  readonly strictSpelling: boolean;
  /** With script, style, image and form of a stranger, as no contract should be. */
  readonly contractHtml: 'plain' | 'hostile';
  readonly checkInstant: boolean;
  /** What ECDSA signatures of requests are made with. */
  readonly ecdsa: 'sha256' | 'sha384' | 'any';
  /** Days before its end from which a certificate is replaced. */
  readonly replacementDays: number;
  /** Days by which the authority's clock is ahead where it judges certificates. */
  readonly aheadDays: number;
  /** Days that a person abroad has to confirm. */
  readonly confirmationDays: number;
  /** Whether a person abroad must have a bis number. */
  readonly requireBisNumber: boolean;
}

export const defaultRegistrationSettings: RegistrationSettings = {
  delivery: { mode: 'immediate' },
  validity: { months: 36 },
  notBeforeMinutes: -10,
  issuer: '001',
  ecKeys: false,
  contractSpelling: 'plain',
  strictSpelling: true,
  contractHtml: 'plain',
  checkInstant: true,
  ecdsa: 'sha256',
  replacementDays: 90,
  aheadDays: 0,
  confirmationDays: 7,
  requireBisNumber: true,
};

export const RegistrationSettingsPatch = z
  .strictObject({
    delivery: z.union([
      z.strictObject({ mode: z.enum(['immediate', 'manual']) }),
      z.strictObject({
        mode: z.enum(['polls', 'seconds']),
        count: z.number().int().nonnegative(),
      }),
    ]),
    validity: z.union([
      z.strictObject({ months: z.number().int().positive().max(120) }),
      z.strictObject({ days: z.number().positive().max(3660) }),
    ]),
    notBeforeMinutes: z.number(),
    issuer: z.enum(['001', '002']),
    ecKeys: z.boolean(),
    contractSpelling: z.enum(['plain', 'escaped']),
    strictSpelling: z.boolean(),
    contractHtml: z.enum(['plain', 'hostile']),
    checkInstant: z.boolean(),
    ecdsa: z.enum(['sha256', 'sha384', 'any']),
    replacementDays: z.number().nonnegative(),
    aheadDays: z.number(),
    confirmationDays: z.number().positive(),
    requireBisNumber: z.boolean(),
  })
  .partial();

/** A request for a certificate as the control port lists it. */
export interface CertificateRequestState {
  /** SHA-1 of the public key, upper-case hex. */
  readonly publicKeyIdentifier: string;
  readonly type: string;
  readonly id: string;
  readonly applicationId: string | null;
  /** `unconfirmed`: a person abroad has not confirmed; `manual`: waits for {@link RequestDecision}; `ordered`: not delivered yet. */
  readonly phase: 'unconfirmed' | 'manual' | 'ordered' | 'refused' | 'issued' | 'revoked';
  /** DER in base64, once it is issued. */
  readonly certificate: string | null;
  /** Of a person abroad. */
  readonly validationUrl: string | null;
}

/** What people at eHealth, or the person abroad, decide about a request. `confirm`: the person abroad has confirmed. */
export interface RequestDecision {
  readonly publicKeyIdentifier: string;
  readonly decision: 'deliver' | 'refuse' | 'confirm';
}

export const RequestDecisionSchema: z.ZodType<RequestDecision> = z.strictObject({
  publicKeyIdentifier: z.string().regex(/^[0-9A-F]{40}$/),
  decision: z.enum(['deliver', 'refuse', 'confirm']),
});
