import { createHash } from 'node:crypto';
import { publicKeyOf } from '../../pki/x509/certificate-signature.ts';
import { canonicalDocument, canonicalXml } from '../xml/canonicalization.ts';
import type { CanonicalOptions } from '../xml/canonicalization.ts';
import { algorithm, ns } from '../names.ts';
import type { SignerEvidence } from '../sts/signer-validation.ts';
import { decodeBase64, holdersOfId, SignatureError } from '../xml/verify.ts';
import {
  attributeOf,
  childElements,
  findChild,
  isElement,
  onlyChild,
  parseXml,
  textOf,
} from '../xml/xml.ts';
import type { XmlDocument, XmlElement, XmlLimits } from '../xml/xml.ts';
import { digests, isValue, readSignatureMethod } from './signature-method.ts';

export interface SignedList extends SignerEvidence {
  /** The characters that were digested: read from these, never from the document. */
  readonly content: string;
}

const maxReferences = 4;
/** Each costs a verification before the signer is known. */
const maxCertificates = 10;

/** What a service list may hold, and a trusted list: the larger ones of member states measure some megabytes. */
export const listLimits: XmlLimits = {
  bytes: 4 * 1024 * 1024,
  elements: 200_000,
  instructions: true,
};

/** The canonical writing repeats declarations and writes out what was short. */
const contentLimits: XmlLimits = { ...listLimits, bytes: 4 * listLimits.bytes };

/** Reads the content of a verified list. Throws XmlError. */
export const parseListContent = (content: string): XmlDocument => parseXml(content, contentLimits);

/**
 * Verifies the enveloped signature of a service list. XAdES signs its own properties by a second reference, which is what
 * verify.ts, made for assertions, refuses. Canonical XML 1.0 and 1.1 and exclusive canonicalisation; a reference without any takes the
 * first (XML-DSig 1.1, 4.4.3.2). Throws SignatureError or XmlError; whether the signer may sign is for the caller to judge.
 */
export function verifyList(document: XmlDocument): SignedList {
  const { root } = document;
  const signature = onlyChild(root, ns.ds, 'Signature');
  const infoElement = onlyChild(signature, ns.ds, 'SignedInfo');
  const info = canonicalizationOf(onlyChild(infoElement, ns.ds, 'CanonicalizationMethod'));
  if (info.hasComments && hasComment(document, infoElement))
    throw new SignatureError('algorithm', 'comments in what is signed');
  const text = canonicalXml(infoElement, { ...info.options, instructions: document.instructions });
  const signedInfo = parseXml(text).root;
  const method = readSignatureMethod(onlyChild(signedInfo, ns.ds, 'SignatureMethod'));

  const listed = childElements(onlyChild(signature, ns.ds, 'KeyInfo'), ns.ds, 'X509Data').flatMap(
    (one) => childElements(one, ns.ds, 'X509Certificate'),
  );
  if (listed.length > maxCertificates) throw new SignatureError('structure', 'too many keys');
  const certificates = listed.map((one) => ({ raw: decodeBase64(textOf(one)) }));
  const value = decodeBase64(textOf(onlyChild(signature, ns.ds, 'SignatureValue')));
  const signer = certificates.find((one) => {
    const key = publicKeyOf(one);
    return key !== null && isValue(method, key, text, value);
  });
  if (signer === undefined) throw new SignatureError('signature', 'no key verifies the signature');

  const references = childElements(signedInfo, ns.ds, 'Reference');
  if (references.length > maxReferences) throw new SignatureError('structure', 'too many parts');
  const whole = references.filter((one) => isWhole(one, document));
  const [first] = whole;
  if (first === undefined || whole.length > 1) {
    throw new SignatureError('id', 'the list itself is not signed exactly once');
  }
  const digested = references.map((reference) => {
    const isList = reference === first;
    const options = {
      ...readTransforms(reference, isList),
      ...(isList ? { without: signature } : {}),
      instructions: document.instructions,
    };
    const part = isList ? root : ownPart(document, reference);
    const isDocument = isList && attributeOf(reference, 'URI') === '';
    const content = isDocument ? canonicalDocument(document, options) : canonicalXml(part, options);
    checkDigest(reference, content);
    return isList ? content : '';
  });
  return {
    content: digested.join(''),
    signerCertificate: signer.raw,
    signerChain: certificates.filter((one) => one !== signer).map((one) => one.raw),
  };
}

