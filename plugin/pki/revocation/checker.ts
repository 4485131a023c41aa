import { createHash } from 'node:crypto';

import type { VerifiedCrl } from './crl.ts';
import { createSingleFlight } from '../../async.ts';
import { isPublicAddress } from '../../http/public-address.ts';
import type { ProbeProblem, RevocationAnswer, RevocationOutcome } from './answer.ts';
import { createRevocationCache } from './cache.ts';
import { fetchBytes } from './fetch.ts';
import { readRevocationSubject } from './subject.ts';
import type { RevocationSubject } from './subject.ts';

export interface RevocationChecker {
  /**
   * Asks whether a certificate was revoked: its issuer's OCSP responder, and where that gives no usable answer the
   * certificate list. Both DER; `issuer` is a certificate that the caller trusts, null when there is none: then no service is
   * asked. `fresh`: the responder is asked although its last answer may still be relied on. Never rejects. "unknown" is the
   * responder's own word; an answer that cannot be believed is a problem, not an answer.
   */
  check(input: {
    readonly certificate: Uint8Array;
    readonly issuer: Uint8Array | null;
    readonly fresh?: boolean;
  }): Promise<RevocationOutcome>;
  /** Ends what is under way as NoConnection, and forgets everything. */
  close(): void;
}

export interface RevocationCheckerDeps {
  readonly now: () => Date;
  /** From the settings: asked instead of what certificates name, wherever it lies. */
  readonly ocspUrl: string | null;
  readonly crlUrl: string | null;
  /** Which IP addresses a certificate may lead to; those of the public internet by default. */
  readonly mayConnect?: (address: string) => boolean;
  /** PEM of CAs that may certify a server asked by https, besides Node's own. */
  readonly authorities?: readonly string[];
}

const hour = 60 * 60_000;
const limits = {
  timeoutMs: 10_000,
  ocspBytes: 64 * 1024,
  crlBytes: 20 * 1024 * 1024,
  /** Most addresses of one certificate that are tried. */
  addresses: 2,
  answers: 10_000,
  crls: 32,
  crlMemory: 64 * 1024 * 1024,
  goodMs: 12 * hour,
  unknownMs: hour,
  crlMs: 24 * hour,
  staleCrlMs: hour / 2,
} as const;

/**
 * OCSP (RFC 6960) and certificate lists (RFC 5280), kept in memory as long as they may be relied on. Their readers are loaded with
 * the first question: their ASN.1 schemas are a sixth of all modules of a start.
 */
