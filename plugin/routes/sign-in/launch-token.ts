import { createPublicKey, createSecretKey, verify as verifySignature } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import jwt from 'jsonwebtoken';
import * as z from 'zod';
import { PluginError } from '../../errors.ts';
import { roles } from '../../domain/practice/actor.ts';
import type { Actor } from '../../domain/practice/actor.ts';
import type { Language } from '../../i18n/language.ts';
import { languageOf } from '../../i18n/index.ts';
import type { Settings } from '../../settings/index.ts';
import { HostDisplay } from '../middleware/display.ts';
import type { UsedTokenRepository } from '../../domain/access/sign-in-repository.ts';

/** Longest life of a token, from `iat` to `exp`, in seconds. */
const maxLifeSeconds = 60;
/** How far the host's clock and ours may differ, in seconds. */
const clockToleranceSeconds = 5;
/** A real token is about 1 kB; anything far beyond is not worth a signature check. */
const maxTokenLength = 8_192;

export interface LaunchTokenDeps {
  readonly launch: Settings['launch'];
  readonly defaultLanguage: Language;
  readonly usedTokens: Pick<UsedTokenRepository, 'useOnce'>;
  readonly now: () => Date;
}

export interface LaunchTokens {
  /** A user opening the screens: single use, and never a service. */
  verifyLaunch(token: string): Promise<LaunchedActor>;
  /** A back-end calling the JSON API: same keys, audience of the API, usable until it ends. */
  verifyBearer(token: string): Actor;
}

/** How and when the host made sure of its user (OpenID Connect Core, 2), where its token says so. */
export interface Authentication {
  readonly authTime?: Date;
  /** Class of the authentication. */
  readonly acr?: string;
  /** Methods, as in RFC 8176. */
  readonly amr?: readonly string[];
}

export type LaunchedActor = Actor & {
  readonly authentication?: Authentication;
  readonly display: HostDisplay;
};

type Algorithm = 'RS256' | 'ES256' | 'EdDSA' | 'HS256';

interface TokenKey {
  readonly alg: Algorithm;
  readonly key: KeyObject;
}

/** Half surrogate pairs all become the same character in the database: two such ids would be one. */
const Text = z
  .string()
  .min(1)
  .max(200)
  .regex(/^\P{Surrogate}*$/u);

/** RFC 7519, 2: seconds, also with a fraction. */
const NumericDate = z.number().min(0).max(253_402_300_799);

/** Several libraries write a list of one as text; it stays one value, also with blanks in it. */
const listOf = (value: z.ZodString, most: number) =>
  z.union([value.transform((one) => [one]), z.array(value).max(most)]);

/** Several libraries write a claim without a value as null. */
const optional = <Value extends z.ZodType>(value: Value) =>
  value.nullish().transform((given) => given ?? undefined);

const Claims = z.object({
  iss: z.string(),
  aud: listOf(z.string(), 50),
  sub: Text,
  name: Text,
  practice: Text,
  roles: listOf(z.string().max(100), 50),
  locale: optional(z.string().max(35)),
  jti: z.string().min(8).max(200),
  iat: NumericDate,
  exp: NumericDate,
  nbf: optional(NumericDate),
  auth_time: optional(NumericDate),
  acr: optional(Text),
  amr: optional(listOf(Text.max(50), 10)),
  chrome: optional(HostDisplay.shape.chrome),
  theme: optional(HostDisplay.shape.theme),
});

type Claims = z.output<typeof Claims>;

/**
 * Verifies the host's tokens (RFC 7519, with the advice of RFC 8725): the algorithm comes from the configured key, never
 * from the token alone, so an RSA public key can never serve as an HMAC secret. Every refusal is ERR_LAUNCH_TOKEN; only
 * its message, for the log, says why.
 */
export function createLaunchTokens(deps: LaunchTokenDeps): LaunchTokens {
  const { launch } = deps;
  const keys: readonly TokenKey[] = [
    ...launch.keys.map(({ alg, publicKey }) => ({ alg, key: createPublicKey(publicKey) })),
    ...(launch.secret === undefined
      ? []
      : [{ alg: 'HS256' as const, key: createSecretKey(Buffer.from(launch.secret, 'utf8')) }]),
  ];

  const verify = (token: string, audience: string): Claims => {
    const claims = Claims.safeParse(verifiedPayload(token, keys));
    if (!claims.success) {
      const missing = claims.error.issues.map((issue) => issue.path.join('.')).join(', ');
      throw refused(`claims missing or malformed: ${missing}`);
    }
    const problem = claimProblem(claims.data, { issuer: launch.issuer, audience }, deps.now());
    if (problem !== null) throw refused(problem);
    return claims.data;
  };

  return {
    verifyLaunch: async (token) => {
      const claims = verify(token, launch.audience);
      const actor = toActor(claims, deps.defaultLanguage);
      if (!actor.roles.some((role) => role !== 'service')) {
        throw refused('a service has no screens');
      }
      // Remembered until the token is dead by its own clock; issuer and practice keep hosts' numbers apart
      const expiresAt = new Date((claims.exp + 2 * clockToleranceSeconds) * 1000);
      const jti = JSON.stringify([claims.iss, claims.jti]);
      if (!(await deps.usedTokens.useOnce(jti, expiresAt, deps.now())))
        throw refused('used before');
      const roles = actor.roles.filter((role) => role !== 'service');
      return {
        ...actor,
        roles,
        ...authenticationOf(claims),
        display: { chrome: claims.chrome, theme: claims.theme },
      };
    },
    verifyBearer: (token) => ({
      ...toActor(verify(token, launch.apiAudience), deps.defaultLanguage),
      signedInBy: 'bearer',
    }),
  };
}

