import { constants, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { createBerBudget, scanBer } from '../asn1/ber.ts';
import type { BerNode } from '../asn1/ber.ts';
import { algorithmOf, integerOf, sequenceOf } from '../asn1/ber-value.ts';
import type { Algorithm } from '../asn1/ber-value.ts';
import { derSpan, derSpans, derTag } from '../asn1/der-cursor.ts';
import { readPublicKey } from './public-key.ts';
import { readTbsFields } from './tbs-fields.ts';

/** A certificate as its DER; node:crypto's X509Certificate is one. */
export interface DerCertificate {
  readonly raw: Uint8Array;
}

const sha1 = '1.3.14.3.2.26';
const rsaPss = '1.2.840.113549.1.1.10';
const mgf1 = '1.2.840.113549.1.1.8';

/** Hashes by OID, as node:crypto calls them. */
const hashes: ReadonlyMap<string, string> = new Map([
  [sha1, 'sha1'],
  ['2.16.840.1.101.3.4.2.4', 'sha224'],
  ['2.16.840.1.101.3.4.2.1', 'sha256'],
  ['2.16.840.1.101.3.4.2.2', 'sha384'],
  ['2.16.840.1.101.3.4.2.3', 'sha512'],
]);

interface Method {
  readonly keyTypes: readonly string[];
  /** null: the algorithm has its own. */
  readonly hash: string | null;
  /** Octets; only under PSS. */
  readonly saltLength?: number;
}

const rsa = (hash: string): Method => ({ keyTypes: ['rsa'], hash });
const ec = (hash: string): Method => ({ keyTypes: ['ec'], hash });
const dsa = (hash: string): Method => ({ keyTypes: ['dsa'], hash });

/** By the algorithm of the signature (RFC 3279, 4055, 5758, 8410). Which of them is accepted is for the caller to say. */
const methods: ReadonlyMap<string, Method> = new Map([
  ['1.2.840.113549.1.1.4', rsa('md5')],
  ['1.2.840.113549.1.1.5', rsa('sha1')],
  ['1.3.14.3.2.29', rsa('sha1')],
  ['1.2.840.113549.1.1.14', rsa('sha224')],
  ['1.2.840.113549.1.1.11', rsa('sha256')],
  ['1.2.840.113549.1.1.12', rsa('sha384')],
  ['1.2.840.113549.1.1.13', rsa('sha512')],
  ['1.2.840.10045.4.1', ec('sha1')],
  ['1.2.840.10045.4.3.1', ec('sha224')],
  ['1.2.840.10045.4.3.2', ec('sha256')],
  ['1.2.840.10045.4.3.3', ec('sha384')],
  ['1.2.840.10045.4.3.4', ec('sha512')],
  ['1.2.840.10040.4.3', dsa('sha1')],
  ['2.16.840.1.101.3.4.3.1', dsa('sha224')],
  ['2.16.840.1.101.3.4.3.2', dsa('sha256')],
  ['1.3.101.112', { keyTypes: ['ed25519'], hash: null }],
  ['1.3.101.113', { keyTypes: ['ed448'], hash: null }],
]);

const keys = new WeakMap<DerCertificate, { readonly key: KeyObject | null }>();

/** The public key of a certificate; null for one that cannot be read. */
export function publicKeyOf(certificate: DerCertificate): KeyObject | null {
  const known = keys.get(certificate) ?? { key: readKey(certificate) };
  keys.set(certificate, known);
  return known.key;
}

function readKey({ raw }: DerCertificate): KeyObject | null {
  try {
    const { start, end } = readTbsFields(raw).publicKey;
    return readPublicKey(raw.subarray(start, end), createBerBudget(maxDepth));
  } catch {
    return null;
  }
}

const maxDepth = 16;

/**
 * Whether the signer's key made the certificate's signature, by any algorithm, over the very octets of the certificate (RFC 5280,
 * 4.1.1). Names, extensions and validity are for the caller to check.
 */
export function isSignedBy(certificate: DerCertificate, signer: DerCertificate): boolean {
  const key = publicKeyOf(signer);
  try {
    return key !== null && verifies(certificate.raw, key);
  } catch {
    return false; // no certificate, or a key that cannot verify this kind of signature
  }
}

function verifies(der: Uint8Array, key: KeyObject): boolean {
  const root = derSpan(der, 0, der.length);
  const [content, algorithm, value, ...others] = derSpans(der, root.contentStart, root.end);
  if (content === undefined || algorithm === undefined || others.length > 0) return false;
  if (value?.tag !== derTag.bitString || der[value.contentStart] !== 0) return false;
  // 4.1.1.2: the algorithm is stated twice, and only the inner statement is signed
  const { signature: inner } = readTbsFields(der);
  const stated = der.subarray(algorithm.start, algorithm.end);
  if (!Buffer.from(stated).equals(der.subarray(inner.start, inner.end))) return false;
  const method = methodOf(algorithmOf(scanBer(stated, createBerBudget(maxDepth))));
  if (method?.keyTypes.includes(key.asymmetricKeyType ?? '') !== true) return false;
  return verify(
    method.hash,
    der.subarray(content.start, content.end),
    method.saltLength === undefined
      ? key
      : { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: method.saltLength },
    der.subarray(value.contentStart + 1, value.end),
  );
}

function methodOf({ oid, parameters }: Algorithm): Method | null {
  return oid === rsaPss ? pssMethod(parameters) : (methods.get(oid) ?? null);
}

/** RSASSA-PSS-params (RFC 4055, 3.1), of which every field has a default. Mask and content take the same hash. */
function pssMethod(parameters: BerNode | undefined): Method | null {
  const fields = sequenceOf(parameters);
  const field = (number: number) =>
    fields.find(({ tagClass, tag }) => tagClass === 2 && tag === number)?.children[0];
  const [hashNode, maskNode, saltNode] = [field(0), field(1), field(2)];
  const hashOid = hashNode === undefined ? sha1 : algorithmOf(hashNode).oid;
  const mask = maskNode === undefined ? null : algorithmOf(maskNode);
  const maskHash = mask === null ? sha1 : algorithmOf(mask.parameters).oid;
  const hash = hashes.get(hashOid);
  if (hash === undefined || maskHash !== hashOid || (mask?.oid ?? mgf1) !== mgf1) return null;
  const saltLength = saltNode === undefined ? 20 : integerOf(saltNode);
  if (!(saltLength >= 0 && saltLength <= 512)) return null;
  return { keyTypes: ['rsa', 'rsa-pss'], hash, saltLength };
}
