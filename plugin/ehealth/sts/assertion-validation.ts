import type { VerifiedAssertion } from './assertion.ts';
import type { Claims, Designator } from '../claims/claims.ts';
import { saml } from '../names.ts';
import type { Recognition, TokenAttribute, TokenWarning } from './token.ts';
import { tokenRefused } from './token-refusal.ts';
import type { TokenProblem } from './token-refusal.ts';
import { hourInMilliseconds } from '../../domain/time/duration.ts';

/** What we sent, and therefore expect back. */
export interface TokenExpectation {
  readonly claims: Claims;
  /** DER of the certificate that we asked the token to be bound to. */
  readonly holderOfKey: Uint8Array;
  readonly expectedNihii: readonly string[];
}

/** What the settings say of assertions. */
export interface AssertionLimits {
  /** A token of a longer life is refused. */
  readonly maxLifeHours: number;
  /** Audiences besides eHealth's own that a token may be restricted to. */
  readonly audiences: readonly string[];
}

export interface AssertionValidation {
  readonly recognition: Recognition;
  readonly warnings: readonly TokenWarning[];
}

const skewMs = 60_000;
const longLifeMs = 48 * hourInMilliseconds;

/**
 * Checks 6 to 12 of sessions.md section 11, on what the assertion's signature covers. `now` is the instant by eHealth's
 * clock. Throws ERR_STS_TOKEN_REFUSED with the problem; a token that only fails to recognise its subject is judged, not
 * refused.
 */
export function validateAssertion(
  token: Pick<
    VerifiedAssertion,
    | 'assertionId'
    | 'issuer'
    | 'audiences'
    | 'notBefore'
    | 'notOnOrAfter'
    | 'confirmationMethods'
    | 'holderOfKeyCertificate'
    | 'attributes'
  >,
  expected: TokenExpectation,
  limits: AssertionLimits,
  now: Date,
): AssertionValidation {
  const { assertionId } = token;
  const refused = (problem: TokenProblem, what: string) =>
    tokenRefused(problem, what, { assertionId });
  if (token.issuer !== saml.stsIssuer) throw refused('issuer', `issuer "${token.issuer}"`);
  const period = `${token.notBefore.toISOString()} to ${token.notOnOrAfter.toISOString()}`;
  if (!isWithin(token, now)) throw refused('validity', `${period}, at ${now.toISOString()}`);
  if (lifeOf(token) > limits.maxLifeHours * hourInMilliseconds)
    throw refused('life', `${period}: more than maxLifeHours ${limits.maxLifeHours}`);
  const foreign = token.audiences.find((some) => !some.some((one) => isOurs(one, limits)));
  if (foreign !== undefined) throw refused('audience', `audience "${foreign.join('", "')}"`);
  if (
    token.confirmationMethods.length === 0 ||
    token.confirmationMethods.some((method) => method !== saml.holderOfKey)
  ) {
    throw refused('confirmation', `confirmed by "${token.confirmationMethods.join('", "')}"`);
  }
  if (
    token.holderOfKeyCertificate === null ||
    !Buffer.from(expected.holderOfKey).equals(token.holderOfKeyCertificate)
  ) {
    throw refused('holder-of-key', 'the token is bound to another certificate than the one sent');
  }
  // Without the numbers, which are persons'
  const differs = (uri: string) => refused('identity', `${uri} does not have the value sent`);
  const values = valuesByName(token.attributes);
  const missing = expected.claims.asserted
    .filter((claim) => {
      const back = values.get(claim.uri);
      if (back === undefined || back.length === 0) return true;
      if (back.some((value) => value !== claim.value)) throw differs(claim.uri);
      return false;
    })
    .map(({ uri }) => uri);
  const absent = missing.find(isIdentityClaim);
  if (absent !== undefined) throw differs(absent);

  const failing = [
    ...missing,
    ...expected.claims.designators
      .filter((claim) => !isFulfilled(claim, values.get(claim.uri) ?? []))
      .map(({ uri }) => uri),
  ];
  return {
    recognition: failing.length === 0 ? { recognised: true } : { recognised: false, failing },
    warnings: [
      ...(lifeOf(token) > longLifeMs ? (['LongLife'] as const) : []),
      ...(nihiiDiffers(token.attributes, expected.expectedNihii)
        ? (['NihiiDiffers'] as const)
        : []),
    ],
  };
}

function lifeOf({
  notBefore,
  notOnOrAfter,
}: Pick<VerifiedAssertion, 'notBefore' | 'notOnOrAfter'>): number {
  return notOnOrAfter.getTime() - notBefore.getTime();
}

/** eHealth's services, by name or by address. None of its tokens was seen with an audience (sessions.md section 1). */
const ehealthAudience = /^(urn:be:fgov:|https:\/\/([a-z0-9-]+\.)*fgov\.be(?=[:/]|$))/i;

function isOurs(audience: string, { audiences }: AssertionLimits): boolean {
  return ehealthAudience.test(audience) || audiences.includes(audience);
}

function isWithin(
  { notBefore, notOnOrAfter }: Pick<VerifiedAssertion, 'notBefore' | 'notOnOrAfter'>,
  now: Date,
): boolean {
  return notBefore.getTime() <= now.getTime() + skewMs && now.getTime() < notOnOrAfter.getTime();
}

/** The claims that identify the subject; the others are reported as not recognised. */
function isIdentityClaim(uri: string): boolean {
  return uri === 'urn:be:fgov:person:ssin' || uri.includes(':certificateholder:');
}

function isFulfilled({ must }: Designator, values: readonly string[]): boolean {
  switch (must) {
    case 'optional':
      return true;
    case 'true':
      return values.length > 0 && values.every((value) => value === 'true');
    case 'not-empty':
      return values.some((value) => value.trim() !== '');
  }
}

/** By name alone: sources disagree about the name spaces of some attributes. */
function valuesByName(attributes: readonly TokenAttribute[]): Map<string, string[]> {
  const values = new Map<string, string[]>();
  for (const { name, values: more } of attributes) {
    values.set(name, [...(values.get(name) ?? []), ...more]);
  }
  return values;
}

/** The first eight digits identify; the last three are a qualification that may change. */
function nihiiDiffers(attributes: readonly TokenAttribute[], expected: readonly string[]): boolean {
  const certified = attributes
    .filter(({ name }) => name.startsWith('urn:be:fgov:person:') && name.endsWith(':nihii11'))
    .flatMap(({ values }) => values)
    .filter((value) => value.trim() !== '');
  const known = new Set(expected.map((number) => number.slice(0, 8)));
  return known.size > 0 && certified.some((number) => !known.has(number.trim().slice(0, 8)));
}