/** The tree has no comments any more. */
function hasComment({ text }: XmlDocument, { start, end }: XmlElement): boolean {
  return text.slice(start, end).includes('<!--');
}

function isWhole(reference: XmlElement, document: XmlDocument): boolean {
  const uri = attributeOf(reference, 'URI');
  const id = attributeOf(document.root, 'Id');
  if (uri === '') return true;
  return id !== undefined && uri === `#${id}` && holdersOfId(document, id).length === 1;
}

/** What else is signed, by an id that occurs once: the properties of XAdES. */
function ownPart(document: XmlDocument, reference: XmlElement): XmlElement {
  const [part, ...others] = holdersOfId(
    document,
    (attributeOf(reference, 'URI') ?? '').replace(/^#/, ''),
  );
  if (part === undefined || others.length > 0) {
    throw new SignatureError('id', 'a reference without exactly one target');
  }
  return part;
}

/** Of the whole the enveloped-signature transform, then at most a canonicalisation, of a part the latter alone. */
function readTransforms(reference: XmlElement, isWholeList: boolean): CanonicalOptions {
  const holder = findChild(reference, ns.ds, 'Transforms');
  const transforms = holder === undefined ? [] : childElements(holder, ns.ds, 'Transform');
  const enveloped = isWholeList ? transforms.shift() : undefined;
  const [canonical, ...others] = transforms;
  if (
    others.length > 0 ||
    (isWholeList && algorithmOf(enveloped) !== algorithm.envelopedSignature)
  ) {
    throw new SignatureError('algorithm', 'transform not accepted');
  }
  // A reference inside the document never has comments (XML-DSig, 4.4.3.3)
  return canonical === undefined ? { kind: 'inclusive' } : canonicalizationOf(canonical).options;
}

function checkDigest(reference: XmlElement, content: string): void {
  const hash = digests[algorithmOf(onlyChild(reference, ns.ds, 'DigestMethod'))];
  if (hash === undefined) throw new SignatureError('algorithm', 'digest not accepted');
  const value = decodeBase64(textOf(onlyChild(reference, ns.ds, 'DigestValue')));
  if (!createHash(hash).update(content).digest().equals(value)) {
    throw new SignatureError('signature', 'the signed content was changed');
  }
}

interface Canonicalization {
  readonly options: CanonicalOptions;
  readonly hasComments: boolean;
}

const canonicalizations: ReadonlyMap<string, Canonicalization> = new Map([
  [algorithm.exclusiveCanonicalisation, { options: { kind: 'exclusive' }, hasComments: false }],
  [algorithm.exclusiveWithComments, { options: { kind: 'exclusive' }, hasComments: true }],
  [algorithm.canonical10, { options: { kind: 'inclusive' }, hasComments: false }],
  [algorithm.canonical10WithComments, { options: { kind: 'inclusive' }, hasComments: true }],
  [algorithm.canonical11, { options: { kind: 'inclusive-1.1' }, hasComments: false }],
  [algorithm.canonical11WithComments, { options: { kind: 'inclusive-1.1' }, hasComments: true }],
]);

const maxPrefixes = 50;

/** Its only parameter is the prefix list of the exclusive one. */
function canonicalizationOf(method: XmlElement): Canonicalization {
  const found = canonicalizations.get(algorithmOf(method));
  const [list, ...others] = childElements(method);
  const isListed = list === undefined || isElement(list, ns.exclusive, 'InclusiveNamespaces');
  if (found === undefined || !isListed || others.length > 0)
    throw new SignatureError('algorithm', 'canonicalisation not accepted');
  if (list === undefined || found.options.kind !== 'exclusive') return found;
  const inclusivePrefixes = (attributeOf(list, 'PrefixList') ?? '')
    .split(/[ \t\r\n]+/)
    .filter((one) => one !== '');
  if (inclusivePrefixes.length > maxPrefixes)
    throw new SignatureError('structure', 'too many inclusive namespace prefixes');
  return { ...found, options: { ...found.options, inclusivePrefixes } };
}

const algorithmOf = (element: XmlElement | undefined) =>
  element === undefined ? '' : (attributeOf(element, 'Algorithm') ?? '');
