import * as z from 'zod';
import { signedPartChoices } from '../../../ehealth/soap/security-header.ts';
import { longestLifeSeconds } from '../../../domain/session/signing/message-life.ts';
import { documentForms, signingTokens } from '../../../domain/session/signing-service.ts';
import { certificateReferences } from '../../../ehealth/xades/qualifying-properties.ts';
import { signaturePlacements, signedContents } from '../../../ehealth/xades/signed-document.ts';
import { Instant } from '../schema.ts';
import { SessionSelectSchema } from '../session-schema.ts';

/* What is signed, as the JSON API accepts it and gives it back. */

const messageSigning = {
  parts: z
    .enum(signedPartChoices)
    .optional()
    .describe('The time stamp alone for MyCareNet’s asynchronous services; both by default.'),
  lifeSeconds: z
    .number()
    .int()
    .min(1)
    .max(longestLifeSeconds)
    .optional()
    .describe('How long the message is good for; 60 by default.'),
};

const envelope = z.string().min(1).describe('SOAP 1.1, at most 1 MiB.');

export const SignBodySchema = z.strictObject({
  ...SessionSelectSchema.shape,
  ...messageSigning,
  token: z
    .enum(signingTokens)
    .optional()
    .describe(
      'What proves who signs: the session’s assertion (by default), or its certificate alone.',
    ),
  envelope,
});

export const CertificateSignBodySchema = z.strictObject({
  ...messageSigning,
  password: z.string().min(1).max(1_000).describe('Of the keystore, as typed.'),
  envelope,
});

export const SignedSchema = z.object({
  envelope: z.string().describe('With the WS-Security header; to be sent byte for byte.'),
});

export const DocumentSignBodySchema = z.strictObject({
  ...SessionSelectSchema.shape,
  document: z.string().min(1).describe('XML, at most 1 MiB.'),
  form: z.enum(documentForms).optional().describe('XAdES-BES by default; XAdES-T is stamped too.'),
  placement: z
    .enum(signaturePlacements)
    .optional()
    .describe('Inside the signed element (by default), or the signature alone.'),
  content: z
    .enum(signedContents)
    .optional()
    .describe('XML by default; or what the element carries in base64, signed detached.'),
  elementId: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe('Of the element that is signed; the whole document when absent.'),
  certificateReference: z
    .enum(certificateReferences)
    .optional()
    .describe('SigningCertificateV2 by default; v1 for readers as old as eHealth’s connector.'),
});

export const SignedDocumentSchema = z.object({
  document: z.string().describe('The signed document, or the signature alone.'),
});

export const StampBodySchema = z.strictObject({
  ...SessionSelectSchema.shape,
  digest: z
    .string()
    .regex(/^[A-Za-z0-9+/]{43}=$/)
    .describe('SHA-256, in base64.'),
});

export const StampedSchema = z.object({
  token: z.string().describe('The RFC 3161 token, in base64.'),
  at: Instant,
  serialNumber: z.string().describe('Upper-case hex.'),
  policy: z.string().describe('OID.'),
});
