import { X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { isSignedBy } from '../../../plugin/pki/x509/certificate-signature.ts';
import {
  fingerprintOf,
  isIssuedBy,
  isSelfSigned,
  pathTo,
} from '../../../plugin/pki/x509/certification-path.ts';
import { findPath, maxSignatures } from '../../../plugin/pki/x509/path-search.ts';
import { toAnchor } from '../../../plugin/pki/x509/trust-anchor.ts';
import { openssl, opensslAccepts } from './openssl-verify.ts';
import { at, issueLine } from './path-cases.ts';
import { ecKeys, issue, unknownExtension } from '../../support/fixtures/test-certificates.ts';
import type { Profile, TestCertificate } from '../../support/fixtures/test-certificates.ts';

const options = { at, allowSha1: false };
const ca = { ca: true };

/** Common names of the path found, target first; null when there is none. */
function search(
  target: TestCertificate,
  candidates: readonly TestCertificate[],
  anchors: readonly TestCertificate[],
) {
  const of = ({ certificate }: TestCertificate) => certificate;
  return pathTo(target.certificate, candidates.map(of), anchors.map(of), options);
}

const certificatesOf = (...made: readonly TestCertificate[]) =>
  made.map(({ certificate }) => certificate);

/** The same CA, key and name, under another issuer. */
const crossCertificate = (
  issuer: TestCertificate,
  of: TestCertificate,
  profile: Partial<Profile> = {},
) => issue(issuer, { ...ca, name: of.name, keys: of, ...profile });

describe('pathTo with several candidates', () => {
  it('finds the issuer with the right key when two issuers share a name', () => {
    const root = issue(null, { ...ca, name: 'root' });
    const [former, current] = [1, 2].map(() => issue(root, { ...ca, name: 'CA' }));
    for (const issuerKey of [undefined, null]) {
      const target = issue(current!, {
        name: 'target',
        ...(issuerKey === null ? { issuerKey } : {}),
      });
      for (const candidates of [
        [former!, current!],
        [current!, former!],
      ])
        expect(search(target, candidates, [root])).toEqual(certificatesOf(target, current!, root));
    }
  });

  it('takes the shorter of two paths', () => {
    const [root, middle, issuing] = issueLine([ca, ca, ca]);
    const other = issue(null, { ...ca, name: 'other root' });
    const cross = crossCertificate(other, issuing!);
    const target = issue(issuing!, { name: 'target' });
    const candidates = [issuing!, middle!, cross];
    expect(search(target, candidates, [root!, other])).toEqual(
      certificatesOf(target, cross, other),
    );
    expect(search(target, candidates, [root!])).toEqual(
      certificatesOf(target, issuing!, middle!, root!),
    );
  });

  it.each<[string, Partial<Profile>]>([
    ['has expired', { to: '2026-05-31T00:00:00Z' }],
    ['has an unknown critical extension', { extensions: [unknownExtension(true)] }],
    ['may not sign certificates', { keyUsage: 'digitalSignature' }],
  ])('takes the longer of two paths when a CA of the shorter %s', (_, flaw) => {
    const [root, middle, issuing] = issueLine([ca, ca, ca]);
    const target = issue(issuing!, { name: 'target' });
    const cross = crossCertificate(root!, issuing!, flaw);
    expect(search(target, [cross, issuing!, middle!], [root!])).toEqual(
      certificatesOf(target, issuing!, middle!, root!),
    );
  });

  it('takes the path without a limit when the same CA has a path limit on another path', () => {
    const root = issue(null, { ...ca, name: 'root' });
    const upper = issue(root, { ...ca, name: 'upper' });
    const limited = crossCertificate(root, upper, { pathLength: 0 });
    const lower = issue(upper, { ...ca, name: 'lower' });
    const target = issue(lower, { name: 'target' });
    expect(search(target, [limited, lower], [root])).toBeNull();
    expect(search(target, [limited, lower, upper], [root])).toEqual(
      certificatesOf(target, lower, upper, root),
    );
  });

  it('ends the search when authorities certify each other', () => {
    const [one, other] = ['one', 'other'].map((name) => issue(null, { ...ca, name }));
    const loop = [crossCertificate(one!, other!), crossCertificate(other!, one!)];
    const target = issue(one!, { name: 'target' });
    const root = issue(null, { ...ca, name: 'root' });
    expect(search(target, loop, [root])).toBeNull();
    const exit = crossCertificate(root, other!);
    expect(search(target, [...loop, exit], [root])).toEqual(
      certificatesOf(target, loop[1]!, exit, root),
    );
  });

  it('returns null when a candidate has the name of an anchor but another key', () => {
    const [forged, target] = issueLine([ca, {}]);
    const genuine = issue(null, { ...ca, name: 'certificate 0' });
    expect(search(target!, [forged!], [genuine])).toBeNull();
  });
});

describe('pathTo with anchors', () => {
  const [root, issuing, target] = issueLine([ca, ca, {}]);
  const [trusted, between, leaf] = certificatesOf(root!, issuing!, target!);

  it('finds an anchor known by its fingerprint when the anchor’s certificate is a candidate', () => {
    const fingerprint = fingerprintOf(trusted!);
    expect(pathTo(leaf!, [between!, trusted!], [fingerprint], options)).toHaveLength(3);
    expect(pathTo(leaf!, [between!], [fingerprint], options)).toBeNull();
    expect(pathTo(leaf!, [between!], [fingerprintOf(between!)], options)).toEqual([leaf, between]);
  });

  it('returns null when the target is an anchor itself', () => {
    expect(pathTo(trusted!, [trusted!], [trusted!], options)).toBeNull();
    expect(pathTo(leaf!, [], [leaf!], options)).toBeNull();
  });

  it('accepts a self-signed anchor and an anchor that another CA signed', () => {
    expect(pathTo(leaf!, [], [between!], options)).toEqual([leaf, between]);
    expect(pathTo(between!, [], [trusted!], options)).toEqual([between, trusted]);
  });
});

describe('pathTo search effort', () => {
  afterEach(() => vi.restoreAllMocks());

  it('stops at the signature limit when thousands of candidates have the issuer’s name', () => {
    const root = issue(null, { ...ca, name: 'root' });
    const target = issue(root, { name: 'target', issuerKey: null });
    const one = issue(root, { ...ca, name: 'root', signature: Buffer.alloc(70) });
    const crowd = Array.from({ length: 3000 }, (_, index) => {
      const der = Buffer.from(one.certificate.raw);
      der.writeUInt32BE(index, der.length - 4);
      return { ...one, certificate: new X509Certificate(der) };
    });
    const stranger = issue(null, { ...ca, name: 'root' });
    expect(search(target, crowd, [stranger])).toBeNull();
    // Anchors come first
    expect(search(target, crowd, [root])).toEqual(certificatesOf(target, root));
  });

  it.each([9, 30])(
    'stops at the signature limit when %i authorities certified each other',
    (count) => {
      const names = Array.from({ length: count }, (_, index) => `CA ${index}`);
      const isAnchor = vi.fn(() => false);
      const isSignedBy = vi.fn(() => true);
      const path = findPath('target', names, isAnchor, {
        read: (name) => ({
          fingerprint: name,
          spkiSha256: name,
          isCa: true,
          isSelfIssued: false,
          pathLength: null,
          hasUnknownCritical: false,
          signatureHash: 'accepted',
          notBefore: at,
          notAfter: at,
        }),
        isNamedIssuer: () => true,
        isSignedBy,
        ...options,
      });
      expect(path).toBeNull();
      expect(isSignedBy.mock.calls.length).toBeLessThanOrEqual(maxSignatures);
      // Once for each path that was looked into; without a bound there are some 180,000
      expect(isAnchor.mock.calls.length).toBeLessThan(10_000);
    },
  );
});

describe('isIssuedBy', () => {
  const root = issue(null, { ...ca, name: 'root' });
  const issued = issue(root, { name: 'target' }).certificate;

  it('returns true for the CA that issued a certificate, valid or expired', () => {
    expect(isIssuedBy(issued, root.certificate, { allowSha1: false })).toBe(true);
    const old = issue(root, { name: 'target', to: '2020-02-01T00:00:00Z' }).certificate;
    expect(isIssuedBy(old, root.certificate, { allowSha1: false })).toBe(true);
  });

  it('returns false when the issuer is not a CA although its key signed', () => {
    const holder = issue(root, { name: 'holder', keyUsage: 'digitalSignature' });
    const { certificate } = issue(holder, { name: 'target' });
    expect(isSignedBy(certificate, holder.certificate)).toBe(true);
    expect(isIssuedBy(certificate, holder.certificate, { allowSha1: false })).toBe(false);
  });

  it('returns false when a certificate is its own issuer', () => {
    expect(isSelfSigned(root.certificate)).toBe(true);
    expect(isIssuedBy(root.certificate, root.certificate, { allowSha1: true })).toBe(false);
  });
});

describe('isSelfSigned', () => {
  it.each<[string, Partial<Profile>]>([
    ['insists on something unknown', { extensions: [unknownExtension(true)] }],
    ['may not sign certificates', { keyUsage: 'digitalSignature' }],
    ['names another key', { issuerKey: ecKeys().publicKey }],
  ])('returns true, so that the anchor has the root role, when a root %s', (_, flaw) => {
    const { certificate } = issue(null, { ...ca, name: 'root', ...flaw });
    expect(isSelfSigned(certificate)).toBe(true);
    expect(toAnchor(certificate, 'simulation').role).toBe('root');
  });

  it('returns false when another key with the same name signed', () => {
    const root = issue(null, { ...ca, name: 'root' });
    const { certificate } = issue(root, { ...ca, name: 'root' });
    expect(isSelfSigned(certificate)).toBe(false);
    expect(toAnchor(certificate, 'simulation').role).toBe('issuing');
  });
});

describe.skipIf(openssl.missing)('pathTo compared with openssl verify', () => {
  const pool = Array.from({ length: 6 }, ecKeys);
  const mostly = <T>(usual: T, ...others: readonly T[]) =>
    fc.oneof(
      { weight: 12, arbitrary: fc.constant(usual) },
      { weight: 1, arbitrary: fc.constantFrom(...others) },
    );
  const profile = fc.record({
    ca: mostly<boolean | null>(true, false, null),
    keyUsage: mostly<'keyCertSign' | 'digitalSignature' | null>(
      'keyCertSign',
      'digitalSignature',
      null,
    ),
    pathLength: fc.constantFrom(null, null, 0, 1, 2),
    from: mostly('2020-01-01T00:00:00Z', '2027-01-01T00:00:00Z'),
    extensions: mostly([unknownExtension(false)], [unknownExtension(true)], []),
    name: fc.constantFrom('one', 'two', 'three'),
    // Never left out: openssl takes a self-issued certificate without key identifier for a self-signed one
    issuerKey: mostly(undefined, pool[0]!.publicKey),
  });

  it('agrees with openssl on any line of certificates', () => {
    fc.assert(
      fc.property(fc.array(profile, { minLength: 2, maxLength: 6 }), (profiles) => {
        const line = issueLine(
          profiles.map(({ issuerKey, ...rest }, index) => ({
            ...rest,
            // openssl forgives an anchor without basicConstraints
            ca: index === 0 ? (rest.ca ?? false) : rest.ca,
            keys: pool[index]!,
            ...(issuerKey === undefined ? {} : { issuerKey }),
          })),
        );
        const [anchor, ...others] = certificatesOf(...line);
        const target = others.pop()!;
        const question = { target, candidates: others, anchors: [anchor!] };
        const found = pathTo(target, others, [anchor!], options) !== null;
        expect(found).toBe(opensslAccepts({ ...question, at }));
      }),
      { numRuns: 60 },
    );
  });
});
