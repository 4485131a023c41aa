import { createHash, verify } from 'node:crypto';
import { publicKeyOf } from '../../pki/x509/certificate-signature.ts';
import type { DerCertificate } from '../../pki/x509/certificate-signature.ts';
import { canonicalXml } from './canonicalization.ts';
import { algorithm, ns } from '../names.ts';
import {
  attributeOf,
  childElements,
  isElement,
  onlyChild,
  parseXml,
  textOf,
  XmlError,
  type XmlDocument,
  type XmlElement,
} from './xml.ts';

/**
 * Why a signature is not believed. `structure`: not the one shape that is read; `several`: more than one signature; `id`: it
 * refers to something else, or to an id that occurs twice; `algorithm`: one that is not accepted; `sha1`: SHA-1, which is not accepted by
 * default; `unsigned`: there is none; `signature`: digest, value or key do not fit.
 */
export type SignatureProblem =
  'structure' | 'several' | 'id' | 'algorithm' | 'sha1' | 'unsigned' | 'signature';

export class SignatureError extends Error {
  readonly problem: SignatureProblem;

  constructor(problem: SignatureProblem, message: string) {
    super(message);
    this.name = 'SignatureError';
    this.problem = problem;
  }
}

export interface VerifiedContent {
  /** The very characters that were digested: read from these, never from the document they came from. */
  readonly content: string;
  /** DER of the certificate whose key verified. Its issuer is not checked here. */
  readonly signerCertificate: Uint8Array;
  /** Other certificates in KeyInfo, in their order. Unsigned: help for building a chain, no more. */
  readonly otherCertificates: readonly Uint8Array[];
}

interface SignatureMethod {
  readonly keyType: 'rsa' | 'ec';
  readonly hash: string;
}

const digestHash: Readonly<Record<string, string>> = {
  [algorithm.sha1]: 'sha1',
  [algorithm.sha256]: 'sha256',
  [algorithm.sha384]: 'sha384',
  [algorithm.sha512]: 'sha512',
};

const signatureMethods: Readonly<Record<string, SignatureMethod>> = {
  [algorithm.rsaSha1]: { keyType: 'rsa', hash: 'sha1' },
  [algorithm.rsaSha256]: { keyType: 'rsa', hash: 'sha256' },
  [algorithm.rsaSha384]: { keyType: 'rsa', hash: 'sha384' },
  [algorithm.rsaSha512]: { keyType: 'rsa', hash: 'sha512' },
  [algorithm.ecdsaSha1]: { keyType: 'ec', hash: 'sha1' },
  [algorithm.ecdsaSha256]: { keyType: 'ec', hash: 'sha256' },
  [algorithm.ecdsaSha384]: { keyType: 'ec', hash: 'sha384' },
  [algorithm.ecdsaSha512]: { keyType: 'ec', hash: 'sha512' },
};

const maxCertificates = 10;
/** Each of them is compared with every element, before the signer is known. */
const maxPrefixes = 50;
const minRsaBits = 2048;

/**
 * Verifies the one enveloped signature of an element over that whole element, which is what a SAML assertion has: exactly one
 * reference, to the element's own id, transforms exactly enveloped-signature and exclusive canonicalisation. The certificate
 * comes out of KeyInfo; whether its holder may sign is for the caller to judge. Throws SignatureError, or XmlError where the
 * signature is no proper XML.
 */
export function verifyEnveloped(
  document: XmlDocument,
  element: XmlElement,
  id: string,
  options: { readonly acceptSha1: boolean },
): VerifiedContent {
  if (id === '' || holdersOfId(document, id).length !== 1)
    throw new SignatureError('id', 'the id of the signed element is not unique');
  const signature = onlySignature(document, element);
  const parts = childElements(signature);
  const [signedInfo, signatureValue, keyInfo] = parts;
  if (
    parts.length !== 3 ||
    !isElement(signedInfo ?? null, ns.ds, 'SignedInfo') ||
    !isElement(signatureValue ?? null, ns.ds, 'SignatureValue') ||
    !isElement(keyInfo ?? null, ns.ds, 'KeyInfo') ||
    signedInfo === undefined ||
    signatureValue === undefined ||
    keyInfo === undefined
  ) {
    throw new SignatureError('structure', 'unexpected signature structure');
  }

  const prefixes = inclusivePrefixes(onlyChild(signedInfo, ns.ds, 'CanonicalizationMethod'));
  const signedInfoText = canonicalXml(signedInfo, { inclusivePrefixes: prefixes });
  const statement = readSignedInfo(signedInfoText, options.acceptSha1);
  const certificates = readCertificates(keyInfo);
  const value = decodeBase64(textOf(signatureValue));
  if (certificates.every(isTooWeak))
    throw new SignatureError('algorithm', `the signer's RSA key has less than ${minRsaBits} bits`);
  const signer = certificates.find((one) =>
    isSignedBy(Buffer.from(signedInfoText), value, one, statement.method),
  );
  if (signer === undefined)
    throw new SignatureError('signature', 'no key in KeyInfo verifies the signature');

  if (statement.uri !== `#${id}`)
    throw new SignatureError('id', 'the signature refers to something else');
  const content = canonicalXml(element, {
    without: signature,
    inclusivePrefixes: statement.prefixes,
  });
  const digest = createHash(statement.digest).update(content).digest();
  if (!digest.equals(statement.digestValue))
    throw new SignatureError('signature', 'the signed content was changed');
  return {
    content,
    signerCertificate: signer.raw,
    otherCertificates: certificates.filter((one) => one !== signer).map((one) => one.raw),
  };
}

