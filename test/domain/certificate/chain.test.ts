import { X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { certificatesAbove, findChain } from '../../../plugin/domain/certificate/verdict/chain.ts';
import { judge } from '../../../plugin/domain/certificate/verdict/verdict.ts';
import type { CertificateFacts } from '../../../plugin/pki/pkcs12/keystore-content.ts';
import { openKeystore } from '../../../plugin/pki/pkcs12/open-keystore.ts';
import type { TrustAnchor } from '../../../plugin/pki/x509/trust-anchor.ts';
import type { SimulatedPki } from '../../../simulator/pki/certification-authority.ts';
import type { SampleKind, SampleOptions } from '../../../simulator/keystore/sample-keystores.ts';
import {
  aCa,
  aCertificate,
  anAnchor,
  authentication,
  factsOf,
} from '../../support/fixtures/keystore-facts.ts';
import { testKeystore, testPki } from '../../support/fixtures/keystores.ts';
import { issue, unknownExtension } from '../../support/fixtures/test-certificates.ts';
import { noProbes } from '../../../plugin/domain/certificate/online-status.ts';

/* Real signatures: only a certificate that verifies completes a chain. */

let pki: SimulatedPki;
beforeAll(async () => {
  pki = await testPki();
});

function anchorOf(der: Uint8Array, changes: Partial<TrustAnchor> = {}): TrustAnchor {
  const certificate = new X509Certificate(der);
  return anAnchor({
    fingerprint: certificate.fingerprint256.replaceAll(':', ''),
    environment: 'simulation',
    certificate: certificate.raw.toString('base64'),
    ...changes,
  });
}

async function verdictOf(
  anchors: readonly TrustAnchor[],
  kind: SampleKind = 'complete',
  options: Omit<SampleOptions, 'keys'> = {},
) {
  const sample = await testKeystore(kind, options);
  const { facts } = openKeystore(sample.bytes, sample.password);
  return judge(
    {
      facts,
      fileName: sample.fileName,
      anchors,
      probes: noProbes,
      environment: null,
      expected: null,
      siblings: [],
      renewalWindowDays: 90,
    },
    new Date(),
  );
}

const codesOf = async (...given: Parameters<typeof verdictOf>) =>
  (await verdictOf(...given)).findings.map(({ code }) => code);

describe('trust anchor with its certificate', () => {
  it('confirms a certificate and sets its environment when the anchor signed the certificate', async () => {
    const verdict = await verdictOf([anchorOf(pki.issuing001.certificate)]);
    expect(verdict).toMatchObject({ state: 'Complete', environment: 'simulation' });
    expect(verdict.findings.map(({ code }) => code)).not.toContain('IssuerUnknown');
  });

  it('completes the chain and reports the gap when the file lacks the CA', async () => {
    const { findings, environment } = await verdictOf(
      [anchorOf(pki.issuing001.certificate)],
      'complete',
      { withoutChain: true },
    );
    expect(environment).toBe('simulation');
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'ChainIncomplete', variant: null, severity: 'info' }),
    );
  });

  it('confirms a certificate when the anchor has an ECDSA key', async () => {
    const anchors = [anchorOf(pki.issuing002.certificate)];
    expect(await codesOf(anchors, 'ecLeaf')).not.toContain('IssuerUnknown');
    expect(await codesOf(anchors, 'ecLeaf', { withoutChain: true })).not.toContain('IssuerUnknown');
  });

  it('confirms a certificate when the anchor is above a CA in the file', async () => {
    const anchors = [anchorOf(pki.root001.certificate)];
    expect(await codesOf(anchors)).not.toContain('IssuerUnknown');
    expect(await codesOf(anchors, 'complete', { withoutChain: true })).toContain('IssuerUnknown');
  });

  it('confirms no certificate when the anchor is listed as a root only', async () => {
    expect(await codesOf([anchorOf(pki.root001.certificate, { role: 'root' })])).toContain(
      'IssuerUnknown',
    );
  });

  it('confirms no certificate when another authority of the same name signed', async () => {
    expect(await codesOf([anchorOf(pki.issuing002.certificate)])).toContain('IssuerUnknown');
    expect(await codesOf([anchorOf(pki.issuing001.certificate)], 'unknownIssuer')).toContain(
      'IssuerUnknown',
    );
  });
});

