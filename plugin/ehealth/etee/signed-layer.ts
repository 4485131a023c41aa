import { algorithmOf, integerOctets, oidOf, sequenceOf } from '../../pki/asn1/ber-value.ts';
import type { Algorithm } from '../../pki/asn1/ber-value.ts';
import {
  createBerBudget,
  definiteBytes,
  octetsOf,
  scanBer,
  universal,
} from '../../pki/asn1/ber.ts';
import type { BerBudget, BerNode } from '../../pki/asn1/ber.ts';
import { derSetOf } from '../../pki/asn1/der-writer.ts';
import { MalformedError } from '../../pki/asn1/malformed.ts';
import { readCertificate } from '../../pki/x509/certificate.ts';
import type { ReadCertificate } from '../../pki/x509/certificate.ts';
import { nameKey, readName } from '../../pki/x509/distinguished-name.ts';

/*
 * A CMS SignedData (RFC 5652, section 5) in DER or BER, as eHealth's library writes it: indefinite lengths, content in pieces of 1,000
 * octets. Own reading: the schemas refuse a letter of 5 MB for its number of elements.
 */

/** A certificate by its issuer (nameKey) and serial number (unsigned decimal). */
export interface IssuerAndSerial {
  readonly issuer: string;
  readonly serialNumber: string;
}

export interface SignedAttribute {
  readonly type: string;
  readonly values: readonly BerNode[];
}

export interface LayerSigner {
  /** null: named in another way, by subject key identifier. */
  readonly name: IssuerAndSerial | null;
  readonly digestAlgorithm: Algorithm;
  readonly signatureAlgorithm: Algorithm;
  /** null: the signature is over the content itself. */
  readonly attributes: readonly SignedAttribute[] | null;
  /** DER of the attributes as a SET, which is what is signed (5.4). */
  readonly signedBytes: Uint8Array | null;
  /** Types of the attributes that nothing protects. */
  readonly unsignedTypes: readonly string[];
  readonly signature: Uint8Array;
}

export interface SignedLayer {
  readonly contentType: string;
  /** null: none is in it. A view on the message where it is in one piece. */
  readonly content: Uint8Array | null;
  /** Those that can be read. */
  readonly certificates: readonly ReadCertificate[];
  readonly signers: readonly LayerSigner[];
}

export const signedDataType = '1.2.840.113549.1.7.2';
export const maxDepth = 32;
/** Real messages have two to eight. */
const maxCertificates = 16;

/** Reads it all; nothing in it is believed yet. Bytes behind it are ignored. Throws MalformedError or TooLargeError. */
export function readSignedLayer(bytes: Uint8Array): SignedLayer {
  const budget = createBerBudget(maxDepth);
  const fields = sequenceOf(contentOf(scanBer(bytes, budget), signedDataType));
  const [, , encapsulated, ...rest] = fields;
  const [type, content] = sequenceOf(encapsulated);
  const signers = rest.find((node) => node.tagClass === 0 && node.tag === universal.set);
  if (signers === undefined) throw new MalformedError('signers are missing');
  return {
    contentType: oidOf(type),
    content: content === undefined ? null : contentOctets(content),
    certificates: readCertificates(tagged(rest, 0), budget),
    signers: signers.children.map((signer) => readSigner(signer)),
  };
}

/** The content of a ContentInfo (3) of the wanted type. */
export function contentOf(info: BerNode, wanted: string): BerNode {
  const [type, content] = sequenceOf(info);
  if (oidOf(type) !== wanted) throw new MalformedError('content of another type');
  return onlyChild(content);
}

function onlyChild(node: BerNode | undefined): BerNode {
  const [child, ...others] =
    node?.tagClass === 2 && node.tag === 0 && node.constructed ? node.children : [];
  if (child === undefined || others.length > 0) throw new MalformedError('content is missing');
  return child;
}

function contentOctets(node: BerNode): Uint8Array {
  const octets = onlyChild(node);
  if (octets.tagClass !== 0 || octets.tag !== universal.octetString)
    throw new MalformedError('content that is no octet string');
  return octetsOf(octets);
}

export const tagged = (nodes: readonly BerNode[], number: number): BerNode | undefined =>
  nodes.find(({ tagClass, tag }) => tagClass === 2 && tag === number);

function readCertificates(set: BerNode | undefined, budget: BerBudget): ReadCertificate[] {
  return (set?.children ?? [])
    .filter(({ tagClass, tag }) => tagClass === 0 && tag === universal.sequence)
    .slice(0, maxCertificates)
    .flatMap((choice) => {
      try {
        return [readCertificate(definiteBytes(choice), budget)];
      } catch (error) {
        if (error instanceof MalformedError) return [];
        throw error;
      }
    });
}

function readSigner(node: BerNode): LayerSigner {
  const [, name, digest, ...rest] = sequenceOf(node);
  const signed = rest[0]?.tagClass === 2 && rest[0].tag === 0 ? rest.shift() : undefined;
  const [algorithm, signature, unsigned] = rest;
  if (signature?.tagClass !== 0 || signature.tag !== universal.octetString)
    throw new MalformedError('a signature is missing');
  return {
    name: name?.tagClass === 0 ? readIssuerAndSerial(name) : null,
    digestAlgorithm: algorithmOf(digest),
    signatureAlgorithm: algorithmOf(algorithm),
    attributes: signed === undefined ? null : signed.children.map(readAttribute),
    signedBytes: signed === undefined ? null : derSetOf(...signed.children.map(definiteBytes)),
    unsignedTypes: (unsigned?.children ?? []).map((one) => readAttribute(one).type),
    signature: octetsOf(signature),
  };
}

function readAttribute(node: BerNode): SignedAttribute {
  const [type, values] = sequenceOf(node);
  if (values?.tagClass !== 0 || values.tag !== universal.set)
    throw new MalformedError('an attribute without values');
  return { type: oidOf(type), values: values.children };
}

export function readIssuerAndSerial(node: BerNode | undefined): IssuerAndSerial {
  const [issuer, serial] = sequenceOf(node);
  const octets = integerOctets(serial);
  if (octets.length === 0 || octets.length > 64)
    throw new MalformedError('a serial number of impossible length');
  return {
    issuer: nameKey(readName(issuer)),
    serialNumber: BigInt(`0x${Buffer.from(octets).toString('hex')}`).toString(),
  };
}
