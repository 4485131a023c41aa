import {
  AuthorityKeyIdentifier,
  BasicConstraints,
  CertificatePolicies,
  ExtendedKeyUsage,
  SubjectKeyIdentifier,
} from '@peculiar/asn1-x509';
import type { Extension } from '@peculiar/asn1-x509';
import { AsnConvert } from '@peculiar/asn1-schema';
import { octetsOf, scanBer, universal } from '../asn1/ber.ts';
import type { BerBudget } from '../asn1/ber.ts';
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

export function readExtensions(
  extensions: readonly Extension[],
  budget: BerBudget,
): ExtensionReading {
  let unreadable = false;
  const read = <T>(oid: string, parse: (der: ArrayBuffer) => T): T | null => {
    const extension = extensions.find(({ extnID }) => extnID === oid);
    if (extension === undefined) return null;
    const der = extension.extnValue.buffer;
    try {
      scanBer(new Uint8Array(der), budget);
      return parse(der);
    } catch {
      unreadable = true;
      return null;
    }
  };
  const schema =
    <T>(type: new () => T) =>
    (der: ArrayBuffer): T =>
      AsnConvert.parse(der, type);
  const keyUsage = read('2.5.29.15', (der) => keyUsageOf(der, budget));
  const extendedKeyUsage = read('2.5.29.37', schema(ExtendedKeyUsage));
  const constraints = read('2.5.29.19', schema(BasicConstraints));
  const subjectKey = read('2.5.29.14', schema(SubjectKeyIdentifier));
  const authorityKey = read('2.5.29.35', schema(AuthorityKeyIdentifier));
  const policies = read('2.5.29.32', schema(CertificatePolicies));
  return {
    keyUsage,
    extendedKeyUsage: extendedKeyUsage === null ? [] : Array.from(extendedKeyUsage),
    isCa: constraints?.cA ?? false,
    subjectKeyIdentifier: subjectKey && upperHex(subjectKey.buffer),
    authorityKeyIdentifier:
      authorityKey?.keyIdentifier === undefined
        ? null
        : upperHex(authorityKey.keyIdentifier.buffer),
    policies: policies === null ? [] : Array.from(policies, (policy) => policy.policyIdentifier),
    unreadable,
  };
}

function keyUsageOf(der: ArrayBuffer, budget: BerBudget): KeyUsage[] {
  const node = scanBer(new Uint8Array(der), budget);
  if (node.tagClass !== 0 || node.tag !== universal.bitString || node.constructed)
    throw new MalformedError('keyUsage');
  const octets = octetsOf(node).subarray(1);
  return usages.filter((_, bit) => ((octets[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0);
}

function upperHex(bytes: ArrayBuffer): string {
  return Buffer.from(bytes).toString('hex').toUpperCase();
}
