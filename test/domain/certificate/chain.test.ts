import { X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { judge } from '../../../plugin/domain/certificate/verdict/verdict.ts';
import { openKeystore } from '../../../plugin/pki/pkcs12/open-keystore.ts';
import type { TrustAnchor } from '../../../plugin/pki/x509/trust-anchor.ts';
import type { SimulatedPki } from '../../../simulator/pki/certification-authority.ts';
import type { SampleKind, SampleOptions } from '../../../simulator/keystore/sample-keystores.ts';
import { anAnchor } from '../../support/fixtures/keystore-facts.ts';
import { testKeystore, testPki } from '../../support/fixtures/keystores.ts';
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

describe('an authority whose certificate we have', () => {
  it('vouches for what it signed, wherever the environment comes from', async () => {
    const verdict = await verdictOf([anchorOf(pki.issuing001.certificate)]);
    expect(verdict).toMatchObject({ state: 'Complete', environment: 'simulation' });
    expect(verdict.findings.map(({ code }) => code)).not.toContain('IssuerUnknown');
  });

  it('completes a chain that the file lacks, and says so', async () => {
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

  it('vouches with an ECDSA key as well', async () => {
    const anchors = [anchorOf(pki.issuing002.certificate)];
    expect(await codesOf(anchors, 'ecLeaf')).not.toContain('IssuerUnknown');
    expect(await codesOf(anchors, 'ecLeaf', { withoutChain: true })).not.toContain('IssuerUnknown');
  });

  it('may stand higher when the file has the CA in between', async () => {
    const anchors = [anchorOf(pki.root001.certificate)];
    expect(await codesOf(anchors)).not.toContain('IssuerUnknown');
    expect(await codesOf(anchors, 'complete', { withoutChain: true })).toContain('IssuerUnknown');
  });

  it('does not vouch when it is listed as a root only', async () => {
    expect(await codesOf([anchorOf(pki.root001.certificate, { role: 'root' })])).toContain(
      'IssuerUnknown',
    );
  });

  it('does not vouch for what another authority of the same name signed', async () => {
    expect(await codesOf([anchorOf(pki.issuing002.certificate)])).toContain('IssuerUnknown');
    expect(await codesOf([anchorOf(pki.issuing001.certificate)], 'unknownIssuer')).toContain(
      'IssuerUnknown',
    );
  });
});

it('an authority known by fingerprint alone vouches for its own leaves, not for those of CAs below it', async () => {
  const listed = (der: Uint8Array) => anchorOf(der, { certificate: null });
  expect(await codesOf([listed(pki.issuing001.certificate)])).not.toContain('IssuerUnknown');
  expect(await codesOf([listed(pki.root001.certificate)])).toContain('IssuerUnknown');
});

describe('a sample file', () => {
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
  ] as const)('%s is %s, with and without names and chain', async (kind, state) => {
    const anchors = [anchorOf(pki.issuing001.certificate), anchorOf(pki.issuing002.certificate)];
    expect((await verdictOf(anchors, kind)).state).toBe(state);
    const bare = { withoutFriendlyNames: true, withoutLocalKeyIds: true, withoutChain: true };
    expect((await verdictOf(anchors, kind, bare)).state).toBe(state);
  });
});
