import { createPublicKey } from 'node:crypto';
import { expect, test } from 'vitest';
import { createBerBudget } from '../../plugin/pki/asn1/ber.ts';
import { generateKeyPair } from '../../plugin/pki/key-pair.ts';
import { toPrivateKey } from '../../plugin/pki/private-key-object.ts';
import { publicKeyDigests } from '../../plugin/pki/x509/public-key.ts';

test.each([
  ['RSA-2048', { modulusLength: 2048 }],
  ['EC-P384', { namedCurve: 'secp384r1' }],
] as const)('returns a new %s pair whose halves belong together', async (type, details) => {
  const pair = await generateKeyPair(type);
  const key = toPrivateKey(pair.pkcs8);
  expect(key.asymmetricKeyDetails).toMatchObject(details);
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  expect(Buffer.from(pair.publicKey).equals(spki)).toBe(true);
  const { publicKeyIdentifier } = publicKeyDigests(spki, createBerBudget(8));
  expect(pair.publicKeyIdentifier).toBe(publicKeyIdentifier);
  expect(pair.publicKeyIdentifier).toMatch(/^[0-9A-F]{40}$/);
  const other = await generateKeyPair(type);
  expect(other.publicKeyIdentifier).not.toBe(pair.publicKeyIdentifier);
});

test('returns a private key in a buffer of its own', async () => {
  const { pkcs8 } = await generateKeyPair('EC-P384');
  expect(pkcs8.buffer.byteLength).toBe(pkcs8.length);
});
