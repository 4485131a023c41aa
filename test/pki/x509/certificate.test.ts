import { X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBerBudget } from '../../../plugin/pki/asn1/ber.ts';
import { MalformedError } from '../../../plugin/pki/asn1/malformed.ts';
import { isSignedBy } from '../../../plugin/pki/x509/certificate-signature.ts';
import { readCertificate } from '../../../plugin/pki/x509/certificate.ts';
import type { ReadCertificate } from '../../../plugin/pki/x509/certificate.ts';
import { isIssuedBy } from '../../../plugin/pki/x509/certification-path.ts';
import { randomSerialNumber } from '../../../simulator/pki/certificate-profile.ts';
import { signed } from '../../../simulator/pki/certificate-profile.ts';
import {
  context,
  integer,
  objectIdentifier,
  sequence,
  setOf,
  tlv,
} from '../../../simulator/pki/der.ts';
import { ecKeys, rsaKeys } from '../../support/fixtures/test-certificates.ts';

const utcTime = (text: string) => tlv(0x17, Buffer.from(text));
const nameOf = (value: Buffer) => sequence(setOf(sequence(objectIdentifier('2.5.4.3'), value)));
const plainName = nameOf(tlv(0x0c, Buffer.from('one')));
const keys = ecKeys();
const ecdsaSha256 = sequence(objectIdentifier('1.2.840.10045.4.3.2'));
const spki = keys.publicKey.export({ format: 'der', type: 'spki' });

interface Fields {
  readonly serial?: Buffer;
  readonly subject?: Buffer;
  readonly notAfter?: Buffer;
  readonly publicKey?: Buffer;
  readonly extensions?: readonly Buffer[];
}

/** A certificate that signs itself, with one odd field. */
function write({ serial, subject, notAfter, publicKey, extensions = [] }: Fields): Buffer {
  return signed(
    sequence(
      context(0, integer(2)),
      serial ?? integer(randomSerialNumber(63)),
      ecdsaSha256,
      subject ?? plainName,
      sequence(utcTime('260101000000Z'), notAfter ?? utcTime('290101000000Z')),
      subject ?? plainName,
      publicKey ?? spki,
      ...(extensions.length === 0 ? [] : [context(3, sequence(...extensions))]),
    ),
    keys.privateKey,
  );
}

function read(der: Uint8Array): ReadCertificate | null {
  try {
    return readCertificate(der, createBerBudget(32));
  } catch (error) {
    if (error instanceof MalformedError) return null;
    throw error;
  }
}

function readNative(der: Uint8Array): X509Certificate | null {
  try {
    return new X509Certificate(der);
  } catch {
    return null;
  }
}

