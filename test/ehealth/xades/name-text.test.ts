import { X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { issuerText, serialNumberText } from '../../../plugin/ehealth/xades/name-text.ts';
import {
  createAuthority,
  issueLeaf,
  type CertificationAuthority,
} from '../../../simulator/pki/certification-authority.ts';
import { freshKeys } from '../../../simulator/pki/key-source.ts';

let keys: Awaited<ReturnType<typeof freshKeys.ec>>;

beforeAll(async () => {
  keys = await freshKeys.ec('P-256');
});

const leafOf = (issuer: CertificationAuthority) =>
  issueLeaf(issuer, {
    holder: { type: 'SSIN', id: '00000000196', applicationId: null, name: 'ALICE SIMULATED' },
    publicKey: keys.publicKey,
    notBefore: new Date('2026-01-01T00:00:00Z'),
    notAfter: new Date('2029-01-01T00:00:00Z'),
  }).der;

describe('issuerText', () => {
  it.each([
    ['plain', 'CN=Trousseau simulation - plain'],
    ['a, b + c = "d"', 'CN=Trousseau simulation - a\\, b \\+ c \\= \\"d\\"'],
    ['<é> \\ ;', 'CN=Trousseau simulation - \\<é\\> \\\\ \\;'],
    ['blank at the end ', 'CN=Trousseau simulation - blank at the end\\ '],
  ])('returns the writing of RFC 4514 for "%s", last part first', (label, commonName) => {
    const issuer = createAuthority(label, '001', keys, null);
    expect(issuerText(leafOf(issuer))).toBe(
      `${commonName},2.5.4.5=#1303303031,O=Trousseau simulation,C=BE`,
    );
  });
});

describe('serialNumberText', () => {
  it('returns the decimal number that OpenSSL reads', () => {
    const leaf = leafOf(createAuthority('plain', '001', keys, null));
    const { serialNumber } = new X509Certificate(leaf);
    expect(serialNumberText(leaf)).toBe(BigInt(`0x${serialNumber}`).toString());
  });
});
