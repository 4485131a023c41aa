import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createBerBudget } from '../../../../plugin/pki/asn1/ber.ts';
import { derOid as oid } from '../../../../plugin/pki/asn1/der-writer.ts';
import { writePlaceholderCertificate } from '../../../../plugin/pki/pkcs12/writer/placeholder-certificate.ts';
import { readCertificate } from '../../../../plugin/pki/x509/certificate.ts';

const keys = {
  RSA: () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey,
  EC: () => generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey,
};
const factsOf = (der: Uint8Array) => readCertificate(der, createBerBudget(16)).facts;

describe('placeholder certificate', () => {
  it.each([
    ['RSA', '1.2.840.113549.1.1.11'],
    ['EC', '1.2.840.10045.4.3.2'],
  ] as const)('returns one for an %s key as section 14.2 describes it', async (type, algorithm) => {
    const key = keys[type]();
    const at = new Date('2026-03-01T09:10:11.500Z');
    const der = await writePlaceholderCertificate({ key, at });
    const name = [{ type: '2.5.4.6', value: 'Dummy' }];
    expect(factsOf(der)).toMatchObject({
      subject: name,
      issuer: name,
      issuerIsSubject: true,
      serialNumber: '0',
      notBefore: '2026-02-28T09:10:11.000Z',
      notAfter: '2026-02-28T09:11:11.000Z',
      keyUsage: ['keyEncipherment', 'dataEncipherment'],
      isCa: false,
    });
    const certificate = new X509Certificate(der);
    expect(certificate.checkPrivateKey(key)).toBe(true);
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    expect(der.includes(oid(algorithm))).toBe(true);
  });

  it('writes years from 2050 on with four digits', async () => {
    const der = await writePlaceholderCertificate({
      key: keys.EC(),
      at: new Date('2050-01-02T00:00:00.000Z'),
    });
    expect(factsOf(der).notBefore).toBe('2050-01-01T00:00:00.000Z');
  });

  it('rejects a key that is neither RSA nor EC', async () => {
    const { privateKey: key } = generateKeyPairSync('ed25519');
    await expect(writePlaceholderCertificate({ key, at: new Date(0) })).rejects.toThrow(TypeError);
  });
});
