import { createHmac } from 'node:crypto';

import { describe, expect, test } from 'vitest';

import { isPluginError } from '../../../plugin/errors.ts';
import { defaultKeystoreLimits } from '../../../plugin/pki/pkcs12/keystore-content.ts';
import type { KeystoreFacts, KeystoreLimits } from '../../../plugin/pki/pkcs12/keystore-content.ts';
import { openKeystore } from '../../../plugin/pki/pkcs12/open-keystore.ts';
import { derivePkcs12, sha1Kdf } from '../../../plugin/pki/pbe/pkcs12-kdf.ts';
import {
  bmpString,
  context,
  contextPrimitive,
  integer,
  nullValue,
  objectIdentifier,
  octetString,
  sequence,
  setOf,
} from '../../../simulator/pki/der.ts';
import { createAuthority } from '../../../simulator/pki/certification-authority.ts';
import { freshKeys } from '../../../simulator/pki/key-source.ts';
import { encrypt, macData } from '../../../simulator/keystore/keystore-encryption.ts';
import { testKeystore, testPki } from '../../support/fixtures/keystores.ts';

const password = 'Essai-1234';
const bagType = (number: number): Buffer => objectIdentifier(`1.2.840.113549.1.12.10.1.${number}`);
const data = (content: Buffer): Buffer =>
  sequence(objectIdentifier('1.2.840.113549.1.7.1'), context(0, octetString(content)));
const bag = (type: number, value: Buffer, ...attributes: Buffer[]): Buffer =>
  sequence(bagType(type), context(0, value), ...attributes);

/** A PFX over these safes, with the ordinary MAC unless another is given. */
function pfx(safes: Buffer[], mac = (content: Buffer) => oneRoundMac(content)): Buffer {
  const content = sequence(...safes);
  return sequence(integer(3), data(content), mac(content));
}
const oneRoundMac = (content: Buffer): Buffer =>
  macData(content, password, { hash: 'sha1', iterations: 1 });

/** EncryptedData around text that was encrypted with any password. */
function encryptedSafe(plain: Buffer, secret = password): Buffer {
  const { algorithm, bytes } = encrypt(plain, secret, {
    type: 'PBES2-AES-256-CBC',
    iterations: 1,
  });
  return rawEncryptedSafe(algorithm, bytes);
}
function rawEncryptedSafe(algorithm: Buffer, bytes: Buffer): Buffer {
  return sequence(
    objectIdentifier('1.2.840.113549.1.7.6'),
    context(
      0,
      sequence(
        integer(0),
        sequence(objectIdentifier('1.2.840.113549.1.7.1'), algorithm, contextPrimitive(0, bytes)),
      ),
    ),
  );
}
function pbe(iterations: number | bigint, salt = Buffer.alloc(8, 1)): Buffer {
  return sequence(
    objectIdentifier('1.2.840.113549.1.12.1.3'),
    sequence(octetString(salt), integer(iterations)),
  );
}
function shroudedKey(iterations: number): Buffer {
  return bag(2, sequence(pbe(iterations), octetString(Buffer.alloc(16))));
}

interface Answer {
  readonly code: string;
  readonly params: unknown;
}
function answer(file: Uint8Array, secret = password, limits?: KeystoreLimits): Answer {
  try {
    openKeystore(file, secret, limits);
  } catch (error) {
    if (isPluginError(error)) return { code: error.code, params: error.params };
    throw error;
  }
  return { code: 'opened', params: {} };
}
const factsOf = (file: Uint8Array): KeystoreFacts => openKeystore(file, password).facts;

