import { derSpan, derSpans, derTag } from '../asn1/der-cursor.ts';
import type { DerSpan } from '../asn1/der-cursor.ts';
import { readTbsFields } from './tbs-fields.ts';

/** How far the hash under a signature resists a second text of the same digest. MD5 and older, and DSA: `refused`. */
export type SignatureHash = 'accepted' | 'sha1' | 'refused';

/** What a path needs of a certificate and neither node:crypto nor the facts of a keystore say. */
export interface PathFields {
  /** pathLenConstraint (RFC 5280, 4.2.1.9); null: no limit. */
  readonly pathLength: number | null;
  /** A critical extension that is processed nowhere here, or the same extension twice (RFC 5280, 4.2). */
  readonly hasUnknownCritical: boolean;
  readonly signatureHash: SignatureHash;
  /** SubjectPublicKeyInfo. */
  readonly publicKey: Uint8Array;
}

// Object identifiers are written as their content octets in hex, as der-extension.ts reads them

const basicConstraints = '551d13';

/**
 * Extensions that a certificate may mark as critical: paths process the first four, their readers the others. A critical
 * certificatePolicies is met because any policy is accepted. Name constraints and the other policy extensions are missing
 * on purpose: nothing here processes them, so a certificate that insists on them is refused.
 */
const processed: ReadonlySet<string> = new Set([
  basicConstraints,
  '551d0f', // keyUsage
  '551d23', // authorityKeyIdentifier
  '551d0e', // subjectKeyIdentifier
  '551d11', // subjectAltName
  '551d1f', // cRLDistributionPoints: revocation/subject.ts
  '551d20', // certificatePolicies
  '551d25', // extKeyUsage: for the caller, who knows the purpose
]);

const rsaPss = '2a864886f70d01010a';

/** By the algorithm of the signature (RFC 3279, 4055, 5758, 8410). */
const signatureHashes: ReadonlyMap<string, SignatureHash> = new Map([
  ['2a864886f70d01010e', 'accepted'], // RSA (PKCS #1 v1.5) with SHA-224, -256, -384, -512
  ['2a864886f70d01010b', 'accepted'],
  ['2a864886f70d01010c', 'accepted'],
  ['2a864886f70d01010d', 'accepted'],
  ['2a8648ce3d040301', 'accepted'], // ECDSA with SHA-224, -256, -384, -512
  ['2a8648ce3d040302', 'accepted'],
  ['2a8648ce3d040303', 'accepted'],
  ['2a8648ce3d040304', 'accepted'],
  ['2b6570', 'accepted'], // Ed25519
  ['2b6571', 'accepted'], // Ed448
  ['2a864886f70d010105', 'sha1'], // RSA (PKCS #1 v1.5) with SHA-1
  ['2b0e03021d', 'sha1'], // the same, by the identifier of OIW
  ['2a8648ce3d0401', 'sha1'], // ECDSA with SHA-1
]);

const sha1 = '2b0e03021a';
/** Under RSASSA-PSS: SHA-224, -256, -384, -512. */
const strongHashes: ReadonlySet<string> = new Set([
  '608648016503040204',
  '608648016503040201',
  '608648016503040202',
  '608648016503040203',
]);

/** Reads a certificate. null for what is no DER of one: it can be part of no path. */
export function readPathFields(der: Uint8Array): PathFields | null {
  try {
    const { signature, publicKey, extensions } = readTbsFields(der);
    const constraints = extensions.find(({ oid }) => oid === basicConstraints);
    return {
      pathLength: constraints === undefined ? null : pathLengthOf(der, constraints.value),
      hasUnknownCritical:
        extensions.some(({ oid, critical }) => critical && !processed.has(oid)) ||
        new Set(extensions.map(({ oid }) => oid)).size < extensions.length,
      signatureHash: signatureHashOf(der, signature),
      publicKey: der.subarray(publicKey.start, publicKey.end),
    };
  } catch {
    return null;
  }
}

/** BasicConstraints: cA, which may be left out, then the length. A negative or absurd one allows nothing. */
function pathLengthOf(der: Uint8Array, value: DerSpan): number | null {
  const sequence = derSpan(der, value.contentStart, value.end);
  const [length] = [...derSpans(der, sequence.contentStart, sequence.end)].filter(
    ({ tag }) => tag === derTag.integer,
  );
  if (length === undefined) return null;
  const octets = der.subarray(length.contentStart, length.end);
  const [first = 0x80] = octets;
  if (first >= 0x80 || octets.length > 4) return -1;
  return octets.reduce((number, octet) => number * 256 + octet, 0);
}

function signatureHashOf(der: Uint8Array, algorithm: DerSpan): SignatureHash {
  const [id, parameters] = derSpans(der, algorithm.contentStart, algorithm.end);
  const oid = identifierOf(der, id);
  if (oid !== rsaPss) return signatureHashes.get(oid) ?? 'refused';
  // RSASSA-PSS-params (RFC 4055, 3.1): [0] names the hash; without it, it is SHA-1
  if (parameters === undefined) return 'refused';
  const [named] = derSpans(der, parameters.contentStart, parameters.end);
  if (named?.tag !== hashTag) return 'sha1';
  const hash = derSpan(der, named.contentStart, named.end);
  const [hashId] = derSpans(der, hash.contentStart, hash.end);
  const hashOid = identifierOf(der, hashId);
  return strongHashes.has(hashOid) ? 'accepted' : hashOid === sha1 ? 'sha1' : 'refused';
}

const hashTag = 0xa0;

const identifierOf = (der: Uint8Array, span: DerSpan | undefined): string =>
  span?.tag === derTag.oid
    ? Buffer.from(der.subarray(span.contentStart, span.end)).toString('hex')
    : '';
