import { createHash, randomUUID } from 'node:crypto';
import type { EcdsaHash, Signer } from '../../pki/signer.ts';
import { algorithm, ns } from '../names.ts';
import { escapeAttribute } from './xml.ts';

/** One element to be signed: its id, and its writing in Exclusive XML Canonicalization. */
export interface SignedPart {
  readonly id: string;
  readonly canonical: string;
}

/** sessions.md section 5: chosen by the type of the key; SHA-384 for an EC key where that is set (registration.md section 3). */
const signatureMethod: Readonly<Record<Signer['keyType'], Readonly<Record<EcdsaHash, string>>>> = {
  RSA: { sha256: algorithm.rsaSha256, sha384: algorithm.rsaSha256 },
  EC: { sha256: algorithm.ecdsaSha256, sha384: algorithm.ecdsaSha384 },
};

/**
 * Writes a `ds:Signature` over the parts, in their order: exclusive canonicalisation, SHA-256, one signature of the signer.
 * `keyInfo` is the content of `ds:KeyInfo`, as XML. The text declares `ds` itself and can be put anywhere in a message.
 *
 * By hand: xml-crypto signs with a key it holds, and searches the whole message once per reference and attribute. The
 * writing is the canonical one already, so that what is signed is what travels.
 */
export async function signParts(
  parts: readonly SignedPart[],
  signer: Signer,
  keyInfo: string,
): Promise<string> {
  const references = parts.map(({ id, canonical }) => referenceTo(`#${id}`, canonical)).join('');
  return signatureOver(references, signer, keyInfo);
}

/**
 * Writes the `ds:Signature` that goes into the element it covers, as its last child (registration.md section 3). `part` is that
 * element without it. `chain`: DER of the certificates above the signer's.
 */
export async function signEnveloped(
  { id, canonical }: SignedPart,
  signer: Signer,
  chain: readonly Uint8Array[],
  ecdsaHash?: EcdsaHash,
): Promise<string> {
  const transforms = [algorithm.envelopedSignature, algorithm.exclusiveCanonicalisation];
  const reference = referenceTo(`#${id}`, canonical, transforms);
  return signatureOver(reference, signer, x509Data(signer, chain), {
    id: `xmldsig-${randomUUID()}`,
    ...(ecdsaHash === undefined ? {} : { ecdsaHash }),
  });
}

/** `ds:X509Data` with the signer's certificate and those above it. */
export function x509Data({ certificate }: Signer, chain: readonly Uint8Array[]): string {
  const certificates = [certificate, ...chain]
    .map((der) => Buffer.from(der).toString('base64'))
    .map((text) => `<ds:X509Certificate>${text}</ds:X509Certificate>`);
  return `<ds:X509Data>${certificates.join('')}</ds:X509Data>`;
}

export interface SignatureExtras {
  /** Of the signature, and of its value. */
  readonly id?: string;
  readonly valueId?: string;
  /** The content of a `ds:Object`, made when the value is known: `value` is its canonical element. Its rejections pass on. */
  readonly object?: (value: string) => Promise<string>;
  /** SHA-256 when absent. */
  readonly ecdsaHash?: EcdsaHash;
}

/** A `ds:Signature` over references that are written already; see {@link referenceTo}. */
export async function signatureOver(
  references: string,
  signer: Signer,
  keyInfo: string,
  { id, valueId, object, ecdsaHash = 'sha256' }: SignatureExtras = {},
): Promise<string> {
  const content =
    element('CanonicalizationMethod', algorithm.exclusiveCanonicalisation) +
    element('SignatureMethod', signatureMethod[signer.keyType][ecdsaHash]) +
    references;
  const signedInfo = `<ds:SignedInfo xmlns:ds="${ns.ds}">${content}</ds:SignedInfo>`;
  const octets = await signer.sign(Buffer.from(signedInfo), ecdsaHash);
  const base64 = Buffer.from(octets).toString('base64');
  const value = `${idAttribute(valueId)}>${base64}</ds:SignatureValue>`;
  const objects =
    object === undefined
      ? ''
      : `<ds:Object>${await object(`<ds:SignatureValue xmlns:ds="${ns.ds}"${value}`)}</ds:Object>`;
  return (
    `<ds:Signature xmlns:ds="${ns.ds}"${idAttribute(id)}><ds:SignedInfo>${content}</ds:SignedInfo>` +
    `<ds:SignatureValue${value}<ds:KeyInfo>${keyInfo}</ds:KeyInfo>${objects}</ds:Signature>`
  );
}

const idAttribute = (id: string | undefined): string => (id === undefined ? '' : ` Id="${id}"`);

/** A `ds:Reference` to what is in its last form already. `attributes` are written as they are, before URI. */
export function referenceTo(
  uri: string,
  octets: string | Uint8Array,
  transforms: readonly string[] = [algorithm.exclusiveCanonicalisation],
  attributes = '',
): string {
  const digest = createHash('sha256').update(octets).digest('base64');
  return (
    `<ds:Reference${attributes} URI="${escapeAttribute(uri)}">` +
    `<ds:Transforms>${transforms.map((one) => element('Transform', one)).join('')}</ds:Transforms>` +
    element('DigestMethod', algorithm.sha256) +
    `<ds:DigestValue>${digest}</ds:DigestValue></ds:Reference>`
  );
}

function element(name: string, uri: string): string {
  return `<ds:${name} Algorithm="${uri}"></ds:${name}>`;
}