export function createRevocationChecker(deps: RevocationCheckerDeps): RevocationChecker {
  const answers = createRevocationCache<RevocationAnswer>({
    maxEntries: limits.answers,
    maxWeight: limits.answers,
  });
  const crls = createRevocationCache<VerifiedCrl>({
    maxEntries: limits.crls,
    maxWeight: limits.crlMemory,
  });
  const ending = new AbortController();
  const oneAnswer = createSingleFlight<RevocationOutcome>();
  const oneList = createSingleFlight<VerifiedCrl | ProbeProblem>();

  const placesOf = (override: string | null, own: readonly string[]): readonly Place[] =>
    override === null
      ? own
          .slice(0, limits.addresses)
          .map((url) => ({ url, mayConnect: deps.mayConnect ?? isPublicAddress }))
      : [{ url: override, mayConnect: () => true }];

  const get = (place: Place, maxBytes: number, question: Uint8Array | null) =>
    fetchBytes({
      ...place,
      body: question && { type: 'application/ocsp-request', bytes: question },
      maxBytes,
      timeoutMs: limits.timeoutMs,
      signal: ending.signal,
      authorities: deps.authorities ?? [],
    });

  const askResponder = async (place: Place, subject: RevocationSubject) => {
    const { ocspCertId, writeOcspRequest } = await import('./ocsp-request.ts');
    const { readOcspResponse } = await import('./ocsp-response.ts');
    const question = writeOcspRequest(ocspCertId(subject));
    const bytes = await get(place, limits.ocspBytes, question);
    return typeof bytes === 'string' ? failed(bytes) : readOcspResponse(bytes, subject, deps.now());
  };

  const askList = async (place: Place, subject: RevocationSubject) => {
    const { lookUpCrl, readCrl } = await import('./crl.ts');
    const key = `${digestOf(subject.issuer.raw)} ${place.url}`;
    const crl =
      crls.find(key, deps.now()) ??
      (await oneList.run(key, async () => {
        const bytes = await get(place, limits.crlBytes, null);
        if (typeof bytes === 'string') return bytes;
        const read = readCrl(bytes, subject.issuer);
        if (typeof read !== 'string')
          crls.keep(key, read, listUntil(read, deps.now()), bytes.length);
        return read;
      }));
    return typeof crl === 'string' ? failed(crl) : lookUpCrl(crl, subject, deps.now());
  };

  const ask = async (subject: RevocationSubject): Promise<RevocationOutcome> => {
    const overOcsp = await firstAnswer(placesOf(deps.ocspUrl, subject.ocspUrls), (place) =>
      askResponder(place, subject),
    );
    if (overOcsp.ok) return overOcsp;
    const overCrl = await firstAnswer(placesOf(deps.crlUrl, subject.crlUrls), (place) =>
      askList(place, subject),
    );
    return overCrl.ok || overOcsp.problem === 'NoAddress' ? overCrl : overOcsp;
  };

  return {
    check: async ({ certificate, issuer, fresh = false }) => {
      const subject = issuer === null ? null : readSubject(certificate, issuer);
      if (subject === null) return failed('NotTrusted');
      if (subject === 'Unreadable') return failed(subject);
      const key = digestOf(certificate, subject.issuer.raw);
      const known = fresh ? undefined : answers.find(key, deps.now());
      if (known !== undefined) return { ok: true, answer: known };
      return oneAnswer.run(key, async () => {
        const outcome = await ask(subject);
        // A list is kept as a whole
        if (outcome.ok && outcome.answer.source === 'ocsp')
          answers.keep(key, outcome.answer, keptUntil(outcome.answer, deps.now()));
        return outcome;
      });
    },
    close: () => {
      ending.abort();
      answers.clear();
      crls.clear();
    },
  };
}

interface Place {
  readonly url: string;
  readonly mayConnect: (address: string) => boolean;
}

const failed = (problem: ProbeProblem): RevocationOutcome => ({ ok: false, problem });

/** One place after the other until one gives an answer; of the failures, the last. */
async function firstAnswer(
  places: readonly Place[],
  ask: (place: Place) => Promise<RevocationOutcome>,
): Promise<RevocationOutcome> {
  let outcome = failed('NoAddress');
  for (const place of places) {
    outcome = await ask(place);
    if (outcome.ok) break;
  }
  return outcome;
}

function readSubject(
  certificate: Uint8Array,
  issuer: Uint8Array,
): RevocationSubject | null | 'Unreadable' {
  try {
    return readRevocationSubject(certificate, issuer);
  } catch {
    return 'Unreadable';
  }
}

/** An answer without an end of its own is of its moment, and not kept. */
function keptUntil({ kind, nextUpdate }: RevocationAnswer, now: Date): Date {
  const end = nextUpdate === null ? now : new Date(nextUpdate);
  if (kind === 'revoked') return end;
  return sooner(end, now, kind === 'good' ? limits.goodMs : limits.unknownMs);
}

/** One that is past its end is no answer, and still not fetched again for every certificate. */
function listUntil({ nextUpdate }: VerifiedCrl, now: Date): Date {
  const end = sooner(nextUpdate, now, limits.crlMs);
  return new Date(Math.max(end.getTime(), now.getTime() + limits.staleCrlMs));
}

function sooner(end: Date, now: Date, withinMs: number): Date {
  return new Date(Math.min(end.getTime(), now.getTime() + withinMs));
}

function digestOf(...parts: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(createHash('sha256').update(part).digest());
  return hash.digest('hex');
}
