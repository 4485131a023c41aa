import { createHash, randomUUID } from 'node:crypto';
import type { Signer } from '../../pki/signer.ts';
import { algorithm, ns } from '../names.ts';
import { escapeAttribute } from './xml.ts';

/** One element to be signed: its id, and its writing in Exclusive XML Canonicalization. */
export interface SignedPart {
  readonly id: string;
  readonly canonical: string;
}

/** sessions.md section 5: chosen by the type of the key, always over SHA-256. */
const signatureMethod: Readonly<Record<Signer['keyType'], string>> = {
  RSA: algorithm.rsaSha256,
  EC: algorithm.ecdsaSha256,
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
  const references = parts.map((part) => referenceTo(part, [])).join('');
  return signatureOver(references, signer, keyInfo);
}

/**
 * Writes the `ds:Signature` that goes into the element it covers, as its last child (registration.md section 3). `part` is that
 * element without it. `chain`: DER of the certificates above the signer's.
 */
export async function signEnveloped(
  part: SignedPart,
  signer: Signer,
  chain: readonly Uint8Array[],
): Promise<string> {
  const certificates = [signer.certificate, ...chain]
    .map((der) => Buffer.from(der).toString('base64'))
    .map((text) => `<ds:X509Certificate>${text}</ds:X509Certificate>`);
  const keyInfo = `<ds:X509Data>${certificates.join('')}</ds:X509Data>`;
  const reference = referenceTo(part, [algorithm.envelopedSignature]);
  return signatureOver(reference, signer, keyInfo, ` Id="xmldsig-${randomUUID()}"`);
}

async function signatureOver(
  references: string,
  signer: Signer,
  keyInfo: string,
  attributes = '',
): Promise<string> {
  const content =
    element('CanonicalizationMethod', algorithm.exclusiveCanonicalisation) +
    element('SignatureMethod', signatureMethod[signer.keyType]) +
    references;
  const signedInfo = `<ds:SignedInfo xmlns:ds="${ns.ds}">${content}</ds:SignedInfo>`;
  const value = await signer.sign(Buffer.from(signedInfo));
  return (
    `<ds:Signature xmlns:ds="${ns.ds}"${attributes}><ds:SignedInfo>${content}</ds:SignedInfo>` +
    `<ds:SignatureValue>${Buffer.from(value).toString('base64')}</ds:SignatureValue>` +
    `<ds:KeyInfo>${keyInfo}</ds:KeyInfo></ds:Signature>`
  );
}

function referenceTo({ id, canonical }: SignedPart, before: readonly string[]): string {
  const digest = createHash('sha256').update(canonical).digest('base64');
  const transforms = [...before, algorithm.exclusiveCanonicalisation];
  return (
    `<ds:Reference URI="#${escapeAttribute(id)}">` +
    `<ds:Transforms>${transforms.map((uri) => element('Transform', uri)).join('')}</ds:Transforms>` +
    element('DigestMethod', algorithm.sha256) +
    `<ds:DigestValue>${digest}</ds:DigestValue></ds:Reference>`
  );
}

function element(name: string, uri: string): string {
  return `<ds:${name} Algorithm="${uri}"></ds:${name}>`;
}