describe('findChain', () => {
  const chainOf = (
    leaf: Partial<CertificateFacts> = {},
    issuer: Partial<CertificateFacts> = {},
    anchors = [anAnchor()],
  ) => {
    const facts = factsOf(
      [{ ...authentication, certificate: aCertificate(leaf) }],
      [{ certificate: aCa(issuer) }],
    );
    return findChain(facts.certificates[0]!, facts, anchors);
  };
  /** DER of a certificate with an extension that no program knows. */
  const insisting = (critical: boolean) =>
    issue(null, { name: 'any', extensions: [unknownExtension(critical)] }).certificate.raw.toString(
      'base64',
    );

  it('returns the listed authority of the file, and its certificate as the issuer', () => {
    const anchor = anAnchor();
    expect(chainOf({}, {}, [anchor])).toMatchObject({
      anchor,
      issuer: aCa().der,
      issuerInFile: true,
    });
    const identifiers = [{ authorityKeyIdentifier: 'AB' }, { subjectKeyIdentifier: 'AB' }] as const;
    expect(chainOf(...identifiers).anchor).not.toBeNull();
    expect(chainOf({ der: insisting(false) }, { der: insisting(false) }).anchor).not.toBeNull();
  });

  it.each<[string, Partial<CertificateFacts>, Partial<CertificateFacts>]>([
    ['may not sign certificates', {}, { keyUsage: ['digitalSignature'] }],
    [
      'has another key identifier',
      { authorityKeyIdentifier: 'AB' },
      { subjectKeyIdentifier: 'CD' },
    ],
    ['insists on an unknown extension', {}, { der: insisting(true) }],
    ['cannot be read', {}, { der: 'AAAA' }],
  ])('returns no issuer when the authority in the file %s', (_, leaf, issuer) => {
    expect(chainOf(leaf, issuer)).toMatchObject({
      anchor: null,
      issuer: null,
      issuerInFile: false,
    });
  });

  it('returns no anchor when the certificate insists on an unknown extension', () => {
    expect(chainOf({ der: insisting(true) }).anchor).toBeNull();
  });

  it('returns the issuer on the path when the anchor is higher', async () => {
    const { bytes, password } = await testKeystore('complete');
    const { facts } = openKeystore(bytes, password);
    const leaf = facts.certificates.find(({ isCa, issuerIsSubject }) => !isCa && !issuerIsSubject)!;
    const anchor = anchorOf(pki.root001.certificate);
    const chain = findChain(leaf, facts, [anchor]);
    expect(chain.anchor).toBe(anchor);
    expect(chain.issuer).toBe(pki.issuing001.certificate.toString('base64'));
  });
});

describe('certificatesAbove', () => {
  const cas = ['one', 'two', 'three'].map((name) => ({
    certificate: aCa({
      fingerprint: `F-${name}`,
      spkiSha256: `K-${name}`,
      subject: [{ type: '2.5.4.3', value: name }],
      issuer: [{ type: '2.5.4.3', value: name === 'one' ? 'two' : 'three' }],
      issuerIsSubject: name === 'three',
    }),
    signedBy: [name === 'one' ? 'F-two' : 'F-three'],
  }));
  const leaf = {
    alias: 'authentication',
    certificate: aCertificate({ issuer: [{ type: '2.5.4.3', value: 'one' }] }),
    signedBy: ['F-one'],
  };
  const above = (others: typeof cas) => {
    const facts = factsOf([leaf], others);
    return certificatesAbove(facts.certificates[0]!, facts).map(({ fingerprint }) => fingerprint);
  };

  it('returns the issuer first, as far up as the file goes', () => {
    expect(above(cas.toReversed())).toEqual(['F-one', 'F-two', 'F-three']);
    expect(above(cas.slice(0, 2))).toEqual(['F-one', 'F-two']);
  });

  it('returns none when the file has no issuer', () => {
    expect(above(cas.slice(1))).toEqual([]);
    expect(above([])).toEqual([]);
  });
});

it('confirms leaves, but no leaves of CAs below, when an anchor is known by fingerprint alone', async () => {
  const listed = (der: Uint8Array) => anchorOf(der, { certificate: null });
  expect(await codesOf([listed(pki.issuing001.certificate)])).not.toContain('IssuerUnknown');
  expect(await codesOf([listed(pki.root001.certificate)])).toContain('IssuerUnknown');
});

describe('verdict of a sample file', () => {
  it.each([
    ['complete', 'Complete'],
    ['renewed', 'Complete'],
    ['notCompleted', 'NotCompleted'],
    ['noEncryptionKey', 'NoEncryptionKey'],
    ['expired', 'Complete'],
    ['expiring', 'Complete'],
    ['notYetValid', 'Complete'],
    ['foreign', 'NotEhealth'],
    ['unknownIssuer', 'Complete'],
    ['oldKeysOnly', 'OldKeysOnly'],
    ['noPrivateKey', 'NoPrivateKey'],
    ['group', 'Complete'],
    ['company', 'Complete'],
    ['ecLeaf', 'Complete'],
  ] as const)(
    'returns for %s the state %s, with and without names and chain',
    async (kind, state) => {
      const anchors = [anchorOf(pki.issuing001.certificate), anchorOf(pki.issuing002.certificate)];
      expect((await verdictOf(anchors, kind)).state).toBe(state);
      const bare = { withoutFriendlyNames: true, withoutLocalKeyIds: true, withoutChain: true };
      expect((await verdictOf(anchors, kind, bare)).state).toBe(state);
    },
  );
});
