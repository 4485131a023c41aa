import { X509Certificate } from 'node:crypto';
import { expect, describe, it } from 'vitest';
import { noProbes } from '../../../plugin/domain/certificate/online-status.ts';
import { probeSubject } from '../../../plugin/domain/probe/subject.ts';
import { openKeystore } from '../../../plugin/pki/pkcs12/open-keystore.ts';
import { toAnchor } from '../../../plugin/pki/x509/trust-anchor.ts';
import { testKeystore, testPki } from '../../support/fixtures/keystores.ts';

async function subjectUnder(anchors: readonly Uint8Array[], withoutChain = false) {
  const { bytes, password, fileName } = await testKeystore('complete', { withoutChain });
  return probeSubject({
    facts: openKeystore(bytes, password).facts,
    fileName,
    anchors: anchors.map((der) => toAnchor(new X509Certificate(der), 'simulation', 'issuing')),
    environment: null,
    expected: null,
    siblings: [],
    renewalWindowDays: 90,
    probes: noProbes,
  });
}

const bytesOf = (der: Uint8Array) => Uint8Array.from(der);

describe('probeSubject', () => {
  it('returns the issuer and the CA certificates of the file without the root', async () => {
    const { issuing001 } = await testPki();
    const issuer = bytesOf(issuing001.certificate);
    expect(await subjectUnder([issuing001.certificate])).toMatchObject({ issuer, chain: [issuer] });
  });

  it('returns the issuer of the certificate when the anchor is higher', async () => {
    const { issuing001, root001 } = await testPki();
    const issuer = bytesOf(issuing001.certificate);
    expect(await subjectUnder([root001.certificate])).toMatchObject({ issuer });
  });

  it('returns the anchor as issuer when the file has no chain', async () => {
    const { issuing001 } = await testPki();
    const issuer = bytesOf(issuing001.certificate);
    expect(await subjectUnder([issuing001.certificate], true)).toMatchObject({ issuer, chain: [] });
  });

  it('returns no issuer when none is trusted', async () => {
    const { issuing002 } = await testPki();
    expect(await subjectUnder([issuing002.certificate])).toMatchObject({ issuer: null });
  });
});
