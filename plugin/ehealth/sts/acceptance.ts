import { isPluginError } from '../../errors.ts';
import { readAssertion } from './assertion.ts';
import type { SignerValidator } from './signer-validation.ts';
import { clockError } from './errors.ts';
import { validateAssertion } from './assertion-validation.ts';
import type { AssertionLimits, TokenExpectation } from './assertion-validation.ts';
import type { IssuedToken } from './token.ts';
import type { XmlDocument } from '../xml/xml.ts';

export interface ReceivedResponse {
  readonly document: XmlDocument;
  readonly expected: TokenExpectation;
  /** By eHealth's clock, as far as it is known and corrected. */
  readonly receivedAt: Date;
  /** How far `receivedAt` is from eHealth's clock after all, in milliseconds; null when not known to be off. */
  readonly skewMs: number | null;
}

/**
 * Takes the assertion out of an answer and believes it only after every check of sessions.md section 11. Throws
 * ERR_STS_TOKEN_REFUSED, ERR_STS_SIGNER_UNKNOWN, or ERR_STS_CLOCK where the clock alone makes a token look past or future.
 */
export function acceptToken(
  { document, expected, receivedAt, skewMs }: ReceivedResponse,
  {
    trust,
    acceptSha1,
    ...limits
  }: AssertionLimits & { readonly trust: SignerValidator; readonly acceptSha1: boolean },
): IssuedToken {
  const token = readAssertion(document, { acceptSha1 });
  trust.validate(token, receivedAt);
  try {
    const validation = validateAssertion(token, expected, limits, receivedAt);
    const { text, assertionId, notBefore, notOnOrAfter, attributes } = token;
    return {
      assertion: text,
      assertionId,
      notBefore,
      notOnOrAfter,
      receivedAt,
      attributes,
      ...validation,
    };
  } catch (error) {
    const isTime =
      isPluginError(error, 'ERR_STS_TOKEN_REFUSED') && error.params['problem'] === 'validity';
    throw (isTime ? clockError(skewMs) : null) ?? error;
  }
}
