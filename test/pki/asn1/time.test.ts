import { X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { derSpan } from '../../../plugin/pki/asn1/der-cursor.ts';
import { MalformedError } from '../../../plugin/pki/asn1/malformed.ts';
import { derTime } from '../../../plugin/pki/asn1/time.ts';
import { commonName, ecKeys } from '../../support/fixtures/test-certificates.ts';
import { bitString, integer, sequence, time, tlv } from '../../../simulator/pki/der.ts';

type Kind = 'UTCTime' | 'GeneralizedTime';

const element = (kind: Kind, text: string) =>
  tlv(kind === 'UTCTime' ? 0x17 : 0x18, Buffer.from(text, 'latin1'));

/** ISO 8601; null for what is no time. */
function read(kind: Kind, text: string): string | null {
  const bytes = element(kind, text);
  try {
    return derTime(bytes, derSpan(bytes, 0, bytes.length)).toISOString();
  } catch (error) {
    if (error instanceof MalformedError) return null;
    throw error;
  }
}

const ecdsa = sequence(Buffer.from('06082a8648ce3d040302', 'hex'));
const spki = ecKeys().publicKey.export({ format: 'der', type: 'spki' });
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * The same by OpenSSL: how it prints the end of a certificate that has this time there. To the second. `undefined`: it reads no such
 * certificate. From 3.5 on (Node 22) that is each whose time is not written as RFC 5280 wants it, with seconds and Z.
 */
function readByOpenssl(kind: Kind, text: string): string | null | undefined {
  const content = sequence(
    integer(5),
    ecdsa,
    commonName('one'),
    sequence(time(new Date(0)), element(kind, text)),
    commonName('one'),
    spki,
  );
  let validTo: string;
  try {
    ({ validTo } = new X509Certificate(sequence(content, ecdsa, bitString(Buffer.alloc(8)))));
  } catch (error) {
    expect(error).toMatchObject({ code: 'ERR_OSSL_PEM_NO_START_LINE' });
    return undefined;
  }
  const found = /^(\w{3}) +(\d+) (\d\d:\d\d:\d\d)(?:\.\d+)? (-?\d+) GMT$/.exec(validTo);
  if (found === null) return null;
  const [, month = '', day = '', clock = '', year = ''] = found;
  const number = String(months.indexOf(month) + 1).padStart(2, '0');
  return `${year.padStart(4, '0')}-${number}-${day.padStart(2, '0')}T${clock}`;
}

const isAsRfc5280Wants = (kind: Kind, text: string) =>
  /^\d+Z$/.test(text) && text.length === (kind === 'UTCTime' ? 13 : 15);

describe('derTime', () => {
  it.each<[Kind, string, string]>([
    ['UTCTime', '290531235959Z', '2029-05-31T23:59:59.000Z'],
    ['UTCTime', '2905312359Z', '2029-05-31T23:59:00.000Z'],
    ['UTCTime', '290601015959+0200', '2029-05-31T23:59:59.000Z'],
    ['UTCTime', '2906010159-0130', '2029-06-01T03:29:00.000Z'],
    ['UTCTime', '500101000000Z', '1950-01-01T00:00:00.000Z'],
    ['UTCTime', '491231235959Z', '2049-12-31T23:59:59.000Z'],
    ['GeneralizedTime', '20290601015959+0200', '2029-05-31T23:59:59.000Z'],
    ['GeneralizedTime', '202905312359Z', '2029-05-31T23:59:00.000Z'],
    ['GeneralizedTime', '20290531235959.25Z', '2029-05-31T23:59:59.250Z'],
    ['GeneralizedTime', '20280229000000Z', '2028-02-29T00:00:00.000Z'],
    ['GeneralizedTime', '00500101000000Z', '0050-01-01T00:00:00.000Z'],
    ['GeneralizedTime', '99991231235959Z', '9999-12-31T23:59:59.000Z'],
  ])('returns the instant that is meant: %s %s', (kind, text, instant) => {
    expect(read(kind, text)).toBe(instant);
  });

  it.each<[Kind, string]>([
    ['UTCTime', '290230000000Z'],
    ['UTCTime', '290229000000Z'],
    ['UTCTime', '291301000000Z'],
    ['UTCTime', '290100000000Z'],
    ['UTCTime', '290531240000Z'],
    ['UTCTime', '290531236000Z'],
    ['UTCTime', '290531235960Z'],
    ['UTCTime', '290531235959'],
    ['UTCTime', '20290531235959Z'],
    ['UTCTime', '290531235959.5Z'],
    ['UTCTime', ' 90531235959Z'],
    ['UTCTime', '290531235959+9900'],
    ['UTCTime', '290531235959+02'],
    ['GeneralizedTime', '20290531235959'],
    ['GeneralizedTime', '20290531240000Z'],
    ['GeneralizedTime', '2029053123Z'],
    ['GeneralizedTime', '20290531235959.Z'],
    ['GeneralizedTime', '20290431235959Z'],
    ['GeneralizedTime', '99991231235959-0100'],
    ['GeneralizedTime', '00000101000000+0100'],
    ['GeneralizedTime', ''],
  ])('rejects what is no instant: %s %s', (kind, text) => {
    expect(read(kind, text)).toBeNull();
  });

  it('returns what OpenSSL reads, and rejects what OpenSSL rejects, when any part of the text is odd', () => {
    const two = (max: number) =>
      fc.oneof(
        { weight: 8, arbitrary: fc.integer({ min: 0, max }) },
        { weight: 1, arbitrary: fc.integer({ min: 0, max: 99 }) },
      );
    const digits = (number: number) => String(number).padStart(2, '0');
    const text = fc
      .tuple(
        fc.boolean(),
        fc.tuple(two(99), two(99), two(12), two(31), two(23), two(59)),
        fc.option(two(59), { freq: 4 }),
        fc.option(fc.constantFrom('.', '.5', '.123456', ',5'), { freq: 3 }),
        fc.oneof(
          { weight: 3, arbitrary: fc.constant('Z') },
          fc.constantFrom('', 'z', 'Z0', '+', '+02'),
          fc
            .tuple(fc.constantFrom('+', '-'), two(12), two(59))
            .map(([sign, hours, minutes]) => `${sign}${digits(hours)}${digits(minutes)}`),
        ),
      )
      .map(([isShort, [century, ...parts], seconds, fraction, zone]) => ({
        kind: isShort ? ('UTCTime' as const) : ('GeneralizedTime' as const),
        text: [
          ...(isShort ? [] : [digits(century)]),
          ...parts.map(digits),
          seconds === null ? '' : digits(seconds),
          fraction ?? '',
          zone,
        ].join(''),
      }));
    fc.assert(
      fc.property(text, (one) => {
        const ours = read(one.kind, one.text)?.slice(0, -5) ?? null;
        // OpenSSL does not add offsets before 1900
        fc.pre(ours === null || one.text.endsWith('Z') || ours > '1900-01-02');
        const theirs = readByOpenssl(one.kind, one.text);
        if (theirs !== undefined) expect(ours).toBe(theirs);
        else if (isAsRfc5280Wants(one.kind, one.text)) expect(ours).toBeNull();
      }),
      { numRuns: 1000 },
    );
  });
});
