import { createHash, hash, randomBytes } from 'node:crypto';

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  passwordBytes,
  pbkdf2Encodings,
  pkcs12Encodings,
} from '../../../plugin/pki/pkcs12/password-encoding.ts';
import { derivePkcs12, sha1Kdf } from '../../../plugin/pki/pbe/pkcs12-kdf.ts';
import { rc4 } from '../../../plugin/pki/pbe/rc4.ts';
import { decryptRc2Cbc } from '../../../plugin/pki/pbe/rc2.ts';
import { iterateSha1 } from '../../../plugin/pki/pbe/sha1.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

test('returns the digest of node:crypto from iterateSha1 for every digest and count', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 20, maxLength: 20 }), fc.nat(50), (digest, rounds) => {
      let expected: Uint8Array = digest;
      for (let round = 0; round < rounds; round += 1)
        expected = createHash('sha1').update(expected).digest();
      expect(hex(iterateSha1(digest, rounds))).toBe(hex(expected));
    }),
  );
  expect(() => iterateSha1(randomBytes(32), 1)).toThrow(TypeError);
});

test('takes a small part of the time of node:crypto when all rounds are one call', () => {
  const digest = Buffer.alloc(20, 1);
  const rounds = 100_000;
  /** Processor time and not the clock: the machine may be busy. */
  const shortest = (work: () => unknown): number =>
    Math.min(
      ...[1, 2, 3].map(() => {
        const before = process.cpuUsage();
        work();
        return process.cpuUsage(before).user;
      }),
    );
  const ours = shortest(() => iterateSha1(digest, rounds));
  const theirs = shortest(() => {
    for (let round = 0; round < rounds; round += 1) hash('sha1', digest, 'buffer');
  });
  // A tenth, as a rule; half of it where V8 replaces the code of the loop while it runs
  expect(ours).toBeLessThan(theirs / 3);
});

describe('derivePkcs12', () => {
  // Published with several implementations; password "smeg", see RFC 7292, B.2
  const smeg = Buffer.from('0073006d006500670000', 'hex');
  const queeg = Buffer.from('007100750065006500670000', 'hex');
  test.each([
    ['key', smeg, '0a58cf64530d823f', 1, 24, '8aaae6297b6cb04642ab5b077851284eb7128f1a2a7fbca3'],
    ['iv', smeg, '0a58cf64530d823f', 1, 8, '79993dfe048d3b76'],
    ['mac', smeg, '3d83c0e4546ac140', 1, 20, '8d967d88f6caa9d714800ab3d48051d63f73a312'],
    [
      'key',
      queeg,
      '05dec959acff72f7',
      1000,
      24,
      'ed2034e36328830ff09df1e1a07dd357185dac0d4f9eb3d4',
    ],
    ['mac', queeg, '263216fcc2fab31c', 1000, 20, '5ec4c7a80df652294c3925b6489a7ab857c83476'],
  ] as const)('returns the published %s', (purpose, password, salt, count, length, expected) => {
    const derived = derivePkcs12(
      sha1Kdf,
      purpose,
      password,
      Buffer.from(salt, 'hex'),
      count,
      length,
    );
    expect(hex(derived)).toBe(expected);
  });
});

describe('ciphers missing from node:crypto', () => {
  test('returns the vector of RFC 6229 for RC4', () => {
    expect(hex(rc4(Buffer.from('0102030405', 'hex'), Buffer.alloc(16)))).toBe(
      'b2396305f03dc027ccc3524a0a1118a8',
    );
  });
  test('returns the vectors of RFC 2268 for RC2', () => {
    const decrypt = (key: string, bits: number, text: string): string =>
      hex(decryptRc2Cbc(Buffer.from(key, 'hex'), bits, Buffer.alloc(8), Buffer.from(text, 'hex')));
    expect(decrypt('ffffffffffffffff', 64, '278b27e42e2f0d49')).toBe('ffffffffffffffff');
    expect(decrypt('88bca90e90875a7f0f79c384627bafb2', 128, '2269552ab0f85ca6')).toBe(
      '0000000000000000',
    );
    expect(decrypt('3000000000000000', 64, '30649edf9be7d2c2')).toBe('1000000000000001');
  });
});

describe('pkcs12Forms and pbkdf2Forms', () => {
  const bytes = (forms: readonly { bytes: Uint8Array }[]): string[] =>
    forms.map((form) => hex(form.bytes));

  test('returns a single form when the password is ASCII', () => {
    expect(bytes(pkcs12Encodings(passwordBytes('ab')))).toEqual(['006100620000']);
    expect(bytes(pbkdf2Encodings(passwordBytes('ab'), false))).toEqual(['6162']);
  });
  test('returns two zero bytes and an empty form when the password is empty', () => {
    expect(bytes(pkcs12Encodings(passwordBytes('')))).toEqual(['0000', '']);
  });
  test('returns the form of old NSS as well when the MAC accepted the password', () => {
    expect(bytes(pbkdf2Encodings(passwordBytes('ab'), true))).toEqual(['6162', '006100620000']);
  });
  test('returns the typed form, the other normal form and old OpenSSL’s form, each once, when accents occur', () => {
    expect(bytes(pkcs12Encodings(passwordBytes('é')))).toEqual([
      '00e90000',
      '006503010000',
      '00c300a90000',
    ]);
    expect(bytes(pbkdf2Encodings(passwordBytes('é'), false))).toEqual([
      'c3a9',
      '65cc81',
      'e9',
      '00e90000',
    ]);
    expect(pkcs12Encodings(passwordBytes('é')).map(({ reencoded }) => reencoded)).toEqual([
      false,
      true,
      true,
    ]);
  });
});
