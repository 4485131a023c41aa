import { PluginError } from '../../errors.ts';
import type { SignatureProblem } from '../xml/verify.ts';

/**
 * Why an assertion, or the answer that holds it, is not believed. Each has its own words (`error.ERR_STS_TOKEN_REFUSED.problem.…`).
 * `conditions`: no readable period of validity; `condition`: one that is not known, or that forbids to keep the token; `life`: far longer than
 * eHealth grants; `audience`: made for other services than eHealth's.
 */
export type TokenProblem =
  | SignatureProblem
  | 'conditions'
  | 'condition'
  | 'life'
  | 'audience'
  | 'signer'
  | 'signer-expired'
  | 'issuer'
  | 'validity'
  | 'confirmation'
  | 'holder-of-key'
  | 'identity'
  | 'context';

const maxTextLength = 500;

/**
 * ERR_STS_TOKEN_REFUSED. `what` says in English what was found, for the details on screen and in the log: never a national number, never a
 * part of a token but the values named. `assertionId` is known where the assertion was read.
 */
export function tokenRefused(
  problem: TokenProblem,
  what: string,
  {
    assertionId = null,
    cause,
  }: { readonly assertionId?: string | null; readonly cause?: Error } = {},
): PluginError {
  return new PluginError('ERR_STS_TOKEN_REFUSED', `token refused: ${what}`, {
    params: { problem },
    support: {
      code: problem,
      text: what.slice(0, maxTextLength),
      ticket: assertionId === null || assertionId === '' ? null : assertionId.slice(0, 100),
    },
    ...(cause === undefined ? {} : { cause }),
  });
}
