import { createHmac, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/*
 * Tokens written by hand, so that a test can make every wrong one; the plugin reads them with a library that is not this.
 */

export type Alg = 'RS256' | 'ES256' | 'EdDSA' | 'HS256' | 'none';

export interface SigningKey {
  readonly alg: Exclude<Alg, 'HS256' | 'none'>;
  readonly privateKey: KeyObject;
  /** PEM. */
  readonly publicKey: string;
}

/** A fresh key pair of the kind that the algorithm takes. */
export function signingKey(alg: SigningKey['alg']): SigningKey {
  const pair =
    alg === 'RS256'
      ? generateKeyPairSync('rsa', { modulusLength: 2048 })
      : alg === 'ES256'
        ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
        : generateKeyPairSync('ed25519');
  return {
    alg,
    privateKey: pair.privateKey,
    publicKey: pair.publicKey.export({ format: 'pem', type: 'spki' }).toString(),
  };
}

export type Claims = Readonly<Record<string, unknown>>;

/** Claims of a good launch token at this instant; a test says only what differs. */
export function goodClaims(now: Date, changes: Claims = {}): Claims {
  const iat = Math.floor(now.getTime() / 1000);
  return {
    iss: 'test-host',
    aud: 'trousseau',
    sub: 'admin',
    name: 'Ariane Essai',
    practice: 'practice-1',
    roles: ['admin'],
    locale: 'fr-BE',
    jti: randomUUID(),
    iat,
    exp: iat + 30,
    ...changes,
  };
}

export function signToken(
  key: SigningKey | { readonly alg: 'HS256'; readonly secret: string } | { readonly alg: 'none' },
  claims: Claims,
  header: Claims = {},
): string {
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${encode({ alg: key.alg, typ: 'JWT', ...header })}.${encode(claims)}`;
  return `${signed}.${signature(key, signed)}`;
}

function signature(key: Parameters<typeof signToken>[0], signed: string): string {
  if (key.alg === 'none') return '';
  if (key.alg === 'HS256') {
    return createHmac('sha256', key.secret).update(signed).digest('base64url');
  }
  const digest = key.alg === 'EdDSA' ? null : 'sha256';
  return sign(digest, Buffer.from(signed), {
    key: key.privateKey,
    dsaEncoding: 'ieee-p1363',
  }).toString('base64url');
}
