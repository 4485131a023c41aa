import { octetsOf, universal } from '../asn1/ber.ts';
import type { BerNode } from '../asn1/ber.ts';
import { oidOf, sequenceOf } from '../asn1/ber-value.ts';
import { MalformedError } from '../asn1/malformed.ts';
import type { NameAttribute } from './certificate-facts.ts';

/** A Name (RFC 5280, 4.1.2.4) in the order of its DER: relative names, each of one attribute as a rule. */
export type DistinguishedName = readonly (readonly NameAttribute[])[];

/** Reads a Name. Texts in an encoding that their type does not allow are read all the same. Throws MalformedError. */
export function readName(node: BerNode | undefined): DistinguishedName {
  return sequenceOf(node).map(readRelativeName);
}

/** Reads one RelativeDistinguishedName. Throws MalformedError. */
export function readRelativeName(set: BerNode | undefined): readonly NameAttribute[] {
  if (set?.constructed !== true) throw new MalformedError('not a relative name');
  return set.children.map((attribute) => {
    const [type, value] = sequenceOf(attribute);
    if (value === undefined) throw new MalformedError('an attribute without value');
    return { type: oidOf(type), value: valueOf(value).trim().normalize('NFC') };
  });
}

/**
 * Equal for names that are the same by RFC 5280, 7.1: the same relative names in the same order, the attributes of each in any order,
 * their values without regard to string type, case and repeated blanks.
 */
export function nameKey(name: DistinguishedName): string {
  return JSON.stringify(name.map((relative) => relative.map(attributeKey).sort()));
}

/** The same of attributes that have lost their grouping, one by one in their order. */
export function isSameName(
  one: readonly NameAttribute[],
  other: readonly NameAttribute[],
): boolean {
  return (
    one.length === other.length &&
    one.every((attribute, index) => {
      const counterpart = other[index];
      return counterpart !== undefined && isSameAttribute(attribute, counterpart);
    })
  );
}

/** Most are the same to the letter, and names are compared often. */
const isSameAttribute = (one: NameAttribute, other: NameAttribute): boolean =>
  one.type === other.type &&
  (one.value === other.value || attributeKey(one) === attributeKey(other));

/** String preparation (RFC 4518) as far as names of authorities and holders need it. */
function attributeKey({ type, value }: NameAttribute): string {
  const folded = value
    .normalize('NFKC')
    .replace(/[\u00AD\p{Cf}\p{Variation_Selector}]/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return `${type}=${folded.toLowerCase()}`;
}

type Reader = (octets: Buffer) => string;

const latin1: Reader = (octets) => octets.toString('latin1');

/** UTF-8 where it is; else each byte is taken for a letter, which is what writers that go wrong here have meant. */
const utf8: Reader = (octets) => {
  try {
    return utf8Decoder.decode(octets);
  } catch {
    return latin1(octets);
  }
};
const utf8Decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const utf16: Reader = (octets) =>
  octets.length % 2 === 0
    ? Buffer.from(octets).swap16().toString('utf16le')
    : octets.toString('latin1');

const utf32: Reader = (octets) => {
  const points = Array.from({ length: Math.floor(octets.length / 4) }, (_, index) =>
    octets.readUInt32BE(index * 4),
  );
  return points.map((one) => (one > 0x10ffff ? '\uFFFD' : String.fromCodePoint(one))).join('');
};

/** By tag of the string types that names use (DirectoryString, IA5String and their relatives). */
const readers: ReadonlyMap<number, Reader> = new Map([
  [universal.utf8String, utf8],
  [18, utf8], // NumericString
  [19, utf8], // PrintableString
  [20, latin1], // TeletexString
  [22, utf8], // IA5String
  [26, utf8], // VisibleString
  [28, utf32], // UniversalString
  [universal.bmpString, utf16],
]);

/** A value of another type is written as RFC 4514 (2.4) does: its BER in hex. */
function valueOf(value: BerNode): string {
  const read = value.tagClass === 0 && !value.constructed ? readers.get(value.tag) : undefined;
  if (read !== undefined) return read(Buffer.from(octetsOf(value)));
  return `#${Buffer.from(value.bytes.subarray(value.start, value.end)).toString('hex')}`;
}
