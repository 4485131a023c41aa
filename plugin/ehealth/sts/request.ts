import { randomUUID, X509Certificate } from 'node:crypto';
import { PluginError } from '../../errors.ts';
import { checkClaims } from '../claims/claim-check.ts';
import type { Claims, ClaimsTable } from '../claims/claims.ts';
import { issueBody, renewBody } from './messages.ts';
import type { MessageSpelling } from './messages.ts';
import type { IssuedToken, TokenRequest } from './token.ts';
import { hourInMilliseconds } from '../../domain/time/duration.ts';

/** What is asked of the STS in one call, over all its attempts. */
export interface StsRequest {
  readonly claims: Claims;
  /** The body of one attempt, dated by its instant. ERR_STS_CREDENTIAL when the holder-of-key certificate has expired. */
  body(attempt: StsRequestAttempt): string;
  /** The life asked for at that instant was cut at the end of the holder-of-key certificate. */
  isShortened(at: Date): boolean;
}

export interface StsRequestAttempt {
  readonly context: string;
  readonly at: Date;
  /** The token to prolong by Renew; null asks for a new one. */
  readonly previous: Pick<IssuedToken, 'assertion'> | null;
}

/** Prepares a request; what cannot succeed is refused here, before anything is signed: ERR_CLAIM_MISMATCH, ERR_QUALITY_UNFIT. */
export function createStsRequest(
  request: Pick<TokenRequest, 'holderOfKey' | 'subject' | 'requestedHours'>,
  claimsTable: ClaimsTable,
  spelling: MessageSpelling,
): StsRequest {
  const holderOfKey = request.holderOfKey.certificate;
  const certificate = new X509Certificate(holderOfKey);
  const claims = claimsTable.claimsFor(request.subject);
  checkClaims(claims, certificate);
  const certificateEnds = Date.parse(certificate.validTo);
  const wantedEnd = (at: Date) => at.getTime() + request.requestedHours * hourInMilliseconds;

  return {
    claims,
    body: ({ context, at, previous }) => {
      if (previous !== null) {
        const embeddedId = `token-${randomUUID()}`;
        return renewBody({ context, assertion: previous.assertion, embeddedId }, spelling);
      }
      if (certificateEnds <= at.getTime()) {
        throw new PluginError('ERR_STS_CREDENTIAL', 'the holder-of-key certificate has expired');
      }
      const expires = new Date(Math.min(wantedEnd(at), certificateEnds));
      return issueBody({ context, claims, created: at, expires, holderOfKey }, spelling);
    },
    isShortened: (at) => certificateEnds < wantedEnd(at),
  };
}