describe('readCertificate', () => {
  it.each<[string, Fields, object]>([
    [
      'redundant zeros in the number',
      { serial: tlv(0x02, Buffer.from('0000002a', 'hex')) },
      { serialNumber: '42' },
    ],
    [
      'a name in another encoding than its type',
      { subject: nameOf(tlv(0x0c, Buffer.from('Hélène', 'latin1'))) },
      { subject: [{ type: '2.5.4.3', value: 'Hélène' }] },
    ],
    [
      'dates without seconds',
      { notAfter: utcTime('2905312359Z') },
      { notAfter: '2029-05-31T23:59:00.000Z' },
    ],
    [
      'dates with an offset',
      { notAfter: utcTime('290601015959+0200') },
      { notAfter: '2029-05-31T23:59:59.000Z' },
    ],
  ])('reads and verifies a certificate when OpenSSL may not: %s', (_, fields, facts) => {
    const certificate = read(write(fields));
    expect(certificate?.facts).toMatchObject({
      ...facts,
      keyAlgorithm: { type: 'EC', curve: 'P-256' },
    });
    expect(certificate?.odd).toBe(false);
    expect(isSignedBy(certificate!, certificate!)).toBe(true);
  });

  it.each<[string, Fields]>([
    ['a day that does not exist', { notAfter: utcTime('290230000000Z') }],
    ['an hour that does not exist', { notAfter: utcTime('290531240000Z') }],
    ['no time at all', { notAfter: tlv(0x0c, Buffer.from('tomorrow')) }],
    [
      'an EC point that is none',
      { publicKey: Buffer.concat([spki.subarray(0, -1), Uint8Array.of(spki.at(-1)! ^ 1)]) },
    ],
  ])('rejects a certificate with %s', (_, fields) => {
    expect(read(write(fields))).toBeNull();
  });

  it('rejects an RSA certificate when the key makes no sense, instead of naming another kind', () => {
    const rsa = rsaKeys().publicKey.export({ format: 'der', type: 'spki' });
    const broken = Buffer.from(rsa);
    broken[broken.indexOf(Buffer.from('0282010100', 'hex'))] = 0x04;
    expect(read(write({ publicKey: rsa }))?.facts.keyAlgorithm).toEqual({
      type: 'RSA',
      bits: 2048,
    });
    expect(read(write({ publicKey: broken }))).toBeNull();
  });

  it('agrees with OpenSSL when any byte of a certificate changes', () => {
    const honest = write({
      serial: integer(0x1234n),
      extensions: [
        sequence(
          objectIdentifier('2.5.29.19'),
          tlv(0x04, sequence(tlv(0x01, Uint8Array.of(0xff)))),
        ),
      ],
    });
    const own = read(honest)!;
    const theirs = new X509Certificate(honest);
    expect(isSignedBy(own, own)).toBe(true);
    fc.assert(
      fc.property(fc.nat(honest.length - 1), fc.integer({ min: 1, max: 255 }), (at, mask) => {
        const changed = Buffer.from(honest);
        changed[at]! ^= mask;
        const [ours, native] = [read(changed), readNative(changed)];
        if (ours === null || native === null) return;
        // A negative number is read as the unsigned one of its octets: the authority meant that
        if (native.serialNumber.startsWith('-')) return;
        expect(ours.facts.serialNumber).toBe(BigInt(`0x${native.serialNumber}`).toString());
        expect(Date.parse(ours.facts.notAfter)).toBe(Date.parse(native.validTo));
        expect(isSignedBy(ours, own)).toBe(native.verify(theirs.publicKey));
        expect(isIssuedBy(ours, own, { allowSha1: true })).toBe(
          native.checkIssued(theirs) && native.verify(theirs.publicKey),
        );
      }),
      { numRuns: 600 },
    );
  });

  it('reads what OpenSSL reads, alike, when numbers, names and dates are written in any way', () => {
    const digits = (max: number) => fc.nat(max).map((one) => String(one).padStart(2, '0'));
    const dates = fc
      .tuple(digits(99), digits(13), digits(31), digits(24), digits(60))
      .chain((parts) =>
        fc.constantFrom('00Z', '59Z', 'Z', '00+0200').map((end) => utcTime(parts.join('') + end)),
      );
    const fields = fc.record<Fields>({
      serial: fc.uint8Array({ minLength: 1, maxLength: 22 }).map((octets) => tlv(0x02, octets)),
      subject: fc
        .tuple(fc.constantFrom(0x0c, 0x13, 0x14, 0x16, 0x1e), fc.uint8Array({ maxLength: 12 }))
        .map(([tag, octets]) => nameOf(tlv(tag, octets))),
      notAfter: dates,
    });
    let both = 0;
    fc.assert(
      fc.property(fields, (written) => {
        const der = write(written);
        const [ours, native] = [read(der), readNative(der)];
        if (native === null) return;
        const end = Date.parse(native.validTo);
        expect(ours === null).toBe(Number.isNaN(end));
        if (ours === null) return;
        both += 1;
        expect(Date.parse(ours.facts.notAfter)).toBe(end);
        if (!native.serialNumber.startsWith('-'))
          expect(BigInt(ours.facts.serialNumber)).toBe(BigInt(`0x${native.serialNumber}`));
        expect(ours.facts.fingerprint).toBe(native.fingerprint256.replaceAll(':', ''));
        expect(isSignedBy(ours, ours)).toBe(native.verify(native.publicKey));
      }),
      { numRuns: 400 },
    );
    expect(both).toBeGreaterThan(20);
  });
});
