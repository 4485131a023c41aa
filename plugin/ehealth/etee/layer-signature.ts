import { constants, createHash, timingSafeEqual, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import {
  algorithmOf,
  integerOf,
  octetStringOf,
  oidOf,
  sequenceOf,
} from '../../pki/asn1/ber-value.ts';
import type { Algorithm } from '../../pki/asn1/ber-value.ts';
import { nodeTime } from '../../pki/asn1/time.ts';
import type { ReadCertificate } from '../../pki/x509/certificate.ts';
import type { LayerSigner, SignedAttribute, SignedLayer } from './signed-layer.ts';
import { tagged } from './signed-layer.ts';

/** eHealth's two ways of signing, by the algorithm that a signer names: with an eHealth certificate, with an eID (mailbox.md 14). */
export type SignaturePolicy = 'EHEALTH_CERT' | 'EID';

export const oids = {
  sha256: '2.16.840.1.101.3.4.2.1',
  rsaPss: '1.2.840.113549.1.1.10',
  mgf1: '1.2.840.113549.1.1.8',
  rsaEncryption: '1.2.840.113549.1.1.1',
  sha256WithRsa: '1.2.840.113549.1.1.11',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  algorithmProtection: '1.2.840.113549.1.9.52',
} as const;

/** By OID, as node:crypto calls them. All but SHA-256 are refused; they are computed to see whether content was altered. */
export const digests: ReadonlyMap<string, string> = new Map([
  ['1.3.14.3.2.26', 'sha1'],
  ['2.16.840.1.101.3.4.2.4', 'sha224'],
  [oids.sha256, 'sha256'],
  ['2.16.840.1.101.3.4.2.2', 'sha384'],
  ['2.16.840.1.101.3.4.2.3', 'sha512'],
]);

/** Signature algorithms with a hash of their own. */
const hashOfSignature: ReadonlyMap<string, string> = new Map([
  [oids.sha256WithRsa, 'sha256'],
  ['1.2.840.10045.4.3.1', 'sha224'],
  ['1.2.840.10045.4.3.2', 'sha256'],
  ['1.2.840.10045.4.3.3', 'sha384'],
  ['1.2.840.10045.4.3.4', 'sha512'],
]);

const policies: ReadonlyMap<string, SignaturePolicy> = new Map([
  [oids.rsaPss, 'EHEALTH_CERT'],
  [oids.rsaEncryption, 'EID'],
  [oids.sha256WithRsa, 'EID'],
]);

/** null: signed in a way that neither policy knows. */
export const policyOf = ({ signatureAlgorithm }: LayerSigner): SignaturePolicy | null =>
  policies.get(signatureAlgorithm.oid) ?? null;

/** The first, should there be several; null for none, or for what is no time. */
export function signingTimeOf({ attributes }: LayerSigner): Date | null {
  const [value] = valuesOf(attributes ?? [], oids.signingTime);
  if (value === undefined) return null;
  try {
    return nodeTime(value);
  } catch {
    return null;
  }
}

/**
 * `mismatch`: all is in order but the signature itself. `unverifiable`: the content is not what was signed, or the signed attributes
 * contradict RFC 5652 (11), or the certificate was not valid when it signed.
 */
export type SignatureState = 'valid' | 'mismatch' | 'unverifiable';

/** Whether this certificate's key made the signature of the layer. Who the signer is remains to be judged. */
export function signatureState(
  layer: SignedLayer,
  content: Uint8Array,
  signer: LayerSigner,
  { facts, publicKey }: ReadCertificate,
): SignatureState {
  const at = signingTimeOf(signer)?.getTime();
  const isValid =
    at === undefined || (Date.parse(facts.notBefore) <= at && at <= Date.parse(facts.notAfter));
  if (publicKey === null || !isValid || !areAttributesSound(layer, signer)) return 'unverifiable';
  if (signer.attributes !== null && !hasDigestOf(signer, content)) return 'unverifiable';
  try {
    return verifies(signer, signer.signedBytes ?? content, publicKey) ? 'valid' : 'mismatch';
  } catch {
    return 'unverifiable'; // a key that cannot verify this kind of signature
  }
}

/** Whether the signed attributes have the digest of this very content, by any known algorithm; false without attributes. */
export function hasDigestOf(
  { attributes, digestAlgorithm }: LayerSigner,
  content: Uint8Array,
): boolean {
  const hash = digests.get(digestAlgorithm.oid);
  const values = valuesOf(attributes ?? [], oids.messageDigest);
  if (hash === undefined || values.length !== 1) return false;
  try {
    const stated = octetStringOf(values[0]);
    const own = createHash(hash).update(content).digest();
    return stated.length === own.length && timingSafeEqual(stated, own);
  } catch {
    return false;
  }
}

function areAttributesSound({ contentType }: SignedLayer, signer: LayerSigner): boolean {
  const { attributes, unsignedTypes } = signer;
  const onlySigned = [
    oids.contentType,
    oids.messageDigest,
    oids.signingTime,
    oids.algorithmProtection,
  ];
  if (onlySigned.some((type) => unsignedTypes.includes(type))) return false;
  if (attributes === null) return true;
  const counts = (type: string) => [
    attributes.filter((one) => one.type === type).length,
    valuesOf(attributes, type).length,
  ];
  const isSingle = (type: string) => counts(type).every((count) => count === 1);
  const isOptional = (type: string) => counts(type).every((count) => count === 0) || isSingle(type);
  try {
    return (
      isSingle(oids.contentType) &&
      oidOf(valuesOf(attributes, oids.contentType)[0]) === contentType &&
      isSingle(oids.messageDigest) &&
      isOptional(oids.signingTime) &&
      isOptional(oids.algorithmProtection) &&
      isProtected(signer)
    );
  } catch {
    return false;
  }
}

/** CMSAlgorithmProtection (RFC 6211), where there is one: the algorithms are those that were signed. */
function isProtected({ attributes, digestAlgorithm, signatureAlgorithm }: LayerSigner): boolean {
  const [value] = valuesOf(attributes ?? [], oids.algorithmProtection);
  if (value === undefined) return true;
  const [digest, ...others] = sequenceOf(value);
  const [type, parameters] = tagged(others, 1)?.children ?? [];
  return (
    isSameAlgorithm(algorithmOf(digest), digestAlgorithm) &&
    isSameAlgorithm({ oid: oidOf(type), parameters }, signatureAlgorithm)
  );
}

/** NULL and nothing are the same parameters. */
function isSameAlgorithm(one: Algorithm, other: Algorithm): boolean {
  const parameters = ({ parameters: node }: Algorithm) =>
    node === undefined
      ? ''
      : Buffer.from(node.bytes.subarray(node.start, node.end)).toString('hex');
  const usual = (algorithm: Algorithm) => parameters(algorithm).replace(/^0500$/, '');
  return one.oid === other.oid && usual(one) === usual(other);
}

const valuesOf = (attributes: readonly SignedAttribute[], type: string) =>
  attributes.filter((one) => one.type === type).flatMap(({ values }) => values);

export const saltLength = 32;

function verifies(signer: LayerSigner, covered: Uint8Array, key: KeyObject): boolean {
  const { digestAlgorithm, signatureAlgorithm, signature } = signer;
  if (signatureAlgorithm.oid === oids.rsaPss) {
    if (key.asymmetricKeyType !== 'rsa') throw new TypeError('not an RSA key');
    // With the parameters of the policy and no others, as eHealth's library does
    const padding = constants.RSA_PKCS1_PSS_PADDING;
    return (
      isPolicyPss(signatureAlgorithm) &&
      verify('sha256', covered, { key, padding, saltLength }, signature)
    );
  }
  const isRsa = policies.has(signatureAlgorithm.oid);
  const hash =
    hashOfSignature.get(signatureAlgorithm.oid) ??
    (isRsa ? digests.get(digestAlgorithm.oid) : undefined);
  if (hash === undefined || key.asymmetricKeyType !== (isRsa ? 'rsa' : 'ec'))
    throw new TypeError('an unknown algorithm, or a key of another kind');
  return verify(hash, covered, key, signature);
}

/** RSASSA-PSS-params (RFC 4055, 3.1): SHA-256 twice and 32 octets of salt, all of which differ from the defaults. */
function isPolicyPss({ parameters }: Algorithm): boolean {
  const fields = sequenceOf(parameters);
  const [hash, mask, salt, trailer] = [0, 1, 2, 3].map(
    (number) => tagged(fields, number)?.children[0],
  );
  const { oid, parameters: maskHash } = algorithmOf(mask);
  return (
    algorithmOf(hash).oid === oids.sha256 &&
    oid === oids.mgf1 &&
    algorithmOf(maskHash).oid === oids.sha256 &&
    integerOf(salt) === saltLength &&
    (trailer === undefined || integerOf(trailer) === 1)
  );
}