describe('error codes of openKeystore', () => {
  test('returns ERR_KEYSTORE_CONTENT_PASSWORD when the MAC accepts the password and the content does not', () => {
    const file = pfx([encryptedSafe(sequence(), 'another')]);
    expect(answer(file).code).toBe('ERR_KEYSTORE_CONTENT_PASSWORD');
    expect(answer(file, 'wrong').code).toBe('ERR_KEYSTORE_PASSWORD');
  });

  test('rejects a file as damaged when the content changed after protection and a part still opens', () => {
    const whole = encryptedSafe(sequence());
    const file = pfx([whole, encryptedSafe(sequence(integer(7)))]);
    const changed = Buffer.from(file);
    changed[changed.length - 1]! ^= 2; // the iteration count of the MAC
    expect(answer(changed).code).toBe('ERR_KEYSTORE_DAMAGED');
    expect(answer(changed, 'wrong').code).toBe('ERR_KEYSTORE_PASSWORD');
  });

  test('rejects a file as damaged when decrypted content has the wrong structure', () => {
    const file = pfx([encryptedSafe(sequence(integer(7)))]);
    expect(answer(file).code).toBe('ERR_KEYSTORE_DAMAGED');
  });

  test('names the algorithm when the MAC is unknown', () => {
    const file = pfx([data(sequence())], () =>
      sequence(
        sequence(sequence(objectIdentifier('1.2.643.7.1.1.2.2')), octetString(Buffer.alloc(32))),
        octetString(Buffer.alloc(8)),
        integer(2000),
      ),
    );
    expect(answer(file)).toEqual({
      code: 'ERR_KEYSTORE_UNSUPPORTED',
      params: { algorithm: 'GOST R 34.11-2012 (256 bit)' },
    });
  });

  test('names an unknown cipher by its number when the cipher has no name', () => {
    const file = pfx([rawEncryptedSafe(sequence(objectIdentifier('1.2.3.4.5')), Buffer.alloc(16))]);
    expect(answer(file).params).toEqual({ algorithm: '1.2.3.4.5' });
    expect(answer(file, 'wrong').code).toBe('ERR_KEYSTORE_PASSWORD');
  });

  test('rejects a file as unsupported when its integrity uses a public key', () => {
    const file = sequence(
      integer(3),
      sequence(objectIdentifier('1.2.840.113549.1.7.2'), context(0, sequence(integer(1)))),
    );
    expect(answer(file).code).toBe('ERR_KEYSTORE_UNSUPPORTED');
  });

  test('names the kind when the file is of another kind', () => {
    expect(answer(Buffer.from('%PDF-1.7'))).toEqual({
      code: 'ERR_KEYSTORE_NOT_PKCS12',
      params: { kind: 'pdf' },
    });
  });

  test('rejects a file when the size exceeds the limit', () => {
    expect(answer(Buffer.alloc(1024 * 1024 + 1)).code).toBe('ERR_KEYSTORE_TOO_LARGE');
  });
});

describe('openKeystore work limit', () => {
  const withinASecond = (run: () => void): void => {
    const start = performance.now();
    run();
    expect(performance.now() - start).toBeLessThan(1000);
  };

  test.each([
    ['the MAC', (count: number) => pfx([], (content) => hugeMac(content, count))],
    ['an encrypted safe', (count: number) => pfx([rawEncryptedSafe(pbe(count), Buffer.alloc(16))])],
    ['a key in the clear safe', (count: number) => pfx([data(sequence(shroudedKey(count)))])],
    [
      'a key inside an encrypted safe',
      (count: number) => pfx([encryptedSafe(sequence(shroudedKey(count)))]),
    ],
  ])('rejects %s with 2,147,483,647 iterations within a second', (_name, make) => {
    withinASecond(() => {
      expect(answer(make(2_147_483_647)).code).toBe('ERR_KEYSTORE_TOO_COSTLY');
    });
  });

  function hugeMac(content: Buffer, iterations: number): Buffer {
    const digest = createHmac('sha1', 'x').update(content).digest();
    return sequence(
      sequence(sequence(objectIdentifier('1.3.14.3.2.26'), nullValue()), octetString(digest)),
      octetString(Buffer.alloc(8)),
      integer(iterations),
    );
  }

  test('rejects many cheap keys with their sum when the sum exceeds the limit', () => {
    // A 24-byte key takes two rounds of 20 bytes and the IV one: three times the count each
    const file = pfx([data(sequence(...Array.from({ length: 20 }, () => shroudedKey(1_000_000))))]);
    withinASecond(() => {
      const { code, params } = answer(file);
      expect(code).toBe('ERR_KEYSTORE_TOO_COSTLY');
      expect(params).toEqual({ estimatedMs: 2701, limitMs: 2500 });
    });
  });

  test('stays inside the limit when a wrong password is tried in several encodings', () => {
    const limits = { ...defaultKeystoreLimits, maxWorkMs: 0.01 };
    const file = pfx([], (content) => hugeMac(content, 60));
    expect(answer(file, 'mot de passe erroné', limits).code).toBe('ERR_KEYSTORE_PASSWORD');
  });

  test.each([
    ['no iterations', pbe(0)],
    [
      'fewer than none',
      sequence(
        objectIdentifier('1.2.840.113549.1.12.1.3'),
        sequence(octetString(Buffer.alloc(8)), Buffer.from([2, 1, 0xff])),
      ),
    ],
    ['a salt of 4 KiB', pbe(1, Buffer.alloc(4096))],
  ])('rejects a file as damaged when the cipher has %s', (_name, algorithm) => {
    expect(answer(pfx([rawEncryptedSafe(algorithm, Buffer.alloc(16))])).code).toBe(
      'ERR_KEYSTORE_DAMAGED',
    );
  });

  test('rejects a file as too costly when the iteration count has 25 digits', () => {
    const file = pfx([rawEncryptedSafe(pbe(10n ** 25n), Buffer.alloc(16))]);
    expect(answer(file).code).toBe('ERR_KEYSTORE_TOO_COSTLY');
  });
});

