import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { updateInParts } from '../../plugin/pki/decipher-parts.ts';

test.each([0, 1, 16, 31, 32, 33, 64, 1000, 100_000])(
  'returns %i bytes as one call of GCM would, and overwrites nothing of the input',
  (length) => {
    const [key, nonce, plain] = [randomBytes(32), randomBytes(12), randomBytes(length)];
    const cipher = createCipheriv('aes-256-gcm', key, nonce);
    const encrypted = Buffer.concat([cipher.update(plain), cipher.final()]);
    const copy = Buffer.from(encrypted);
    const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAuthTag(cipher.getAuthTag());
    expect(updateInParts(decipher, encrypted)).toEqual(plain);
    decipher.final();
    expect(encrypted).toEqual(copy);
  },
);

test.each(['des-ede3-cbc', 'aes-128-cbc', 'aes-256-cbc'])(
  'returns whole blocks of %s for any number of blocks',
  (name) => {
    const size = name.startsWith('des') ? 8 : 16;
    const [key, iv] = [
      randomBytes(name === 'aes-128-cbc' ? 16 : size === 8 ? 24 : 32),
      randomBytes(size),
    ];
    for (let blocks = 0; blocks < 20; blocks += 1) {
      const plain = randomBytes(blocks * size);
      const cipher = createCipheriv(name, key, iv).setAutoPadding(false);
      const encrypted = Buffer.concat([cipher.update(plain), cipher.final()]);
      const decipher = createDecipheriv(name, key, iv).setAutoPadding(false);
      expect(updateInParts(decipher, encrypted)).toEqual(plain);
    }
  },
);
