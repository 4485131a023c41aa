import { createHash, verify, X509Certificate } from 'node:crypto';
import { canonicalXml } from '../xml/canonicalization.ts';
import { algorithm, ns } from '../names.ts';
import type { SignerEvidence } from '../sts/signer-validation.ts';
import { decodeBase64, holdersOfId, SignatureError } from '../xml/verify.ts';
import { attributeOf, childElements, findChild, onlyChild, parseXml, textOf } from '../xml/xml.ts';
import type { XmlDocument, XmlElement } from '../xml/xml.ts';

export interface SignedList extends SignerEvidence {
  /** The characters that were digested: read from these, never from the document. */
  readonly content: string;
}

const methods: Readonly<Record<string, { readonly key: string; readonly hash: string }>> = {
  [algorithm.rsaSha256]: { key: 'rsa', hash: 'sha256' },
  [algorithm.rsaSha384]: { key: 'rsa', hash: 'sha384' },
  [algorithm.rsaSha512]: { key: 'rsa', hash: 'sha512' },
  [algorithm.ecdsaSha256]: { key: 'ec', hash: 'sha256' },
  [algorithm.ecdsaSha384]: { key: 'ec', hash: 'sha384' },
};

const digests: Readonly<Record<string, string>> = {
  [algorithm.sha256]: 'sha256',
  [algorithm.sha384]: 'sha384',
  [algorithm.sha512]: 'sha512',
};

const maxReferences = 4;
/** Each costs a verification before the signer is known. */
const maxCertificates = 10;

/**
 * Verifies the enveloped signature of a service list. XAdES signs its own properties by a second reference, which is what
 * verify.ts, made for assertions, refuses. Exclusive canonicalisation only. Throws SignatureError or XmlError;
 * whether the signer may sign is for the caller to judge.
 */
export function verifyList(document: XmlDocument): SignedList {
  const { root } = document;
  const signature = onlyChild(root, ns.ds, 'Signature');
  const text = canonicalXml(onlyChild(signature, ns.ds, 'SignedInfo'));
  const signedInfo = parseXml(text).root;
  requireExclusive(onlyChild(signedInfo, ns.ds, 'CanonicalizationMethod'));
  const method = methods[algorithmOf(onlyChild(signedInfo, ns.ds, 'SignatureMethod'))];
  if (method === undefined) throw new SignatureError('algorithm', 'algorithm not accepted');

  const listed = childElements(onlyChild(signature, ns.ds, 'KeyInfo'), ns.ds, 'X509Data').flatMap(
    (one) => childElements(one, ns.ds, 'X509Certificate'),
  );
  if (listed.length > maxCertificates) throw new SignatureError('structure', 'too many keys');
  const certificates = listed.map((one) => new X509Certificate(decodeBase64(textOf(one))));
  const value = decodeBase64(textOf(onlyChild(signature, ns.ds, 'SignatureValue')));
  const signer = certificates.find(
    ({ publicKey: key }) =>
      key.asymmetricKeyType === method.key &&
      verify(method.hash, Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }, value),
  );
  if (signer === undefined) throw new SignatureError('signature', 'no key verifies the signature');

  const references = childElements(signedInfo, ns.ds, 'Reference');
  if (references.length > maxReferences) throw new SignatureError('structure', 'too many parts');
  const whole = references.filter((one) => isWhole(one, document));
  const [first] = whole;
  if (first === undefined || whole.length > 1) {
    throw new SignatureError('id', 'the list itself is not signed exactly once');
  }
  for (const reference of references) {
    const part = reference === first ? root : ownPart(document, reference);
    checkDigest(reference, part, reference === first ? signature : null);
  }
  return {
    content: canonicalXml(root, { without: signature }),
    signerCertificate: signer.raw,
    signerChain: certificates.filter((one) => one !== signer).map((one) => one.raw),
  };
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

function checkDigest(reference: XmlElement, part: XmlElement, without: XmlElement | null): void {
  const holder = findChild(reference, ns.ds, 'Transforms');
  const transforms = holder === undefined ? [] : childElements(holder, ns.ds, 'Transform');
  const [enveloped] = without === null ? [] : transforms.splice(0, 1);
  const [exclusive] = transforms;
  if (
    transforms.length !== 1 ||
    (without !== null && algorithmOf(enveloped) !== algorithm.envelopedSignature)
  ) {
    throw new SignatureError('algorithm', 'transform not accepted');
  }
  requireExclusive(exclusive);
  const hash = digests[algorithmOf(onlyChild(reference, ns.ds, 'DigestMethod'))];
  if (hash === undefined) throw new SignatureError('algorithm', 'digest not accepted');
  const canonical = canonicalXml(part, without === null ? {} : { without });
  const value = decodeBase64(textOf(onlyChild(reference, ns.ds, 'DigestValue')));
  if (!createHash(hash).update(canonical).digest().equals(value)) {
    throw new SignatureError('signature', 'the signed content was changed');
  }
}

/** Without parameters: a prefix list would change what is digested. */
function requireExclusive(method: XmlElement | undefined): void {
  if (
    algorithmOf(method) !== algorithm.exclusiveCanonicalisation ||
    (method !== undefined && childElements(method).length > 0)
  ) {
    throw new SignatureError('algorithm', 'canonicalisation not accepted');
  }
}

const algorithmOf = (element: XmlElement | undefined) =>
  element === undefined ? '' : (attributeOf(element, 'Algorithm') ?? '');