describe('openKeystore structure limits', () => {
  const secretBag = bag(5, sequence(objectIdentifier('1.2.3'), context(0, integer(1))));

  test('opens a file with 64 bags and rejects a file with 65', () => {
    const bags = (count: number): Buffer =>
      pfx([data(sequence(...Array.from({ length: count }, () => secretBag)))]);
    expect(factsOf(bags(64)).secrets).toBe(64);
    expect(answer(bags(65))).toEqual({
      code: 'ERR_KEYSTORE_TOO_COSTLY',
      params: { what: 'bags', limit: 64 },
    });
  });

  test('rejects a file as too costly when the file has 40,000 tiny bags', () => {
    const tiny = Array.from({ length: 40_000 }, () => bag(9, nullValue()));
    expect(answer(pfx([data(sequence(...tiny))])).code).toBe('ERR_KEYSTORE_TOO_COSTLY');
  });

  test('rejects a file as too costly when 21 certificates may have signed each other', async () => {
    const authorities = await Promise.all(
      Array.from({ length: 21 }, async () =>
        createAuthority('same name', '1', await freshKeys.ec('P-256'), null),
      ),
    );
    const file = (count: number): Buffer =>
      pfx([
        data(
          sequence(
            ...authorities
              .slice(0, count)
              .map(({ certificate }) =>
                bag(
                  3,
                  sequence(
                    objectIdentifier('1.2.840.113549.1.9.22.1'),
                    context(0, octetString(certificate)),
                  ),
                ),
              ),
          ),
        ),
      ]);
    expect(factsOf(file(20)).certificates).toHaveLength(20);
    expect(answer(file(21)).code).toBe('ERR_KEYSTORE_TOO_COSTLY');
  });

  test('reads nested safe contents, and rejects a file when the nesting is too deep', () => {
    const nest = (depth: number): Buffer =>
      depth === 0 ? secretBag : bag(6, sequence(nest(depth - 1)));
    expect(factsOf(pfx([data(sequence(nest(3)))])).secrets).toBe(1);
    expect(answer(pfx([data(sequence(nest(200)))])).code).toBe('ERR_KEYSTORE_TOO_COSTLY');
  });

  test('rejects 100,000 nested octet strings as too costly', () => {
    const deep = Buffer.alloc(200_000, Buffer.from('2480', 'hex'));
    const content = sequence(objectIdentifier('1.2.840.113549.1.7.1'), context(0, deep));
    expect(answer(sequence(integer(3), content)).code).toBe('ERR_KEYSTORE_TOO_COSTLY');
  });

  test('counts unknown, CRL and secret bags without rejecting the file', () => {
    const crl = bag(
      4,
      sequence(
        objectIdentifier('1.2.840.113549.1.9.23.1'),
        context(0, octetString(Buffer.alloc(3))),
      ),
    );
    const unknown = bag(9, integer(1));
    const facts = factsOf(pfx([data(sequence(crl, unknown, secretBag)), data(sequence(crl))]));
    expect(facts).toMatchObject({ crls: 2, secrets: 1, anomalies: ['UnknownBag'] });
  });

  test('reads a bag without its attributes when the attributes are invalid', () => {
    const attribute = (oid: string, value: Buffer): Buffer =>
      sequence(objectIdentifier(oid), setOf(value));
    const odd = setOf(
      attribute('1.2.840.113549.1.9.20', sequence(nullValue())),
      attribute('1.2.840.113549.1.9.21', nullValue()),
      attribute('1.2.3', nullValue()),
    );
    const secret = sequence(objectIdentifier('1.2.3'), context(0, integer(1)));
    expect(factsOf(pfx([data(sequence(bag(5, secret, odd)))])).secrets).toBe(1);
  });

  test('accepts an unknown bag with any content or none', () => {
    const bags = [bag(9, nullValue()), sequence(bagType(9), context(0)), sequence(bagType(9))];
    expect(factsOf(pfx([data(sequence(...bags, secretBag))]))).toMatchObject({
      secrets: 1,
      anomalies: ['UnknownBag'],
    });
  });

  test('reads the other entries when a certificate or key is unreadable', async () => {
    const { root001 } = await testPki();
    const certificate = (der: Buffer): Buffer =>
      bag(3, sequence(objectIdentifier('1.2.840.113549.1.9.22.1'), context(0, octetString(der))));
    const facts = factsOf(
      pfx([
        data(
          sequence(
            certificate(Buffer.from('no')),
            certificate(root001.certificate),
            bag(1, sequence(integer(0))),
          ),
        ),
      ]),
    );
    expect(facts.anomalies).toEqual(['UnreadableCertificate', 'UnreadableKey']);
    expect(facts.certificates).toHaveLength(1);
    expect(facts.unreadCertificates).toBe(1);
    expect(facts.certificates[0]).toMatchObject({
      isCa: true,
      issuerIsSubject: true,
      verifiedBy: [0],
    });
    expect(facts.keys).toMatchObject([{ spkiSha256: '', certificates: [] }]);
  });

  test('returns names, and reports an empty salt, trailing bytes and another version as anomalies', () => {
    const attributes = setOf(
      sequence(objectIdentifier('1.2.840.113549.1.9.20'), setOf(bmpString('Clé n° 1'))),
      sequence(
        objectIdentifier('1.2.840.113549.1.9.21'),
        setOf(octetString(Buffer.from('0aff', 'hex'))),
      ),
    );
    const content = sequence(data(sequence(bag(1, sequence(integer(0)), attributes))));
    const mac = derivePkcs12(sha1Kdf, 'mac', bmp(password), Buffer.alloc(0), 1, 20);
    const digest = createHmac('sha1', mac).update(content).digest();
    const file = sequence(
      integer(4),
      data(content),
      sequence(
        sequence(sequence(objectIdentifier('1.3.14.3.2.26')), octetString(digest)),
        octetString(Buffer.alloc(0)),
      ),
    );
    const facts = factsOf(Buffer.concat([file, Buffer.from('tail')]));
    expect(facts.keys[0]).toMatchObject({ friendlyName: 'Clé n° 1', localKeyId: '0AFF' });
    expect(facts.mac).toEqual({ algorithm: 'HMAC-SHA-1', iterations: 1 });
    expect(facts.anomalies).toEqual([
      'EmptySalt',
      'TrailingBytes',
      'UnexpectedVersion',
      'UnreadableKey',
    ]);
  });
  const bmp = (text: string): Buffer => Buffer.from(`${text}\0`, 'utf16le').swap16();
});

describe('openKeystore with genuine layouts', () => {
  test.each(['certificate-manager', 'connector', 'jdk17'] as const)(
    'opens every part of the %s layout',
    async (layout) => {
      const sample = await testKeystore('complete', { layout });
      const { facts, privateKeys } = openKeystore(sample.bytes, sample.password);
      expect(facts.keys).toHaveLength(2);
      expect(privateKeys).toHaveLength(2);
      expect(facts.keys.every((key) => key.certificates.length > 0)).toBe(true);
      // The encryption certificate bears the holder's name as issuer and is signed by the authentication key
      const signedByAnother = facts.certificates.filter(
        ({ issuerIsSubject, verifiedBy }, index) =>
          issuerIsSubject && verifiedBy.length > 0 && !verifiedBy.includes(index),
      );
      expect(signedByAnother.length).toBeGreaterThan(0);
      expect(signedByAnother[0]!.keyUsage).toEqual(['keyEncipherment', 'dataEncipherment']);
      expect(facts.anomalies).toEqual([]);
    },
  );
});
