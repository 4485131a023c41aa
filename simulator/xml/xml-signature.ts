import { createHash, verify, type KeyObject } from 'node:crypto';
import { attribute, childrenOf, onlyChild, type ElementNode } from './xml.ts';
import { algorithms, ns } from './xml-names.ts';

/** Why a ds:Signature is refused: its form, or that it does not verify. */
export class SignatureRefusal extends Error {
  readonly reason: 'form' | 'check';

  constructor(reason: 'form' | 'check', message: string) {
    super(message);
    this.name = 'SignatureRefusal';
    this.reason = reason;
  }
}

export interface SignatureReference {
  /** Without the `#`. */
  readonly id: string;
  readonly digest: Buffer;
  readonly enveloped: boolean;
}

export interface ReadSignature {
  readonly signedInfo: ElementNode;
  readonly method: string;
  readonly references: readonly SignatureReference[];
  readonly value: Buffer;
  readonly keyInfo: ElementNode;
}

const form = (message: string): SignatureRefusal => new SignatureRefusal('form', message);

/**
 * Reads a ds:Signature of the only shape that is taken: exclusive canonicalisation without prefix list, SHA-256, same-document
 * references by id. Throws {@link SignatureRefusal}.
 */
export function readSignature(signature: ElementNode): ReadSignature {
  const names = signature.children.map(({ name, namespace }) => (namespace === ns.ds ? name : ''));
  if (names.join(' ') !== 'SignedInfo SignatureValue KeyInfo') {
    throw form('a Signature holds SignedInfo, SignatureValue and KeyInfo');
  }
  const [signedInfo, value, keyInfo] = signature.children as [
    ElementNode,
    ElementNode,
    ElementNode,
  ];
  const canonicalisation = onlyChild(signedInfo, ns.ds, 'CanonicalizationMethod');
  requireExclusive(canonicalisation);
  const method = onlyChild(signedInfo, ns.ds, 'SignatureMethod');
  if (method === null) throw form('SignatureMethod is missing');
  const references = childrenOf(signedInfo, ns.ds, 'Reference').map(readReference);
  if (signedInfo.children.length !== references.length + 2) throw form('SignedInfo holds more');
  return {
    signedInfo,
    method: attribute(method, 'Algorithm') ?? '',
    references,
    value: fromBase64(value.text),
    keyInfo,
  };
}

function requireExclusive(transform: ElementNode | null): void {
  if (transform === null || attribute(transform, 'Algorithm') !== algorithms.exclusive) {
    throw form('only exclusive canonicalisation without comments is taken');
  }
  if (transform.children.length > 0) throw form('no prefix list is taken');
}

function readReference(reference: ElementNode): SignatureReference {
  const uri = attribute(reference, 'URI') ?? '';
  if (!/^#[A-Za-z_][\w.-]*$/.test(uri)) throw form('a Reference must name an id of this message');
  const transforms = onlyChild(reference, ns.ds, 'Transforms')?.children ?? [];
  const enveloped =
    transforms.length === 2 &&
    transforms[0] !== undefined &&
    attribute(transforms[0], 'Algorithm') === algorithms.enveloped;
  if (transforms.length !== (enveloped ? 2 : 1)) throw form('other transforms than asked for');
  requireExclusive(transforms.at(-1) ?? null);
  const method = onlyChild(reference, ns.ds, 'DigestMethod');
  if (method === null || attribute(method, 'Algorithm') !== algorithms.sha256) {
    throw form('only SHA-256 digests are taken');
  }
  const digest = onlyChild(reference, ns.ds, 'DigestValue');
  return { id: uri.slice(1), digest: fromBase64(digest?.text ?? ''), enveloped };
}

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Base64 on one line, as eHealth asks for it; throws {@link SignatureRefusal} on anything else. */
export function fromBase64(text: string): Buffer {
  if (text === '' || !base64.test(text)) {
    throw form('base64 is malformed or has line breaks');
  }
  return Buffer.from(text, 'base64');
}

/** Checks the digest of one reference against the element it must mean. `signature` is left out of an enveloping element. */
export function checkReference(
  reference: SignatureReference,
  element: ElementNode,
  signature: ElementNode,
): void {
  const canonical = canonicalOf(element, reference.enveloped ? signature : undefined);
  if (!createHash('sha256').update(canonical).digest().equals(reference.digest)) {
    throw new SignatureRefusal('check', `the digest of ${element.name} does not fit`);
  }
}

/** Checks the signature value with a key of the type that the method asks for, and with the hashes that are accepted of ECDSA; ECDSA values are raw r‖s (XMLDSig 1.1, 6.4.3). */
export function checkValue(
  signature: ReadSignature,
  key: KeyObject,
  ecdsa: 'sha256' | 'sha384' | 'any' = 'sha256',
): void {
  const signed = canonicalOf(signature.signedInfo);
  const hash = hashOf(signature.method, key, ecdsa);
  if (hash === null) throw form('the signature method does not fit the key, or is too weak');
  const verified =
    key.asymmetricKeyType === 'rsa'
      ? verify(hash, signed, key, signature.value)
      : verify(hash, signed, { key, dsaEncoding: 'ieee-p1363' }, signature.value);
  if (!verified) throw new SignatureRefusal('check', 'the signature does not verify');
}

/** null for a method that is not accepted with this key. */
function hashOf(
  method: string,
  { asymmetricKeyType }: KeyObject,
  ecdsa: 'sha256' | 'sha384' | 'any',
): string | null {
  if (asymmetricKeyType === 'rsa') return method === algorithms.rsaSha256 ? 'sha256' : null;
  if (asymmetricKeyType !== 'ec') return null;
  if (method === algorithms.ecdsaSha256 && ecdsa !== 'sha384') return 'sha256';
  return method === algorithms.ecdsaSha384 && ecdsa !== 'sha256' ? 'sha384' : null;
}

/** Some well-formed elements have no canonical form, those with relative names of name spaces among them (C14N 1.0, 1.3). */
function canonicalOf(element: ElementNode, without?: ElementNode): Buffer {
  try {
    return element.canonical(without);
  } catch {
    throw form(`${element.name} has no canonical form`);
  }
}
