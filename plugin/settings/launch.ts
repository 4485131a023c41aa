import { createPublicKey } from 'node:crypto';
import * as z from 'zod';
import { secretSetting } from './secret.ts';

/* Settings of how the host signs its users in. Part of settings.ts. */

/** What each launch algorithm demands of its key; RFC 8725, 3.1: one key, one algorithm. */
const keyFits: Readonly<Record<'RS256' | 'ES256' | 'EdDSA', (pem: string) => boolean>> = {
  RS256: (pem) => {
    const key = createPublicKey(pem);
    return (
      key.asymmetricKeyType === 'rsa' && (key.asymmetricKeyDetails?.modulusLength ?? 0) >= 2048
    );
  },
  ES256: (pem) => createPublicKey(pem).asymmetricKeyDetails?.namedCurve === 'prime256v1',
  EdDSA: (pem) => createPublicKey(pem).asymmetricKeyType === 'ed25519',
};

const LaunchKey = z
  .strictObject({
    alg: z.enum(['RS256', 'ES256', 'EdDSA']),
    publicKey: z.string().describe('PEM, "BEGIN PUBLIC KEY".'),
  })
  .superRefine((key, context) => {
    const complain = (message: string) => {
      context.addIssue({ code: 'custom', path: ['publicKey'], message });
    };
    if (key.publicKey.includes('PRIVATE KEY')) {
      complain('is a private key: only the public half belongs here');
      return;
    }
    try {
      if (!keyFits[key.alg](key.publicKey)) {
        complain(`does not fit ${key.alg} (RSA >= 2048 bits, P-256 or Ed25519)`);
      }
    } catch {
      complain('is not a public key in PEM form');
    }
  });

export const LaunchSetting = z
  .strictObject({
    issuer: z.string().min(1).describe('`iss` of the host’s tokens.'),
    audience: z.string().min(1).default('trousseau').describe('`aud` of launch tokens.'),
    apiAudience: z.string().min(1).default('trousseau-api').describe('`aud` of bearer tokens.'),
    keys: z.array(LaunchKey).default([]).describe('Public keys; several while one is replaced.'),
    secret: secretSetting(
      z
        .string()
        .refine((secret) => Buffer.byteLength(secret) >= 32, 'must be at least 32 bytes long'),
    )
      .optional()
      .describe('Shared secret for HS256, where the host cannot sign with a key pair.'),
  })
  .refine((launch) => launch.audience !== launch.apiAudience, {
    path: ['apiAudience'],
    message: 'must differ from audience, or a launch token would open the API',
  })
  .refine((launch) => launch.keys.length > 0 || launch.secret !== undefined, {
    path: ['keys'],
    message: 'needs at least one public key, or a secret',
  })
  .describe('How the host signs its users in (a short-lived JWT).');
