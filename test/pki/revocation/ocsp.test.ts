import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ocspCertId, writeOcspRequest } from '../../../plugin/pki/revocation/ocsp-request.ts';
import { readOcspResponse } from '../../../plugin/pki/revocation/ocsp-response.ts';
import {
  readRevocationSubject,
  type RevocationSubject,
} from '../../../plugin/pki/revocation/subject.ts';
import { createOpensslAuthority, inDays, openssl } from './revocation-openssl.ts';

let authority: ReturnType<typeof createOpensslAuthority>;
let stranger: ReturnType<typeof createOpensslAuthority>;
const subjects = new Map<string, RevocationSubject>();
const now = new Date();

const subjectOf = (name: string) => subjects.get(name)!;
const requestOf = (name: string) => writeOcspRequest(ocspCertId(subjectOf(name)));
const problem = (what: string) => ({ ok: false, problem: what });

describe.skipIf(openssl.missing)('readOcspResponse with answers of OpenSSL', () => {
  beforeAll(() => {
    authority = createOpensslAuthority();
    stranger = createOpensslAuthority();
    for (const name of ['good', 'stolen', 'retired', 'other']) {
      const certificate = authority.issue(name);
      subjects.set(name, readRevocationSubject(certificate, authority.certificate)!);
    }
    authority.revoke('stolen', 'keyCompromise');
    authority.revoke('retired', 'unspecified');
    authority.issue('responder', ['extendedKeyUsage = OCSPSigning']);
    authority.issue('signer without the purpose', ['extendedKeyUsage = clientAuth']);
    authority.issue('wrong usage', ['extendedKeyUsage = OCSPSigning', 'keyUsage = keyAgreement']);
    authority.issue('weak responder', ['extendedKeyUsage = OCSPSigning'], ['-md', 'sha1']);
    stranger.issue('responder', ['extendedKeyUsage = OCSPSigning']);
  });
  afterAll(() => {
    authority.close();
    stranger.close();
  });

  const read = (name: string, response: Uint8Array, at = now) =>
    readOcspResponse(response, subjectOf(name), at);

  it('returns good with the end of the answer', () => {
    const outcome = read('good', authority.answer(requestOf('good')));
    expect(outcome).toMatchObject({
      ok: true,
      answer: { kind: 'good', source: 'ocsp', revokedAt: null, reason: null },
    });
    const { nextUpdate } = (outcome as { answer: { nextUpdate: string } }).answer;
    expect(Date.parse(nextUpdate)).toBeGreaterThan(now.getTime() + 50 * 60_000);
  });

  it.each([
    ['stolen', 'keyCompromise'],
    ['retired', 'unspecified'],
  ])('returns revoked with the time and the reason: %s, %s', (name, reason) => {
    const outcome = read(name, authority.answer(requestOf(name)));
    expect(outcome).toMatchObject({
      ok: true,
      answer: { kind: 'revoked', revokedAt: expect.stringMatching(/^20.*Z$/) as string },
    });
    const reported = (outcome as { answer: { reason: string | null } }).answer.reason;
    expect(reported ?? 'unspecified').toBe(reason);
  });

  it('returns unknown when the responder does not know the certificate', () => {
    const response = authority.answer(
      writeOcspRequest({ ...ocspCertId(subjectOf('good')), serialNumber: Uint8Array.of(0x42) }),
    );
    const outcome = readOcspResponse(
      response,
      { ...subjectOf('good'), serialNumber: Uint8Array.of(0x42) },
      now,
    );
    expect(outcome).toMatchObject({ ok: true, answer: { kind: 'unknown', source: 'ocsp' } });
  });

  it('accepts an answer when the issuer delegated the responder', () => {
    const response = authority.answer(requestOf('stolen'), { signer: 'responder' });
    expect(read('stolen', response)).toMatchObject({ ok: true, answer: { kind: 'revoked' } });
  });

  it.each([
    ['a certificate without the purpose', 'signer without the purpose'],
    ['a certificate whose key is for something else', 'wrong usage'],
    ['an ordinary certificate of the same issuer', 'other'],
  ])('rejects an answer signed by %s', (_, signer) => {
    expect(read('good', authority.answer(requestOf('good'), { signer }))).toEqual(
      problem('NotTrusted'),
    );
  });

  it('rejects an answer from another authority or its delegate', () => {
    const index = ['-index', 'index.txt'];
    for (const signer of ['ca', 'responder']) {
      const response = stranger.answer(requestOf('good'), { signer, args: index });
      expect(read('good', response)).toEqual(problem('NotTrusted'));
    }
  });

  it('rejects an answer when the delegated certificate is missing', () => {
    const response = authority.answer(requestOf('good'), {
      signer: 'responder',
      args: ['-resp_no_certs'],
    });
    expect(read('good', response)).toEqual(problem('NotTrusted'));
  });

  it('rejects an answer for another certificate', () => {
    expect(read('stolen', authority.answer(requestOf('good')))).toEqual(problem('NotTrusted'));
  });

  it('rejects an answer when the signature uses SHA-1', () => {
    const response = authority.answer(requestOf('good'), { args: ['-rmd', 'sha1'] });
    expect(read('good', response)).toEqual(problem('NotTrusted'));
  });

  it('rejects an answer when the delegate’s certificate is signed with SHA-1', () => {
    const response = authority.answer(requestOf('good'), { signer: 'weak responder' });
    expect(read('good', response)).toEqual(problem('NotTrusted'));
  });

  it.each([
    ['past its end', inDays(1), 'Outdated'],
    ['not begun', inDays(-1), 'Outdated'],
  ])('returns Outdated when the answer is %s', (_, at, word) => {
    expect(read('good', authority.answer(requestOf('good')), at)).toEqual(problem(word));
  });

  it('accepts an answer within five minutes of clock difference, not beyond', () => {
    const response = authority.answer(requestOf('good'));
    const minutes = (count: number) => new Date(now.getTime() + count * 60_000);
    expect(read('good', response, minutes(-4)).ok).toBe(true);
    expect(read('good', response, minutes(-7)).ok).toBe(false);
    expect(read('good', response, minutes(64)).ok).toBe(true);
    expect(read('good', response, minutes(67)).ok).toBe(false);
  });

  it('rejects an answer after the end of the delegated certificate', () => {
    const args = ['-ndays', '90'];
    const long = authority.answer(requestOf('good'), { signer: 'responder', args });
    expect(read('good', long, inDays(20)).ok).toBe(true);
    expect(read('good', long, inDays(40))).toEqual(problem('NotTrusted'));
  });

  it('returns Refused for a refusal and Fault for a temporary fault', () => {
    const status = (code: number) => Uint8Array.of(0x30, 3, 0x0a, 1, code);
    expect([1, 2, 3, 5, 6].map((code) => read('good', status(code)))).toEqual(
      ['Refused', 'Fault', 'Fault', 'Refused', 'Refused'].map(problem),
    );
  });

  it('returns the same answer or a problem when a byte changed', () => {
    const response = authority.answer(requestOf('stolen'), { signer: 'responder' });
    const honest = read('stolen', response);
    fc.assert(
      fc.property(fc.nat(response.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const changed = Uint8Array.from(response);
        changed[at] = (changed[at] ?? 0) ^ flip;
        const outcome = read('stolen', changed);
        // Outside the signed part a byte may change without saying anything else
        if (outcome.ok) expect(outcome).toEqual(honest);
      }),
      { numRuns: 200 },
    );
  });

  it('rejects an answer when the answer is cut or followed by bytes', () => {
    const response = authority.answer(requestOf('good'));
    for (let length = 0; length < response.length; length += 23)
      expect(read('good', response.subarray(0, length)).ok).toBe(false);
    expect(read('good', Buffer.concat([response, Buffer.alloc(1)]))).toEqual(problem('Unreadable'));
  });

  it('writes a request that OpenSSL reads, without a nonce', () => {
    expect(authority.describeRequest(requestOf('good'))).toMatch(/Hash Algorithm: sha1/);
    expect(authority.describeRequest(requestOf('good'))).not.toMatch(/Nonce/);
  });
});

