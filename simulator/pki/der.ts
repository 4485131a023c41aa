/*
 * Just enough DER (X.690) to write certificates, keystores, tokens and answers about revocation. Writing only, and apart from plugin/pki on purpose: what the
 * simulator makes must not be read back by the code that made it.
 */

/** Wraps a value in tag and length; `parts` are the already encoded contents, in order. */
export function tlv(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const value = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag]), lengthOf(value.length), value]);
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  const bytes = minimalBytes(BigInt(length));
  return Buffer.concat([Buffer.from([0x80 | bytes.length]), bytes]);
}

function minimalBytes(value: bigint): Buffer {
  const hex = value.toString(16);
  return Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
}

export const sequence = (...parts: readonly Uint8Array[]): Buffer => tlv(0x30, ...parts);

/** SET OF: DER wants the members in ascending order of their encoding. */
export const setOf = (...parts: readonly Uint8Array[]): Buffer =>
  tlv(0x31, ...[...parts].sort((left, right) => Buffer.compare(left, right)));

export const octetString = (bytes: Uint8Array): Buffer => tlv(0x04, bytes);

/** `unused` counts the padding bits of the last byte. */
export const bitString = (bytes: Uint8Array, unused = 0): Buffer =>
  tlv(0x03, Buffer.from([unused]), bytes);

export const nullValue = (): Buffer => tlv(0x05);

export const boolean = (value: boolean): Buffer => tlv(0x01, Buffer.from([value ? 0xff : 0x00]));

/** A context-specific constructed tag: EXPLICIT wrapping, or IMPLICIT over something constructed. */
export const context = (number: number, ...parts: readonly Uint8Array[]): Buffer =>
  tlv(0xa0 | number, ...parts);

/** A context-specific primitive tag: IMPLICIT over an octet string and its like. */
export const contextPrimitive = (number: number, bytes: Uint8Array): Buffer =>
  tlv(0x80 | number, bytes);

/** A non-negative INTEGER; a leading zero keeps a high first bit from reading as a sign. */
export function integer(value: bigint | number): Buffer {
  const bytes = minimalBytes(BigInt(value));
  const signed = (bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes;
  return tlv(0x02, signed);
}

export function objectIdentifier(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return tlv(0x06, Buffer.from([first * 40 + second, ...rest].flatMap(base128)));
}

function base128(arc: number): number[] {
  const digits = [arc % 128];
  for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128)) {
    digits.unshift((left % 128) | 0x80);
  }
  return digits;
}

export const utf8String = (text: string): Buffer => tlv(0x0c, Buffer.from(text, 'utf8'));

export const printableString = (text: string): Buffer => tlv(0x13, Buffer.from(text, 'latin1'));

/** UTF-16 big-endian, as friendlyName wants it (RFC 2985). */
export const bmpString = (text: string): Buffer => tlv(0x1e, utf16BigEndian(text));

/** Basic Multilingual Plane and surrogate pairs alike, without terminator. */
export const utf16BigEndian = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

/** UTCTime up to 2049, GeneralizedTime from 2050 (RFC 5280, 4.1.2.5); to the second, fractions are cut. */
export const time = (instant: Date): Buffer =>
  instant.getUTCFullYear() < 2050
    ? tlv(0x17, Buffer.from(`${timeDigits(instant).slice(2)}Z`, 'latin1'))
    : generalizedTime(instant);

/** To the second: OCSP takes no other kind (RFC 6960, 4.2.2.1). */
export const generalizedTime = (instant: Date): Buffer =>
  tlv(0x18, Buffer.from(`${timeDigits(instant)}Z`, 'latin1'));

const timeDigits = (instant: Date): string =>
  instant.toISOString().replaceAll(/[-:T]/g, '').slice(0, 14);

export const enumerated = (value: number): Buffer => tlv(0x0a, Buffer.from([value]));

/** A constructed value of indefinite length, as BER allows and DER does not. */
export const indefinite = (tag: number, ...parts: readonly Uint8Array[]): Buffer =>
  Buffer.concat([Buffer.from([tag, 0x80]), ...parts, Buffer.alloc(2)]);