/**
 * Everything in the document that could be meant by an id: in any namespace, every local name that ends
 * in "id" counts, so that no other reader can take another element for the signed one.
 */
export function holdersOfId(document: XmlDocument, id: string): XmlElement[] {
  return document.elements.filter((element) =>
    element.attributes.some(({ localName, value }) => value === id && /id$/i.test(localName)),
  );
}

function onlySignature(document: XmlDocument, element: XmlElement): XmlElement {
  const inside = document.elements.filter(
    (one) =>
      one.start >= element.start && one.end <= element.end && isElement(one, ns.ds, 'Signature'),
  );
  const [signature] = inside;
  if (signature === undefined) throw new SignatureError('unsigned', 'no signature');
  if (inside.length > 1) throw new SignatureError('several', 'more than one signature');
  if (signature.parent !== element)
    throw new SignatureError('structure', 'the signature is not a child of what it signs');
  return signature;
}

interface SignedStatement {
  readonly method: SignatureMethod;
  readonly uri: string;
  readonly prefixes: readonly string[];
  readonly digest: string;
  readonly digestValue: Buffer;
}

/** Read from the canonical text, which is what the signature value covers. */
function readSignedInfo(canonical: string, acceptSha1: boolean): SignedStatement {
  const { root } = parseXml(canonical);
  const canonicalisation = onlyChild(root, ns.ds, 'CanonicalizationMethod');
  const method = signatureMethods[algorithmOf(onlyChild(root, ns.ds, 'SignatureMethod'))];
  const reference = onlyChild(root, ns.ds, 'Reference');
  const transforms = childElements(onlyChild(reference, ns.ds, 'Transforms'));
  const [enveloped, exclusive] = transforms;
  const digest = digestHash[algorithmOf(onlyChild(reference, ns.ds, 'DigestMethod'))];
  if (
    childElements(root).length !== 3 ||
    childElements(reference).length !== 3 ||
    transforms.some((one) => !isElement(one, ns.ds, 'Transform'))
  ) {
    throw new SignatureError('structure', 'unexpected signature structure');
  }
  if (
    enveloped === undefined ||
    exclusive === undefined ||
    transforms.length !== 2 ||
    algorithmOf(enveloped) !== algorithm.envelopedSignature ||
    childElements(enveloped).length > 0 ||
    algorithmOf(exclusive) !== algorithm.exclusiveCanonicalisation ||
    algorithmOf(canonicalisation) !== algorithm.exclusiveCanonicalisation ||
    method === undefined ||
    digest === undefined
  ) {
    throw new SignatureError('algorithm', 'transform or algorithm not accepted');
  }
  if (!acceptSha1 && (method.hash === 'sha1' || digest === 'sha1'))
    throw new SignatureError('sha1', 'signed with SHA-1, and the setting acceptSha1 is off');
  return {
    method,
    uri: attributeOf(reference, 'URI') ?? '',
    prefixes: inclusivePrefixes(exclusive),
    digest,
    digestValue: decodeBase64(textOf(onlyChild(reference, ns.ds, 'DigestValue'))),
  };
}

function algorithmOf(element: XmlElement): string {
  return attributeOf(element, 'Algorithm') ?? '';
}

/** PrefixList of an `InclusiveNamespaces` child, the only child that a canonicalization method may have. */
function inclusivePrefixes(method: XmlElement): readonly string[] {
  const [list, ...others] = childElements(method);
  if (list === undefined) return [];
  if (others.length > 0 || !isElement(list, ns.exclusive, 'InclusiveNamespaces'))
    throw new SignatureError('structure', 'unexpected canonicalisation parameters');
  const prefixes = (attributeOf(list, 'PrefixList') ?? '')
    .split(/[ \t\r\n]+/)
    .filter((one) => one !== '');
  if (prefixes.length > maxPrefixes)
    throw new SignatureError('structure', 'too many inclusive namespace prefixes');
  return prefixes;
}

function readCertificates(keyInfo: XmlElement): DerCertificate[] {
  const elements = childElements(keyInfo, ns.ds, 'X509Data').flatMap((each) =>
    childElements(each, ns.ds, 'X509Certificate'),
  );
  if (elements.length === 0 || elements.length > maxCertificates)
    throw new SignatureError('structure', 'no certificate in KeyInfo, or too many');
  return elements.map((each) => ({ raw: decodeBase64(textOf(each)) }));
}

function isTooWeak(certificate: DerCertificate): boolean {
  const { modulusLength } = publicKeyOf(certificate)?.asymmetricKeyDetails ?? {};
  return modulusLength !== undefined && modulusLength < minRsaBits;
}

/** A key of another type than the method's never verifies: a public key is never used as an HMAC secret. */
function isSignedBy(
  text: Buffer,
  value: Buffer,
  certificate: DerCertificate,
  method: SignatureMethod,
): boolean {
  const key = publicKeyOf(certificate);
  if (key?.asymmetricKeyType !== method.keyType) return false;
  if (isTooWeak(certificate)) return false;
  return verify(method.hash, text, { key, dsaEncoding: 'ieee-p1363' }, value);
}

/** Base64 with white space between, as XML Schema writes it; throws XmlError for anything looser. */
export function decodeBase64(text: string): Buffer {
  const bare = text.replace(/[ \t\r\n]+/g, '');
  const bytes = Buffer.from(bare, 'base64');
  if (bytes.length === 0 || bytes.toString('base64') !== bare)
    throw new XmlError('malformed', 'invalid base64');
  return bytes;
}
