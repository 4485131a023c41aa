import { constants, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { algorithm, ns } from '../names.ts';
import { SignatureError } from '../xml/verify.ts';
import { attributeOf, childElements, findChild, textOf } from '../xml/xml.ts';
import type { XmlElement } from '../xml/xml.ts';

/** How the value of a signature is verified. */
export interface SignatureMethod {
  readonly keyTypes: readonly string[];
  readonly hash: string;
  /** Octets of the salt of RSASSA-PSS; null for any other method. */
  readonly saltLength: number | null;
}

const rsa = (hash: string): SignatureMethod => ({ keyTypes: ['rsa'], hash, saltLength: null });
const ec = (hash: string): SignatureMethod => ({ keyTypes: ['ec'], hash, saltLength: null });
/** RFC 9231, 2.3.10: mask and content take the same hash, and the salt is as long as its digest. */
const pss = (hash: string, saltLength: number): SignatureMethod => ({
  keyTypes: ['rsa', 'rsa-pss'],
  hash,
  saltLength,
});

/** SHA-1 is missing on purpose. */
const methods: Readonly<Record<string, SignatureMethod>> = {
  [algorithm.rsaSha256]: rsa('sha256'),
  [algorithm.rsaSha384]: rsa('sha384'),
  [algorithm.rsaSha512]: rsa('sha512'),
  [algorithm.ecdsaSha256]: ec('sha256'),
  [algorithm.ecdsaSha384]: ec('sha384'),
  [algorithm.ecdsaSha512]: ec('sha512'),
  [algorithm.pssSha256]: pss('sha256', 32),
  [algorithm.pssSha384]: pss('sha384', 48),
  [algorithm.pssSha512]: pss('sha512', 64),
};

/** Hashes of digests and of PSS, by their names in XML. */
export const digests: Readonly<Record<string, string>> = {
  [algorithm.sha256]: 'sha256',
  [algorithm.sha384]: 'sha384',
  [algorithm.sha512]: 'sha512',
};

const digestLengths: Readonly<Record<string, number>> = { sha256: 32, sha384: 48, sha512: 64 };
const mgf1 = `${ns.pss}MGF1`;

/** The method that a SignatureMethod element names. Throws SignatureError for one that is not accepted. */
export function readSignatureMethod(element: XmlElement): SignatureMethod {
  const uri = attributeOf(element, 'Algorithm') ?? '';
  const method = uri === algorithm.pss ? pssMethod(element) : methods[uri];
  if (method === undefined) throw new SignatureError('algorithm', 'algorithm not accepted');
  return method;
}

/** RSASSA-PSS with parameters (RFC 9231, 2.3.9); without any, SHA-256. The mask takes the hash of the content. */
function pssMethod(element: XmlElement): SignatureMethod | undefined {
  const parameters = findChild(element, ns.pss, 'RSAPSSParams');
  if (parameters === undefined) return pss('sha256', 32);
  const digestIn = (holder: XmlElement | undefined): string | undefined => {
    const named = holder && findChild(holder, ns.ds, 'DigestMethod');
    return named === undefined ? 'sha256' : digests[attributeOf(named, 'Algorithm') ?? ''];
  };
  const mask = findChild(parameters, ns.pss, 'MaskGenerationFunction');
  const hash = digestIn(parameters);
  const salt = findChild(parameters, ns.pss, 'SaltLength');
  const trailer = findChild(parameters, ns.pss, 'TrailerField');
  if (hash === undefined || (mask !== undefined && attributeOf(mask, 'Algorithm') !== mgf1)) return;
  if (mask !== undefined && childElements(mask).length > 0 && digestIn(mask) !== hash) return;
  if (trailer !== undefined && textOf(trailer).trim() !== '1') return;
  const saltLength = salt === undefined ? digestLengths[hash] : Number(textOf(salt).trim());
  if (saltLength === undefined || !(saltLength >= 0 && saltLength <= 512)) return;
  return pss(hash, saltLength);
}

/** Whether this key made the signature over the text. A key of another type than the method's never did. */
export function isValue(
  { keyTypes, hash, saltLength }: SignatureMethod,
  key: KeyObject,
  text: string,
  value: Uint8Array,
): boolean {
  if (!keyTypes.includes(key.asymmetricKeyType ?? '')) return false;
  const padding =
    saltLength === null ? {} : { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength };
  return verify(hash, Buffer.from(text), { key, dsaEncoding: 'ieee-p1363', ...padding }, value);
}
