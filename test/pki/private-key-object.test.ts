import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { toPrivateKey } from '../../plugin/pki/private-key-object.ts';

const keys = {
  RSA: () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey,
  EC: () => generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey,
};

test.each(['RSA', 'EC'] as const)(
  'returns the %s key, and keeps the bytes for their owner',
  (type) => {
    const key = keys[type]();
    const pkcs8 = key.export({ format: 'der', type: 'pkcs8' });
    const copy = Uint8Array.from(pkcs8);
    expect(toPrivateKey(pkcs8).equals(key)).toBe(true);
    expect(Uint8Array.from(pkcs8)).toEqual(copy);
  },
);

test.each([0, 1, 3, 1000])('rejects %i bytes that are no key, as OpenSSL does', (length) => {
  const bytes = Buffer.alloc(length, 0x30);
  const codeOf = (act: () => unknown) => {
    try {
      act();
    } catch (error) {
      return (error as { readonly code?: string }).code;
    }
    throw new Error('a key was read');
  };
  const expected = codeOf(() => createPrivateKey({ key: bytes, format: 'der', type: 'pkcs8' }));
  expect(codeOf(() => toPrivateKey(bytes))).toBe(expected);
});
