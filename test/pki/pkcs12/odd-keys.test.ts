import { createPrivateKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createBerBudget, scanBer } from '../../../plugin/pki/asn1/ber.ts';
import { sequenceOf } from '../../../plugin/pki/asn1/ber-value.ts';
import { openKeystore } from '../../../plugin/pki/pkcs12/open-keystore.ts';
import { pkcs12KdfCost, sha1Kdf } from '../../../plugin/pki/pbe/pkcs12-kdf.ts';
import { createKdfBudget } from '../../../plugin/pki/pkcs12/kdf-budget.ts';
import { defaultKeystoreLimits } from '../../../plugin/pki/pkcs12/keystore-content.ts';
import type { OpenedKeystore } from '../../../plugin/pki/pkcs12/keystore-content.ts';
import { findCurve } from '../../../plugin/pki/x509/ec-curve.ts';
import { writeKeystore, protectionOf } from '../../../simulator/keystore/keystore-writer.ts';
import { signCertificate } from '../../../simulator/pki/certificate-profile.ts';
import {
  bitString,
  contextPrimitive,
  integer,
  objectIdentifier,
  octetString,
  sequence,
} from '../../../simulator/pki/der.ts';

/* Keys as other programs write them: each is the key of the certificate next to it. */

const password = 'Essai-1234';
const ecPublicKey = objectIdentifier('1.2.840.10045.2.1');
const oids = { 'P-256': '1.2.840.10045.3.1.7', 'P-384': '1.3.132.0.34' };
type Curve = keyof typeof oids;

/** What has DER where a key object is wanted. */
const asKey = (der: Uint8Array) => ({ export: () => der }) as unknown as KeyObject;
const spkiDer = (key: KeyObject) => key.export({ format: 'der', type: 'spki' });
const pkcs8Der = (key: KeyObject) => key.export({ format: 'der', type: 'pkcs8' });

function childrenOf(der: Uint8Array): Buffer[] {
  return sequenceOf(scanBer(der, createBerBudget(16))).map(({ start, end }) =>
    Buffer.from(der.subarray(start, end)),
  );
}

/** ECParameters that list the numbers of the curve. */
function explicitParameters(curve: Curve): Buffer {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: curve, paramEncoding: 'explicit' });
  return childrenOf(childrenOf(spkiDer(publicKey))[0]!)[1]!;
}

interface EcNumbers {
  readonly d: Buffer;
  readonly point: Buffer;
  readonly compressed: Buffer;
}

function numbersOf(key: KeyObject): EcNumbers {
  const { d = '', x = '', y = '' } = key.export({ format: 'jwk' });
  const [private_, first, second] = [d, x, y].map((text) => Buffer.from(text, 'base64url'));
  return {
    d: private_!,
    point: Buffer.concat([Uint8Array.of(4), first!, second!]),
    compressed: Buffer.concat([Uint8Array.of(2 + (second!.at(-1)! & 1)), first!]),
  };
}

const ecSpki = (parameters: Buffer, point: Buffer) =>
  sequence(sequence(ecPublicKey, parameters), bitString(point));
const ecPkcs8 = (parameters: Buffer, d: Buffer, ...inner: readonly Buffer[]) =>
  sequence(
    integer(0),
    sequence(ecPublicKey, parameters),
    octetString(sequence(integer(1), octetString(d), ...inner)),
  );

function open(privateKey: Uint8Array, publicKey: Uint8Array, issuer: KeyObject): OpenedKeystore {
  const name = [['CN', 'one']] as const;
  const { der } = signCertificate({
    subject: name,
    issuer: name,
    publicKey: asKey(publicKey),
    signingKey: issuer,
    serialNumber: 7n,
    notBefore: new Date('2026-01-01T00:00:00Z'),
    notAfter: new Date('2029-01-01T00:00:00Z'),
    extensions: [],
  });
  const names = { friendlyName: 'authentication', localKeyId: null };
  const file = writeKeystore(
    {
      keys: [{ privateKey: asKey(privateKey), ...names }],
      certificates: [{ certificate: der, ...names }],
    },
    password,
    protectionOf('jdk17', 1),
  );
  return openKeystore(file, password);
}

/** The pair was found, its certificate verifies by it, and the key that comes out signs for the public key. */
function expectPair(opened: OpenedKeystore, publicKey: KeyObject): void {
  expect(opened.facts.keys.map(({ certificates }) => certificates)).toEqual([[0]]);
  expect(opened.facts.certificates[0]?.verifiedBy).toEqual([0]);
  expect(opened.facts.certificates[0]?.keyAlgorithm).toEqual(opened.facts.keys[0]?.algorithm);
  const key = createPrivateKey({
    key: Buffer.from(opened.privateKeys[0]!.pkcs8),
    format: 'der',
    type: 'pkcs8',
  });
  const text = Buffer.from('text');
  expect(verify('sha256', text, publicKey, sign('sha256', text, key))).toBe(true);
}