/**
 * What is wrong with the claims of a token whose signature holds; null when nothing is. Pure: facts and an instant in, a
 * reason for the log out.
 */
function claimProblem(
  claims: Pick<Claims, 'iss' | 'aud' | 'iat' | 'exp' | 'nbf' | 'roles' | 'auth_time'>,
  expected: { readonly issuer: string; readonly audience: string },
  now: Date,
): string | null {
  const seconds = now.getTime() / 1000;
  if (claims.iss !== expected.issuer) return 'another issuer';
  // One audience only: a token good for launch and API at once would make each usable as the other
  if (claims.aud.length !== 1 || claims.aud[0] !== expected.audience) return 'another audience';
  // In whole milliseconds: the difference of two fractions is not exact
  const lifeMs = Math.round((claims.exp - claims.iat) * 1000);
  if (lifeMs <= 0 || lifeMs > maxLifeSeconds * 1000) return 'lives too long';
  if (seconds >= claims.exp + clockToleranceSeconds) return 'expired';
  if (claims.iat > seconds + clockToleranceSeconds) return 'issued in the future';
  if (claims.nbf !== undefined && claims.nbf > seconds + clockToleranceSeconds) {
    return 'not valid yet';
  }
  if (claims.auth_time !== undefined && claims.auth_time > claims.iat + clockToleranceSeconds) {
    return 'authenticated after it was issued';
  }
  if (knownRoles(claims.roles).length === 0) return 'no role we know';
  return null;
}

function verifiedPayload(token: string, keys: readonly TokenKey[]): unknown {
  if (token.length > maxTokenLength) throw refused('too long');
  const decoded = decode(token);
  // RFC 7515, 4.1.11: what must be understood and is not makes a token invalid, and we understand no extension
  if (decoded !== null && 'crit' in decoded.header) throw refused('an extension we do not know');
  const candidates = keys.filter(({ alg }) => alg === decoded?.header.alg);
  if (decoded === null || candidates.length === 0) throw refused('no key for its algorithm');
  for (const candidate of candidates) {
    const payload =
      candidate.alg === 'EdDSA'
        ? verifyEdDsa(token, candidate.key, decoded.payload)
        : verifyJwt(token, candidate.key, candidate.alg);
    if (payload !== undefined) return payload;
  }
  throw refused('signature does not hold');
}

/** null for what is no JWT; a header may also hold text that is not JSON, on which the library throws. */
function decode(token: string): jwt.Jwt | null {
  try {
    return jwt.decode(token, { complete: true });
  } catch {
    return null;
  }
}

/** The signature alone: the library refuses a null for an absent time, and time is judged with the other claims. */
function verifyJwt(token: string, key: KeyObject, alg: Exclude<Algorithm, 'EdDSA'>): unknown {
  try {
    return jwt.verify(token, key, {
      algorithms: [alg],
      ignoreExpiration: true,
      ignoreNotBefore: true,
    });
  } catch {
    return undefined;
  }
}

/** jsonwebtoken has no EdDSA (RFC 8037): the signature is Node's own. */
function verifyEdDsa(token: string, key: KeyObject, payload: unknown): unknown {
  const signedLength = token.lastIndexOf('.');
  const signature = Buffer.from(token.slice(signedLength + 1), 'base64url');
  const holds = verifySignature(null, Buffer.from(token.slice(0, signedLength)), key, signature);
  return holds ? payload : undefined;
}

function toActor(claims: Claims, defaultLanguage: Language): Actor {
  return {
    userId: claims.sub,
    displayName: claims.name,
    practiceId: claims.practice,
    roles: knownRoles(claims.roles),
    language: languageOf(claims.locale ?? '') ?? defaultLanguage,
  };
}

function authenticationOf({
  auth_time: authTime,
  acr,
  amr,
}: Claims): Pick<LaunchedActor, 'authentication'> {
  if (authTime === undefined && acr === undefined && amr === undefined) return {};
  return {
    authentication: {
      ...(authTime === undefined ? {} : { authTime: new Date(authTime * 1000) }),
      ...(acr === undefined ? {} : { acr }),
      ...(amr === undefined ? {} : { amr }),
    },
  };
}

/** Hosts have roles of their own; the ones we do not know give no right here. */
function knownRoles(given: readonly string[]): Actor['roles'] {
  return roles.filter((role) => given.includes(role));
}

function refused(reason: string): PluginError {
  return new PluginError('ERR_LAUNCH_TOKEN', `token refused: ${reason}`);
}
