import { derSpan, derSpans, derTag } from '../asn1/der-cursor.ts';
import type { DerSpan } from '../asn1/der-cursor.ts';
import { createBerBudget, octetsOf, scanBer } from '../asn1/ber.ts';
import { sequenceOf } from '../asn1/ber-value.ts';
import { derTime } from '../asn1/time.ts';
import { nameKey, readName } from './distinguished-name.ts';
import { readExtensions } from './extensions.ts';
import { readTbsFields } from './tbs-fields.ts';
import type { TbsFields } from './tbs-fields.ts';

/** How far the hash under a signature resists a second text of the same digest. MD5 and older, and DSA: `refused`. */
export type SignatureHash = 'accepted' | 'sha1' | 'refused';

/** What a path needs of a certificate and the facts of a keystore do not say. */
export interface PathConstraints {
  /** pathLenConstraint (RFC 5280, 4.2.1.9); null: no limit. */
  readonly pathLength: number | null;
  /** A critical extension that is processed nowhere here, or the same extension twice (RFC 5280, 4.2). */
  readonly hasUnknownCritical: boolean;
  readonly signatureHash: SignatureHash;
}

/** All that a path needs of a certificate. */
export interface PathFields extends PathConstraints {
  /** Names as nameKey has them: equal for names that are the same (RFC 5280, 7.1). */
  readonly subject: string;
  readonly issuer: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** basicConstraints says CA, and keyUsage, where there is one, says keyCertSign (4.2.1.3, 4.2.1.9). */
  readonly isCa: boolean;
  /** Unsigned, in hex without leading zeros. */
  readonly serialNumber: string;
  /** Upper-case hex. */
  readonly subjectKey: string | null;
  readonly authorityKey: AuthorityKey;
  /** SubjectPublicKeyInfo. */
  readonly publicKey: Uint8Array;
}

/** What a certificate says of its issuer's key (RFC 5280, 4.2.1.1); each part may be missing. */
export interface AuthorityKey {
  /** Upper-case hex. */
  readonly key: string | null;
  /** Of the issuer's own certificate. */
  readonly issuer: string | null;
  readonly serialNumber: string | null;
}

// Object identifiers are written as their content octets in hex, as der-extension.ts reads them

const basicConstraints = '551d13';
const authorityKeyIdentifier = '551d23';

/**
 * Extensions that a certificate may mark as critical: paths process the first four, their readers the others. A critical
 * certificatePolicies is met because any policy is accepted. Name constraints and the other policy extensions are missing
 * on purpose: nothing here processes them, so a certificate that insists on them is refused.
 */
const processed: ReadonlySet<string> = new Set([
  basicConstraints,
  '551d0f', // keyUsage
  authorityKeyIdentifier,
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

/** Reads what limits paths over a certificate. null for what is no DER of one. */
export function readPathConstraints(der: Uint8Array): PathConstraints | null {
  try {
    return constraintsOf(der, readTbsFields(der));
  } catch {
    return null;
  }
}

function constraintsOf(der: Uint8Array, { signature, extensions }: TbsFields): PathConstraints {
  const constraints = extensions.find(({ oid }) => oid === basicConstraints);
  return {
    pathLength: constraints === undefined ? null : pathLengthOf(der, constraints.value),
    hasUnknownCritical:
      extensions.some(({ oid, critical }) => critical && !processed.has(oid)) ||
      new Set(extensions.map(({ oid }) => oid)).size < extensions.length,
    signatureHash: signatureHashOf(der, signature),
  };
}

/** Reads a certificate. null for what is no DER of one, or has a date that is none: it can be part of no path. */
export function readPathFields(der: Uint8Array): PathFields | null {
  try {
    const fields = readTbsFields(der);
    const { publicKey, extensions } = fields;
    const cut = ({ start, end }: DerSpan) => der.subarray(start, end);
    const name = (span: DerSpan) => nameKey(readName(scanBer(cut(span), createBerBudget(8))));
    const own = readExtensions(der, extensions);
    return {
      subject: name(fields.subject),
      issuer: name(fields.issuer),
      notBefore: derTime(der, fields.notBefore),
      notAfter: derTime(der, fields.notAfter),
      isCa:
        !own.unreadable &&
        own.isCa &&
        (own.keyUsage === null || own.keyUsage.includes('keyCertSign')),
      serialNumber: serialOf(
        der.subarray(fields.serialNumber.contentStart, fields.serialNumber.end),
      ),
      subjectKey: own.subjectKeyIdentifier,
      authorityKey: authorityKeyOf(
        der,
        extensions.find(({ oid }) => oid === authorityKeyIdentifier)?.value,
      ),
      ...constraintsOf(der, fields),
      publicKey: cut(publicKey),
    };
  } catch {
    return null;
  }
}

const serialOf = (octets: Uint8Array) =>
  Buffer.from(octets)
    .toString('hex')
    .replace(/^(?:00)+/, '');

/** AuthorityKeyIdentifier: [0] key, [1] names of the issuer's issuer, [2] serial number of the issuer. */
function authorityKeyOf(der: Uint8Array, value: DerSpan | undefined): AuthorityKey {
  if (value === undefined) return { key: null, issuer: null, serialNumber: null };
  const extension = scanBer(der.subarray(value.contentStart, value.end), createBerBudget(16));
  const field = (number: number) =>
    sequenceOf(extension).find(({ tagClass, tag }) => tagClass === 2 && tag === number);
  const [key, issuers, serial] = [field(0), field(1), field(2)];
  const directory = issuers?.children.find(({ tagClass, tag }) => tagClass === 2 && tag === 4);
  return {
    key: key === undefined ? null : Buffer.from(octetsOf(key)).toString('hex').toUpperCase(),
    issuer: directory === undefined ? null : nameKey(readName(directory.children[0])),
    serialNumber: serial === undefined ? null : serialOf(octetsOf(serial)),
  };
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
