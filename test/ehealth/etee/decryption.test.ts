import { constants, generateKeyPairSync, publicEncrypt, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  decryptKey,
  unpadded,
  unpadOaep,
  unpadPkcs1,
} from '../../../plugin/ehealth/etee/decryption.ts';

const random = Buffer.alloc(16, 0xaa);
const key = Buffer.from('0123456789abcdef');

/** 00 02, padding, 00, key. */
function padded(length: number): Buffer {
  const padding = Buffer.alloc(length - 3 - key.length, 0x5c);
  return Buffer.concat([Buffer.of(0, 2), padding, Buffer.of(0), key]);
}

describe('unpadPkcs1', () => {
  it('returns the key when the padding is right', () => {
    expect(unpadPkcs1(padded(256), random)).toEqual(key);
    expect(unpadPkcs1(padded(27), random)).toEqual(key);
  });

  it('returns the random octets when any octet of the padding is wrong', () => {
    for (let at = 0; at < 240; at += 1) {
      const wrong = padded(256);
      wrong[at] = at < 2 || at === 239 ? 7 : 0;
      expect(unpadPkcs1(wrong, random), String(at)).toEqual(random);
    }
  });

  it('returns the random octets when padding or key are shorter or longer', () => {
    expect(unpadPkcs1(padded(26), random)).toEqual(random);
    const longer = padded(256);
    expect(unpadPkcs1(longer, Buffer.alloc(24, 0xaa))).toEqual(Buffer.alloc(24, 0xaa));
    expect(unpadPkcs1(longer, Buffer.alloc(8, 0xaa))).toEqual(Buffer.alloc(8, 0xaa));
  });
});

describe('unpadded', () => {
  it('takes 1 to 16 octets of right padding off, and nothing else', () => {
    for (let count = 0; count < 256; count += 1) {
      const plain = Buffer.concat([Buffer.alloc(512, 0xee), Buffer.alloc(count, count)]);
      const whole = plain.subarray(plain.length % 16);
      const isPaddingRight = count >= 1 && count <= 16;
      const length = isPaddingRight ? whole.length - count : whole.length;
      expect(unpadded(whole, 16), String(count)).toEqual({ length, isPaddingRight });
    }
  });

  it('finds each wrong octet', () => {
    for (let at = 1; at <= 16; at += 1) {
      const plain = Buffer.alloc(32, 16);
      plain[32 - at] = 15;
      // A last octet of 15 says that all but one of the others are wrong
      expect(unpadded(plain, 16), String(at)).toEqual({ length: 32, isPaddingRight: false });
    }
  });
});

describe('decryptKey', () => {
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pkcs1 = { kind: 'pkcs1', isAllowed: true } as const;

  it('decrypts what OpenSSL encrypted, by both paddings', () => {
    const { RSA_PKCS1_PADDING: padding } = constants;
    const encrypted = publicEncrypt({ key: pair.publicKey, padding }, key);
    expect(decryptKey(encrypted, pair.privateKey, 16, pkcs1)).toEqual(key);
    for (const hash of ['sha1', 'sha256', 'sha512']) {
      const byOaep = publicEncrypt({ key: pair.publicKey, oaepHash: hash }, key);
      const oaep = { kind: 'oaep', isAllowed: false, hash, maskHash: hash } as const;
      expect(decryptKey(byOaep, pair.privateKey, 16, oaep)).toEqual(key);
    }
  });

  it('returns a random key when there is none, another each time', () => {
    for (const wrong of [
      randomBytes(256),
      randomBytes(3),
      Buffer.alloc(256, 0xff),
      Buffer.alloc(0),
    ]) {
      const [one, other] = [1, 2].map(() => decryptKey(wrong, pair.privateKey, 16, pkcs1));
      expect(one).toHaveLength(16);
      expect(one).not.toEqual(other);
    }
  });
});

describe('unpadOaep', () => {
  it('returns the random octets for what was not padded so', () => {
    for (const raw of [Buffer.alloc(256), randomBytes(256), padded(256)])
      expect(unpadOaep(raw, random, 'sha256', 'sha256')).toEqual(random);
  });
});
