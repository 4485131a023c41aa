import { BasicOCSPResponse, OCSPResponse, OCSPResponseStatus } from '@peculiar/asn1-ocsp';
import type { SingleResponse } from '@peculiar/asn1-ocsp';
import { AsnConvert } from '@peculiar/asn1-schema';

import { createBerBudget, scanBer } from '../asn1/ber.ts';
import type { BerNode } from '../asn1/ber.ts';
import { sequenceOf } from '../asn1/ber-value.ts';
import { ocspCertId, sha1Oid } from './ocsp-request.ts';
import { isSignedForIssuer } from './ocsp-responder.ts';
import type { ResponderEvidence } from './ocsp-responder.ts';
import { clockSkewMs, revocationReason } from './answer.ts';
import type { ProbeProblem, RevocationAnswer, RevocationOutcome } from './answer.ts';
import type { RevocationSubject } from './subject.ts';

const basicResponse = '1.3.6.1.5.5.7.48.1.1';

/** An answer without its own end is of its moment; without a nonce, age is all that prevents a replay of an old one. */
const openEndedMs = 60 * 60_000;

/**
 * Reads a responder's answer about one certificate (RFC 6960, 3.2): signed by the issuer or its delegate, about this
 * very certificate, of now. Whether the responder's own certificate was revoked is not looked up.
 */
export function readOcspResponse(
  bytes: Uint8Array,
  subject: RevocationSubject,
  now: Date,
): RevocationOutcome {
  let signed: SignedResponse | ProbeProblem;
  try {
    signed = readSigned(bytes);
  } catch {
    return failed('Unreadable');
  }
  if (typeof signed === 'string') return failed(signed);
  if (!isSignedForIssuer(signed, subject.issuer, now)) return failed('NotTrusted');
  const { responses, responseExtensions } = signed.response.tbsResponseData;
  const [single, ...others] = responses.filter((one) => isAbout(one, subject));
  if (single === undefined || others.length > 0) return failed('NotTrusted');
  if (isCritical(responseExtensions) || isCritical(single.singleExtensions))
    return failed('Unreadable');
  return isCurrent(single, now) ? answerOf(single) : failed('Outdated');
}

interface SignedResponse extends ResponderEvidence {
  readonly response: BasicOCSPResponse;
}

/** Throws for anything that is no DER of an OCSP answer. */
function readSigned(bytes: Uint8Array): SignedResponse | ProbeProblem {
  const outer = AsnConvert.parse(wholeDer(bytes), OCSPResponse);
  if (outer.responseStatus !== OCSPResponseStatus.successful) {
    const passing = [OCSPResponseStatus.internalError, OCSPResponseStatus.tryLater];
    return passing.includes(outer.responseStatus) ? 'Fault' : 'Refused';
  }
  if (outer.responseBytes?.responseType !== basicResponse) return 'Unreadable';
  const inner = new Uint8Array(outer.responseBytes.response.buffer);
  const response = AsnConvert.parse(wholeDer(inner), BasicOCSPResponse);
  const [data, , , certificates] = sequenceOf(scanBer(inner, createBerBudget(24)));
  if (data === undefined) return 'Unreadable';
  // Cut out, not re-encoded: signatures are over these very bytes
  return {
    response,
    content: derOf(data),
    algorithm: response.signatureAlgorithm.algorithm,
    signature: new Uint8Array(response.signature),
    certificates: (certificates?.children[0]?.children ?? []).map(derOf),
  };
}

/** Within bounds, definite and without anything behind it; then a schema may see it. */
function wholeDer(bytes: Uint8Array): Uint8Array {
  const root = scanBer(bytes, createBerBudget(24));
  if (!root.definite || root.end !== bytes.length) throw new TypeError('not DER');
  return bytes;
}

const derOf = ({ bytes, start, end }: BerNode) => bytes.subarray(start, end);

function isAbout({ certID }: SingleResponse, subject: RevocationSubject): boolean {
  const asked = ocspCertId(subject);
  return (
    certID.hashAlgorithm.algorithm === sha1Oid &&
    isSame(certID.issuerNameHash.buffer, asked.issuerNameHash) &&
    isSame(certID.issuerKeyHash.buffer, asked.issuerKeyHash) &&
    isSame(certID.serialNumber, asked.serialNumber)
  );
}

const isSame = (one: ArrayBuffer, other: Uint8Array) => Buffer.from(one).equals(other);

/** None is known here, so a critical one makes the answer unusable (RFC 6960, 4.4). */
const isCritical = (extensions: readonly { readonly critical: boolean }[] | undefined) =>
  (extensions ?? []).some(({ critical }) => critical);

function isCurrent({ thisUpdate, nextUpdate }: SingleResponse, now: Date): boolean {
  const at = now.getTime();
  const end = nextUpdate?.getTime() ?? thisUpdate.getTime() + openEndedMs;
  return thisUpdate.getTime() <= at + clockSkewMs && at < end + clockSkewMs;
}

function answerOf({ certStatus, nextUpdate }: SingleResponse): RevocationOutcome {
  const common = { source: 'ocsp', nextUpdate: nextUpdate?.toISOString() ?? null } as const;
  const answer = (kind: RevocationAnswer['kind']): RevocationOutcome => ({
    ok: true,
    answer: { ...common, kind, revokedAt: null, reason: null },
  });
  const { revoked } = certStatus;
  if (revoked !== undefined) {
    const code = revoked.revocationReason?.reason;
    return {
      ok: true,
      answer: {
        ...common,
        kind: 'revoked',
        revokedAt: revoked.revocationTime.toISOString(),
        reason: code === undefined ? null : revocationReason(code),
      },
    };
  }
  if (certStatus.good !== undefined) return answer('good');
  return certStatus.unknown === undefined ? failed('Unreadable') : answer('unknown');
}

const failed = (problem: ProbeProblem): RevocationOutcome => ({ ok: false, problem });
