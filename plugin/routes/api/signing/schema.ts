import { z } from 'zod';
import { signedPartChoices } from '../../../ehealth/soap/security-header.ts';
import { longestLifeSeconds } from '../../../domain/session/signing/message-life.ts';
import { signingTokens } from '../../../domain/session/signing-service.ts';
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
