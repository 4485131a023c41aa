import { createHash, randomBytes, sign, type KeyObject } from 'node:crypto';
import {
  bitString,
  boolean,
  context,
  contextPrimitive,
  integer,
  nullValue,
  objectIdentifier,
  octetString,
  sequence,
  time,
} from './der.ts';
import { encodeName, type DistinguishedName } from './distinguished-name.ts';

/** A certificate that was just made, with what its keystore entry needs to know about it. */
export interface IssuedCertificate {
  readonly der: Buffer;
  readonly subject: DistinguishedName;
  readonly serialNumber: bigint;
  readonly notBefore: Date;
  readonly notAfter: Date;
}

export interface CertificateRequest {
  readonly subject: DistinguishedName;
  readonly issuer: DistinguishedName;
  readonly serialNumber: bigint;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly publicKey: KeyObject;
  readonly signingKey: KeyObject;
  readonly extensions: readonly Buffer[];
}

/** Puts together and signs an X.509 v3 certificate; the signature algorithm follows the signer's key, never the subject's. */
export function signCertificate(request: CertificateRequest): IssuedCertificate {
  const algorithm = signatureAlgorithm(request.signingKey);
  const toBeSigned = sequence(
    context(0, integer(2)),
    integer(request.serialNumber),
    algorithm,
    encodeName(request.issuer),
    sequence(time(request.notBefore), time(request.notAfter)),
    encodeName(request.subject),
    request.publicKey.export({ format: 'der', type: 'spki' }),
    context(3, sequence(...request.extensions)),
  );
  return {
    der: signed(toBeSigned, request.signingKey),
    subject: request.subject,
    serialNumber: request.serialNumber,
    notBefore: request.notBefore,
    notAfter: request.notAfter,
  };
}

/** SEQUENCE of what is signed, the algorithm and the signature, with `more` behind it: certificates, lists, OCSP answers. */
export function signed(
  toBeSigned: Buffer,
  key: KeyObject,
  more: readonly Uint8Array[] = [],
): Buffer {
  const signature = sign(signatureFor(key).hash, toBeSigned, key);
  return sequence(toBeSigned, signatureAlgorithm(key), bitString(signature), ...more);
}

/** AlgorithmIdentifier of the signatures that a key makes. */
export const signatureAlgorithm = (key: KeyObject): Buffer => signatureFor(key).algorithm;

function signatureFor(key: KeyObject): { readonly algorithm: Buffer; readonly hash: string } {
  if (key.asymmetricKeyType === 'rsa') {
    return {
      algorithm: sequence(objectIdentifier('1.2.840.113549.1.1.11'), nullValue()),
      hash: 'sha256',
    };
  }
  if (key.asymmetricKeyDetails?.namedCurve === 'secp384r1') {
    return { algorithm: sequence(objectIdentifier('1.2.840.10045.4.3.3')), hash: 'sha384' };
  }
  return { algorithm: sequence(objectIdentifier('1.2.840.10045.4.3.2')), hash: 'sha256' };
}

/** SHA-1 of the subjectPublicKey bits (RFC 5280, 4.2.1.2, method 1). */
export const publicKeyIdentifier = (publicKey: KeyObject): Buffer =>
  createHash('sha1').update(subjectPublicKeyBits(publicKey)).digest();

/** Steps over SEQUENCE header and AlgorithmIdentifier to the contents of the BIT STRING, its unused-bits octet left out. */
export function subjectPublicKeyBits(publicKey: KeyObject): Buffer {
  const spki = publicKey.export({ format: 'der', type: 'spki' });
  const outer = header(spki, 0);
  const algorithm = header(spki, outer.start);
  const bits = header(spki, algorithm.start + algorithm.length);
  return spki.subarray(bits.start + 1, bits.start + bits.length);
}

function header(bytes: Buffer, at: number): { readonly start: number; readonly length: number } {
  const first = bytes.readUInt8(at + 1);
  if (first < 0x80) return { start: at + 2, length: first };
  const count = first & 0x7f;
  return { start: at + 2 + count, length: bytes.readUIntBE(at + 2, count) };
}

