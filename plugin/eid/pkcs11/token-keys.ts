import { createBerBudget } from '../../pki/asn1/ber.ts';
import { MalformedError } from '../../pki/asn1/malformed.ts';
import { readCertificate } from '../../pki/x509/certificate.ts';
import type { X509Facts } from '../../pki/x509/certificate-facts.ts';
import { isIssuedBy } from '../../pki/x509/certification-path.ts';
import type { TokenKey } from '../signature-token.ts';

/** A chain is no longer than this: more is a circle, or a joke. */
const maxIssuers = 8;

/** A token's certificate with the id of its key. */
export interface IdentifiedKey {
  readonly id: Uint8Array;
  readonly key: TokenKey;
}

/**
 * Which of a token's certificates sign what binds by law: those of a person with nonRepudiation among their usages (RFC 5280, 4.2.1.3) and a
 * key that we can use. Pure; a certificate that cannot be read is left out. The issuers are what the token has of them, trusted for nothing.
 */
export function signatureKeys(
  certificates: readonly { readonly id: Uint8Array; readonly der: Uint8Array }[],
): readonly IdentifiedKey[] {
  return certificates.flatMap(({ id, der }) => {
    const facts = factsOf(der);
    if (facts === null || facts.isCa || facts.keyUsage?.includes('nonRepudiation') !== true)
      return [];
    const { type } = facts.keyAlgorithm;
    if (type === 'other') return [];
    return [
      {
        id,
        key: {
          certificate: der,
          keyType: type,
          issuers: issuersOf(
            der,
            certificates.map((other) => other.der),
          ),
          validity: { notBefore: new Date(facts.notBefore), notAfter: new Date(facts.notAfter) },
          ssin: ssinIn(facts),
        },
      },
    ];
  });
}

function factsOf(der: Uint8Array): X509Facts | null {
  try {
    return readCertificate(der, createBerBudget(32)).facts;
  } catch (error) {
    if (error instanceof MalformedError) return null;
    throw error;
  }
}

function issuersOf(der: Uint8Array, others: readonly Uint8Array[]): readonly Uint8Array[] {
  const chain: Uint8Array[] = [];
  for (let below = der; chain.length < maxIssuers;) {
    const issuer = others.find(
      (raw) => raw !== below && isIssuedBy({ raw: below }, { raw }, { allowSha1: false }),
    );
    if (issuer === undefined) break;
    chain.push(issuer);
    below = issuer;
  }
  return chain;
}

const serialNumber = '2.5.4.5';

/** The bare number as the identity card's certificates have it, or behind the prefix of ETSI EN 319 412-1, 5.1.3. */
const nationalNumber = /^(?:PNOBE-)?(\d{11})$/;

function ssinIn({ subject }: X509Facts): string | null {
  const [number, ...others] = subject.filter(({ type }) => type === serialNumber);
  return others.length > 0 ? null : (nationalNumber.exec(number?.value ?? '')?.[1] ?? null);
}
