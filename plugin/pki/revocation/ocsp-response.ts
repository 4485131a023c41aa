import { ocspCertIds } from './ocsp-request.ts';
import { readOcspEnvelope } from './ocsp-content.ts';
import type { OcspContent, OcspEnvelope, SingleResponse } from './ocsp-content.ts';
import { isSignedForIssuer } from './ocsp-responder.ts';
import { serialMatcher } from './serial-number.ts';
import { clockSkewMs, revocationReason } from './answer.ts';
import type { ProbeProblem, RevocationAnswer, RevocationOutcome } from './answer.ts';
import type { RevocationSubject } from './subject.ts';

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
  const signed = readSigned(bytes);
  if (typeof signed === 'string') return failed(signed);
  if (!isSignedForIssuer(signed, subject.issuer, now)) return failed('NotTrusted');
  const [single, ...others] = signed.responses.filter((one) => isAbout(one, subject));
  if (single === undefined || others.length > 0) return failed('NotTrusted');
  if (signed.hasCritical || single.hasCritical) return failed('Unreadable');
  return isCurrent(single, now) ? answerOf(single) : failed('Outdated');
}

/** OCSPResponseStatus internalError and tryLater (RFC 6960, 4.2.1). */
const passing: ReadonlySet<number> = new Set([2, 3]);

function readSigned(bytes: Uint8Array): OcspContent | ProbeProblem {
  let read: OcspEnvelope;
  try {
    read = readOcspEnvelope(bytes);
  } catch {
    return 'Unreadable';
  }
  return read.content ?? (passing.has(read.status) ? 'Fault' : 'Refused');
}

/** Digests over the issuer's name as either certificate writes it, and the number by its value. */
function isAbout(single: SingleResponse, subject: RevocationSubject): boolean {
  const { serialNumber } = single;
  return (
    serialMatcher(subject.serialNumber)(serialNumber, 0, serialNumber.length) &&
    ocspCertIds(subject, single.hashAlgorithm).some(
      (asked) =>
        isSame(single.issuerNameHash, asked.issuerNameHash) &&
        isSame(single.issuerKeyHash, asked.issuerKeyHash),
    )
  );
}

const isSame = (one: Uint8Array, other: Uint8Array) => Buffer.from(one).equals(other);

function isCurrent({ thisUpdate, nextUpdate }: SingleResponse, now: Date): boolean {
  const at = now.getTime();
  const end = nextUpdate?.getTime() ?? thisUpdate.getTime() + openEndedMs;
  return thisUpdate.getTime() <= at + clockSkewMs && at < end + clockSkewMs;
}

function answerOf({ status, revokedAt, reason, nextUpdate }: SingleResponse): RevocationOutcome {
  const answer: RevocationAnswer = {
    source: 'ocsp',
    kind: status,
    revokedAt: revokedAt?.toISOString() ?? null,
    reason: reason === null ? null : revocationReason(reason),
    nextUpdate: nextUpdate?.toISOString() ?? null,
  };
  return { ok: true, answer };
}

const failed = (problem: ProbeProblem): RevocationOutcome => ({ ok: false, problem });