/** An extension (RFC 5280, 4.1); `value` is the DER inside its OCTET STRING. */
export const extension = (oid: string, critical: boolean, value: Buffer): Buffer =>
  sequence(objectIdentifier(oid), ...(critical ? [boolean(true)] : []), octetString(value));

/** What a key may be used for, as the two bytes of the BIT STRING (RFC 5280, 4.2.1.3): contents and unused bits. */
const usages = {
  /** digitalSignature, nonRepudiation, keyEncipherment: eHealth's leaves. */
  authentication: bitString(Buffer.from([0xe0]), 5),
  /** keyEncipherment, dataEncipherment: encryption certificates and placeholders. */
  encryption: bitString(Buffer.from([0x30]), 4),
  /** keyCertSign, cRLSign. */
  authority: bitString(Buffer.from([0x06]), 1),
  /** digitalSignature: a citizen's authentication certificate. */
  citizenAuthentication: bitString(Buffer.from([0x80]), 7),
  /** nonRepudiation: a citizen's signature certificate. */
  citizenSignature: bitString(Buffer.from([0x40]), 6),
  /** digitalSignature, nonRepudiation: the National Register's. */
  register: bitString(Buffer.from([0xc0]), 6),
  /** digitalSignature: a responder's. */
  responder: bitString(Buffer.from([0x80]), 7),
  /** digitalSignature, keyEncipherment: a web server's. */
  server: bitString(Buffer.from([0xa0]), 5),
} as const;

export const keyUsage = (usage: keyof typeof usages): Buffer =>
  extension('2.5.29.15', true, usages[usage]);

/** `pathLength` null: no limit; 'leaf' says CA:FALSE. */
export function basicConstraints(role: 'leaf' | 'authority', pathLength: number | null): Buffer {
  const value =
    role === 'leaf'
      ? sequence()
      : sequence(boolean(true), ...(pathLength === null ? [] : [integer(pathLength)]));
  return extension('2.5.29.19', true, value);
}

export const subjectKeyIdentifier = (publicKey: KeyObject): Buffer =>
  extension('2.5.29.14', false, octetString(publicKeyIdentifier(publicKey)));

export const authorityKeyIdentifier = (publicKey: KeyObject): Buffer =>
  extension('2.5.29.35', false, sequence(contextPrimitive(0, publicKeyIdentifier(publicKey))));

export const extendedKeyUsage = (...oids: readonly string[]): Buffer =>
  extension('2.5.29.37', false, sequence(...oids.map(objectIdentifier)));

export const certificatePolicies = (...oids: readonly string[]): Buffer =>
  extension(
    '2.5.29.32',
    false,
    sequence(...oids.map((policy) => sequence(objectIdentifier(policy)))),
  );

/** Where an OCSP responder answers for the certificate (RFC 5280, 4.2.2.1). */
export const ocspAddress = (url: string): Buffer =>
  extension(
    '1.3.6.1.5.5.7.1.1',
    false,
    sequence(sequence(objectIdentifier('1.3.6.1.5.5.7.48.1'), uri(url))),
  );

/** Where the revocation list lies (RFC 5280, 4.2.1.13). */
export const crlAddress = (url: string): Buffer =>
  extension('2.5.29.31', false, sequence(sequence(context(0, context(0, uri(url))))));

/** GeneralName: uniformResourceIdentifier. */
const uri = (url: string): Buffer => contextPrimitive(6, Buffer.from(url, 'latin1'));

/** id-pkix-ocsp-nocheck of a responder's certificate: its revocation need not be checked (RFC 6960, 4.2.2.2.1). */
export const withoutRevocationCheck = (): Buffer =>
  extension('1.3.6.1.5.5.7.48.1.5', false, nullValue());

/** A random serial number above zero of at most `bits` bits; eHealth's leaves have 63, encryption certificates 128. */
export function randomSerialNumber(bits: number): bigint {
  const value = BigInt(`0x${randomBytes(Math.ceil(bits / 8)).toString('hex')}`);
  return BigInt.asUintN(bits, value) | 1n;
}
