import { randomUUID } from 'node:crypto';
import { PluginError } from '../../errors.ts';
import { checkClaims, identifierOf } from '../claims/claim-check.ts';
import { namingHeader } from '../claims/claims.ts';
import type { Claims, ClaimsTable } from '../claims/claims.ts';
import { personHolder } from '../claims/claims-table.ts';
import type { DerCertificate } from '../../pki/x509/certificate-signature.ts';
import { validityOf } from '../../pki/x509/certification-path.ts';
import { issueBody, renewBody } from './messages.ts';
import type { MessageSpelling } from './messages.ts';
import type { IssuedToken, TokenRequest } from './token.ts';
import { hourInMilliseconds } from '../../domain/time/duration.ts';

/** What is asked of the STS in one call, over all its attempts. */
export interface StsRequest {
  readonly claims: Claims;
  /** The body of one attempt, dated by its instant. ERR_STS_CREDENTIAL when the holder-of-key certificate is not valid then. */
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

export interface StsRequestSettings extends MessageSpelling {
  /** Which certificate's holder an organisation's request names as certificate holder. */
  readonly certificateHolder: 'holder-of-key' | 'header';
}

/** Prepares a request; what cannot succeed is refused here, before anything is signed: ERR_CLAIM_MISMATCH, ERR_QUALITY_UNFIT, ERR_STS_CREDENTIAL. */
export function createStsRequest(
  request: Pick<TokenRequest, 'header' | 'holderOfKey' | 'subject' | 'requestedHours'>,
  claimsTable: ClaimsTable,
  settings: StsRequestSettings,
): StsRequest {
  const holderOfKey = request.holderOfKey.certificate;
  const certificate = { raw: holderOfKey };
  const header = { raw: request.header.certificate };
  const validity = validityOf(certificate);
  if (validity === null || validityOf(header) === null)
    throw new PluginError('ERR_STS_CREDENTIAL', 'a certificate of the request cannot be read');
  const claims = claimsOf(claimsTable.claimsFor(request.subject), header, settings);
  checkClaims(claims, { header, holderOfKey: certificate });
  const certificateBegins = validity.notBefore.getTime();
  const certificateEnds = validity.notAfter.getTime();
  const wantedEnd = (at: Date) => at.getTime() + request.requestedHours * hourInMilliseconds;

  return {
    claims,
    body: ({ context, at, previous }) => {
      if (previous !== null) {
        const embeddedId = `token-${randomUUID()}`;
        return renewBody({ context, assertion: previous.assertion, embeddedId }, settings);
      }
      if (certificateEnds <= at.getTime()) {
        throw new PluginError('ERR_STS_CREDENTIAL', 'the holder-of-key certificate has expired');
      }
      if (certificateBegins > at.getTime()) {
        throw new PluginError(
          'ERR_STS_CREDENTIAL',
          'the holder-of-key certificate is not valid yet',
        );
      }
      const expires = new Date(Math.min(wantedEnd(at), certificateEnds));
      return issueBody({ context, claims, created: at, expires, holderOfKey }, settings);
    },
    isShortened: (at) => certificateEnds < wantedEnd(at),
  };
}

/** Where the card of a person signs for an organisation, the settings say whose certificate the holder claim is about. */
function claimsOf(
  claims: Claims,
  header: DerCertificate,
  { certificateHolder }: StsRequestSettings,
): Claims {
  const person = identifierOf(header);
  const isFollowed = certificateHolder === 'header' && person?.length === 11;
  return isFollowed && claims.asserted.some(isOrganisationHolder)
    ? namingHeader(claims, person)
    : claims;
}

const isOrganisationHolder = ({ uri }: { readonly uri: string }) =>
  uri.includes(':certificateholder:') && uri !== personHolder;
