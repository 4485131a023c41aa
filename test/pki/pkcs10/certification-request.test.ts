import { execFileSync } from 'node:child_process';
import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { writeCertificationRequest } from '../../../plugin/pki/pkcs10/certification-request.ts';
import { parseNameText } from '../../../plugin/pki/pkcs10/name-text.ts';
import { systemPart } from '../../support/tools/system-parts.ts';

const openssl = systemPart('openssl');
const dn =
  'CN=CBE\\=0000000097\\, SIM_APP,OU=eHealth-platform Belgium,OU=CABINET A & B,OU=CBE\\=0000000097,OU=SIM_APP,O=Federal Government,C=BE';

const keys = {
  RSA: generateKeyPairSync('rsa', { modulusLength: 2048 }),
  'EC P-256': generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  'EC P-384': generateKeyPairSync('ec', { namedCurve: 'P-384' }),
};

const run = (input: Buffer, ...args: readonly string[]) =>
  execFileSync(openssl.path, ['req', '-inform', 'DER', '-noout', ...args], {
    input,
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'pipe'],
  });

describe.skipIf(openssl.missing)('certification request, judged by openssl', () => {
  it.each([
    ['RSA', 'sha256WithRSAEncryption'],
    ['EC P-256', 'ecdsa-with-SHA256'],
    ['EC P-384', 'ecdsa-with-SHA384'],
  ] as const)('signs subject and public key with an %s key', async (kind, method) => {
    const { privateKey, publicKey } = keys[kind];
    const der = await writeCertificationRequest({ subject: parseNameText(dn), key: privateKey });
    // Fails with a bad signature
    run(der, '-verify');
    expect(run(der, '-subject', '-nameopt', 'RFC2253').trim().replace('subject=', '')).toBe(
      dn.replaceAll('\\=', '='),
    );
    expect(createPublicKey(run(der, '-pubkey')).equals(publicKey)).toBe(true);
    const text = run(der, '-text');
    expect(text).toContain(method);
    expect(text).toMatch(/Attributes:\s+\(none\)/);
  });

  it('writes PrintableString where it suffices, and UTF8String elsewhere', async () => {
    const der = await writeCertificationRequest({
      subject: parseNameText(dn),
      key: keys['EC P-256'].privateKey,
    });
    const structure = execFileSync(openssl.path, ['asn1parse', '-inform', 'DER'], {
      input: der,
      encoding: 'utf8',
    });
    const strings = [...structure.matchAll(/(PRINTABLESTRING|UTF8STRING)\s*:(.*)/g)];
    expect(strings.map(([, type, value]) => `${type} ${value}`)).toEqual([
      'PRINTABLESTRING BE',
      'PRINTABLESTRING Federal Government',
      'UTF8STRING SIM_APP',
      'PRINTABLESTRING CBE=0000000097',
      'UTF8STRING CABINET A & B',
      'PRINTABLESTRING eHealth-platform Belgium',
      'UTF8STRING CBE=0000000097, SIM_APP',
    ]);
  });
});

it('rejects a key that is neither RSA nor EC', async () => {
  const { privateKey } = generateKeyPairSync('ed25519');
  await expect(
    writeCertificationRequest({ subject: parseNameText(dn), key: privateKey }),
  ).rejects.toThrow(TypeError);
});
