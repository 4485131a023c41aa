import { createBerBudget, octetsOf, scanBer, universal } from '../asn1/ber.ts';
import type { BerNode } from '../asn1/ber.ts';
import { octetStringOf, oidOf, sequenceOf } from '../asn1/ber-value.ts';
import type { DerExtension } from '../asn1/der-extension.ts';
import { MalformedError } from '../asn1/malformed.ts';
import type { KeyUsage, X509Facts } from './certificate-facts.ts';

/** What the extensions of one certificate say (RFC 5280, 4.2.1). */
export interface ExtensionReading extends Pick<
  X509Facts,
  | 'keyUsage'
  | 'extendedKeyUsage'
  | 'isCa'
  | 'subjectKeyIdentifier'
  | 'authorityKeyIdentifier'
  | 'policies'
> {
  /** An extension that does not parse counts as absent, and is reported. */
  readonly unreadable: boolean;
}

/** In the order of the bits (RFC 5280, 4.2.1.3). */
const usages: readonly KeyUsage[] = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
];

/** Content octets of object identifiers, in hex. */
const oids = {
  subjectKey: '551d0e',
  keyUsage: '551d0f',
  constraints: '551d13',
  policies: '551d20',
  authorityKey: '551d23',
  extendedKeyUsage: '551d25',
} as const;

/** `der`: the certificate that the extensions are places in. */
export function readExtensions(
  der: Uint8Array,
  extensions: readonly DerExtension[],
): ExtensionReading {
  let unreadable = false;
  const read = <T>(wanted: string, parse: (value: BerNode) => T): T | null => {
    const extension = extensions.find(({ oid }) => oid === wanted);
    if (extension === undefined) return null;
    const { contentStart, end } = extension.value;
    try {
      return parse(scanBer(der.subarray(contentStart, end), createBerBudget(16)));
    } catch {
      unreadable = true;
      return null;
    }
  };
  return {
    keyUsage: read(oids.keyUsage, keyUsageOf),
    extendedKeyUsage: read(oids.extendedKeyUsage, (value) => sequenceOf(value).map(oidOf)) ?? [],
    isCa: read(oids.constraints, saysCa) ?? false,
    subjectKeyIdentifier: read(oids.subjectKey, (value) => upperHex(octetStringOf(value))),
    authorityKeyIdentifier: read(oids.authorityKey, authorityKeyOf),
    policies:
      read(oids.policies, (value) => sequenceOf(value).map((one) => oidOf(sequenceOf(one)[0]))) ??
      [],
    unreadable,
  };
}

function keyUsageOf(node: BerNode): KeyUsage[] {
  if (node.tagClass !== 0 || node.tag !== universal.bitString || node.constructed)
    throw new MalformedError('keyUsage');
  const octets = octetsOf(node).subarray(1);
  return usages.filter((_, bit) => ((octets[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0);
}

const booleanTag = 1;

/** BasicConstraints: cA comes first, or is left out. */
function saysCa(node: BerNode): boolean {
  const [first] = sequenceOf(node);
  return first?.tagClass === 0 && first.tag === booleanTag && octetsOf(first)[0] !== 0;
}

/** AuthorityKeyIdentifier: the key, under [0]. */
function authorityKeyOf(node: BerNode): string | null {
  const key = sequenceOf(node).find(({ tagClass, tag }) => tagClass === 2 && tag === 0);
  return key === undefined ? null : upperHex(octetsOf(key));
}

function upperHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex').toUpperCase();
}
