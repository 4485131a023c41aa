import type { X509Certificate } from 'node:crypto';
import { listLimits, verifyList } from '../../ehealth/continuity/signature.ts';
import type { SignedList } from '../../ehealth/continuity/signature.ts';
import { ns } from '../../ehealth/names.ts';
import {
  attributeOf,
  childElements,
  isElement,
  onlyChild,
  parseXml,
  XmlError,
} from '../../ehealth/xml/xml.ts';
import type { XmlDocument, XmlElement } from '../../ehealth/xml/xml.ts';
import { SignatureError } from '../../ehealth/xml/verify.ts';
import { isValidAt } from '../../pki/x509/certification-path.ts';
import { invalidList } from './list-error.ts';
import type { ListProblem } from './list-error.ts';

export interface VerifiedList {
  /** The characters that were digested: read from these, never from the file. */
  readonly content: string;
  readonly signer: X509Certificate;
}

/**
 * Believes a trusted list only as ETSI TS 119 612 annex B has it signed: one enveloped signature over the whole document, and over
 * its own XAdES properties at most, by one of these certificates, which is valid now. Throws ERR_TRUST_LIST_INVALID.
 */
export function verifyTrustedList(
  text: string,
  signers: readonly X509Certificate[],
  now: Date,
): VerifiedList {
  let signed: SignedList;
  try {
    const document = parseXml(text, listLimits);
    requireOneSignature(document);
    signed = verifyList(document);
  } catch (error) {
    throw invalidList(problemOf(error), error);
  }
  const signer = signers.find((one) => one.raw.equals(signed.signerCertificate));
  if (signer === undefined) throw invalidList('signer');
  if (!isValidAt(signer, now)) throw invalidList('signer-ended');
  return { content: signed.content, signer };
}

/** What the user can do something about is not a wrong signature. */
function problemOf(error: unknown): ListProblem {
  if (error instanceof SignatureError && error.problem === 'algorithm') return 'algorithm';
  if (!(error instanceof XmlError)) return 'signature';
  return error.problem === 'size' || error.problem === 'depth' ? 'too-large' : 'not-xml';
}

/** Anywhere: a second one would leave open which of them counts. Throws what is caught above. */
function requireOneSignature({ elements, root }: XmlDocument): void {
  const signatures = elements.filter((one) => isElement(one, ns.ds, 'Signature'));
  const [signature] = signatures;
  if (signature === undefined || signatures.length > 1 || signature.parent !== root)
    throw invalidList('signature');
  const references = childElements(onlyChild(signature, ns.ds, 'SignedInfo'), ns.ds, 'Reference');
  const others = references.filter((one) => !isWhole(one, root));
  if (others.some((one) => !isInside(one, signature, elements))) throw invalidList('signature');
}

function isWhole(reference: XmlElement, root: XmlElement): boolean {
  const uri = attributeOf(reference, 'URI');
  return uri === '' || uri === `#${attributeOf(root, 'Id') ?? ''}`;
}

/** SignedProperties of XAdES, or the key's own KeyInfo: nothing that is read. */
function isInside(
  reference: XmlElement,
  signature: XmlElement,
  elements: readonly XmlElement[],
): boolean {
  const uri = attributeOf(reference, 'URI') ?? '';
  return elements.some(
    (one) =>
      ((one.localName === 'SignedProperties' && one.namespace === xades) ||
        isElement(one, ns.ds, 'KeyInfo')) &&
      one.start > signature.start &&
      one.end < signature.end &&
      uri === `#${attributeOf(one, 'Id') ?? ''}`,
  );
}

const xades = 'http://uri.etsi.org/01903/v1.3.2#';