describe.each<Curve>(['P-256', 'P-384'])('openKeystore with odd %s keys', (curve) => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: curve });
  const { d, point, compressed } = numbersOf(privateKey);
  const named = objectIdentifier(oids[curve]);
  const explicit = explicitParameters(curve);
  const plain = pkcs8Der(privateKey);
  const [, algorithm, octets] = childrenOf(plain);

  it.each<[string, Buffer, Buffer]>([
    ['the key lists the numbers of its curve', ecPkcs8(explicit, d), ecSpki(named, point)],
    ['the certificate lists them', ecPkcs8(named, d), ecSpki(explicit, point)],
    ['the point of the certificate is compressed', plain, ecSpki(named, compressed)],
    ['both are odd', ecPkcs8(explicit, d), ecSpki(explicit, compressed)],
    [
      'the key has more zeros',
      ecPkcs8(named, Buffer.concat([Buffer.alloc(3), d])),
      ecSpki(named, point),
    ],
    [
      'the key is a version 2 with its public key',
      sequence(
        integer(1),
        algorithm!,
        octets!,
        contextPrimitive(1, Buffer.concat([Buffer.alloc(1), point])),
      ),
      ecSpki(named, point),
    ],
    ['zeros follow the key', Buffer.concat([plain, Buffer.alloc(8)]), ecSpki(named, point)],
    ['anything follows the key', Buffer.concat([plain, Buffer.from('xyz')]), ecSpki(named, point)],
  ])('finds the pair when %s', (_, privateDer, publicDer) => {
    const opened = open(privateDer, publicDer, privateKey);
    expectPair(opened, publicKey);
    expect(opened.facts.keys[0]?.algorithm).toEqual({ type: 'EC', curve });
    expect(opened.facts.anomalies).not.toContain('UnreadableKey');
  });

  it('keeps a key apart when the listed base point is another one', () => {
    const [version, field, equation, , order] = childrenOf(explicit);
    const forged = sequence(version!, field!, equation!, octetString(point), order!);
    expect(findCurve(scanBer(explicit, createBerBudget(8)))?.name).toBe(curve);
    expect(findCurve(scanBer(forged, createBerBudget(8)))).toBeNull();
    const opened = open(ecPkcs8(forged, d), ecSpki(named, point), privateKey);
    expect(opened.facts.keys[0]?.certificates).toEqual([]);
  });
});

describe('openKeystore with odd RSA keys', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const rsa = objectIdentifier('1.2.840.113549.1.1.1');
  const [, , octets] = childrenOf(pkcs8Der(privateKey));
  const [, bits] = childrenOf(spkiDer(publicKey));

  it('finds the pair when parameters are missing and the version is 2', () => {
    const publicDer = sequence(sequence(rsa), bits!);
    const privateDer = sequence(integer(1), sequence(rsa), octets!);
    expectPair(open(privateDer, publicDer, privateKey), publicKey);
  });
});

describe('names of entries', () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });

  it.each(['authentication\0', 'authentication\0\0', '\0authentication'])(
    'returns the name without NUL characters: %j',
    (friendlyName) => {
      const file = writeKeystore(
        { keys: [{ privateKey, friendlyName, localKeyId: null }], certificates: [] },
        password,
        protectionOf('jdk17', 1),
      );
      expect(openKeystore(file, password).facts.keys[0]?.friendlyName).toBe('authentication');
    },
  );
});

describe('limit on work', () => {
  const budget = () => createKdfBudget(defaultKeystoreLimits.maxWorkMs);

  it('allows a million iterations everywhere in a file of the official tool', () => {
    const rounds = (length: number) => pkcs12KdfCost(length, 1_000_000, sha1Kdf);
    const work = budget();
    // MAC, key and IV of triple DES, key and IV of RC2: six million rounds
    expect(() => {
      for (const length of [20, 24, 8, 5, 8]) work.require(rounds(length));
    }).not.toThrow();
  });

  it('rejects by time: as many rounds of a slower hash are too many', () => {
    const slow = { name: 'sha512', length: 64, blockLength: 128 };
    expect(() => budget().require(pkcs12KdfCost(20, 20_000_000, sha1Kdf))).not.toThrow();
    expect(() => budget().require(pkcs12KdfCost(20, 20_000_000, slow))).toThrow(
      expect.objectContaining({ params: { estimatedMs: 7000, limitMs: 2500 } }) as Error,
    );
  });
});
