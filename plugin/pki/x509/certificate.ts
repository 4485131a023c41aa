import { createHash, X509Certificate } from 'node:crypto';

import { Certificate } from '@peculiar/asn1-x509';
import type { Name } from '@peculiar/asn1-x509';
import { AsnConvert } from '@peculiar/asn1-schema';
import { algorithmName } from '../asn1/algorithm-name.ts';
import { scanBer } from '../asn1/ber.ts';
import type { BerBudget } from '../asn1/ber.ts';
import { sequenceOf } from '../asn1/ber-value.ts';
import { readExtensions } from './extensions.ts';
import type { KeyAlgorithm, NameAttribute, X509Facts } from './certificate-facts.ts';
import { isSameName } from './distinguished-name.ts';
import { keyAlgorithm, publicKeyDigests } from './public-key.ts';

export interface ReadCertificate {
  readonly facts: X509Facts;
  /** Part of it could not be read: an extension, the key, bytes left over. */
  readonly odd: boolean;
  /** For checking signatures; null when OpenSSL does not read it. */
  readonly x509: X509Certificate | null;
  /** Pairing digests: of the key as the certificate has it, and as OpenSSL writes it (EC points come in two forms). */
  readonly spkiDigests: readonly string[];
}

/** Reads X.509 (RFC 5280). Throws for bytes that are no certificate at all. */
export function readCertificate(bytes: Uint8Array, budget: BerBudget): ReadCertificate {
  const root = scanBer(bytes, budget);
  const der = bytes.subarray(0, root.end);
  const { tbsCertificate, signatureAlgorithm } = AsnConvert.parse(der, Certificate);
  const spki = spkiOf(sequenceOf(root)[0]);
  const digests = publicKeyDigests(spki, budget);
  const keyOid = tbsCertificate.subjectPublicKeyInfo.algorithm.algorithm;
  const native = readNative(der);
  const { unreadable, ...extensions } = readExtensions(tbsCertificate.extensions ?? [], budget);
  const subject = nameOf(tbsCertificate.subject);
  const issuer = nameOf(tbsCertificate.issuer);
  return {
    facts: {
      der: Buffer.from(der).toString('base64'),
      fingerprint: createHash('sha256').update(der).digest('hex').toUpperCase(),
      serialNumber: unsignedDecimal(tbsCertificate.serialNumber),
      subject,
      issuer,
      issuerIsSubject: isSameName(subject, issuer),
      notBefore: tbsCertificate.validity.notBefore.getTime().toISOString(),
      notAfter: tbsCertificate.validity.notAfter.getTime().toISOString(),
      keyAlgorithm: native.algorithm ?? { type: 'other', name: algorithmName(keyOid) },
      ...digests,
      signatureAlgorithm: algorithmName(signatureAlgorithm.algorithm),
      ...extensions,
    },
    odd: unreadable || native.algorithm === null || root.end < bytes.length,
    x509: native.x509,
    spkiDigests: [
      digests.spkiSha256,
      ...(native.spki === null ? [] : [publicKeyDigests(native.spki, budget).spkiSha256]),
    ],
  };

  /** SubjectPublicKeyInfo is the sixth field, after an optional explicit version. */
  function spkiOf(tbs: (typeof root.children)[number] | undefined): Uint8Array {
    const fields = sequenceOf(tbs);
    const node = fields[fields[0]?.tagClass === 2 ? 6 : 5];
    if (node === undefined) throw new TypeError('no public key');
    return der.subarray(node.start, node.end);
  }

  function readNative(certificate: Uint8Array): {
    x509: X509Certificate | null;
    algorithm: KeyAlgorithm | null;
    spki: Buffer | null;
  } {
    let x509: X509Certificate | null = null;
    try {
      x509 = new X509Certificate(certificate);
      const key = x509.publicKey;
      return {
        x509,
        algorithm: keyAlgorithm(key, algorithmName(keyOid)),
        spki: key.export({ format: 'der', type: 'spki' }),
      };
    } catch {
      return { x509, algorithm: null, spki: null };
    }
  }
}

/** Attributes in the order of the DER; RDNs of several attributes are flattened. */
function nameOf(name: Name): NameAttribute[] {
  return Array.from(name).flatMap((rdn) =>
    Array.from(rdn, ({ type, value }) => ({
      type,
      value: value.toString().trim().normalize('NFC'),
    })),
  );
}

/** Serial numbers have up to 20 octets, so never a Number; a negative one is read as the unsigned number of its octets. */
function unsignedDecimal(octets: ArrayBuffer): string {
  if (octets.byteLength === 0 || octets.byteLength > 64)
    throw new TypeError('serial number too long');
  return BigInt(`0x${Buffer.from(octets).toString('hex')}`).toString();
}