describe.skipIf(openssl.missing)('readRevocationSubject', () => {
  it('returns null when the issuer did not sign the certificate or is not an authority', () => {
    const one = createOpensslAuthority();
    const two = createOpensslAuthority();
    const leaf = one.issue('leaf');
    expect(readRevocationSubject(leaf, two.certificate)).toBeNull();
    expect(readRevocationSubject(leaf, leaf)).toBeNull();
    expect(readRevocationSubject(leaf, one.certificate)).toMatchObject({
      ocspUrls: [],
      crlUrls: [],
    });
    one.close();
    two.close();
  });

  it('lists only http(s) addresses of OCSP and of complete lists', () => {
    const one = createOpensslAuthority();
    const leaf = one.issue('leaf', [
      'authorityInfoAccess = OCSP;URI:http://ocsp.example.org/a,OCSP;URI:ldap://x/y,caIssuers;URI:http://ca.example.org/',
      'crlDistributionPoints = whole,part',
      '[whole]',
      'fullname = URI:http://crl.example.org/a.crl,URI:ftp://crl.example.org/a.crl',
      '[part]',
      'fullname = URI:http://crl.example.org/part.crl',
      'reasons = keyCompromise',
    ]);
    expect(readRevocationSubject(leaf, one.certificate)).toMatchObject({
      ocspUrls: ['http://ocsp.example.org/a'],
      crlUrls: ['http://crl.example.org/a.crl'],
    });
    one.close();
  });
});
