import { ContentInfo, SignedData, id_messageDigest, id_signedData } from '@peculiar/asn1-cms';
import type { SignerInfo } from '@peculiar/asn1-cms';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import { createHash, timingSafeEqual, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

import { createBerBudget, definiteBytes, scanBer, universal } from '../asn1/ber.ts';
import type { BerNode } from '../asn1/ber.ts';
import { explicitContent, sequenceOf } from '../asn1/ber-value.ts';
import { readCertificate } from '../x509/certificate.ts';
import type { ReadCertificate } from '../x509/certificate.ts';
import { nameKey, readName } from '../x509/distinguished-name.ts';
import { readTbsFields } from '../x509/tbs-fields.ts';

/** What a CMS SignedData (RFC 5652, section 5) holds. Nothing in it is believed yet. */
export interface SignedContent {
  /** OID of the kind of content. */
  readonly contentType: string;
  /** The encapsulated octets. */
  readonly content: Uint8Array;
  /** DER of the first value of each signed attribute, by its OID; empty where nothing but the content is signed. */
  readonly signedAttributes: ReadonlyMap<string, Uint8Array>;
  readonly certificates: readonly ReadCertificate[];
  /** The certificate among them that the one signer names; null when it is not there. */
  readonly signer: ReadCertificate | null;
  /** The signer's key verifies the signature over the content. Says nothing of who the signer is. */
  readonly isSigned: boolean;
}

const maxDepth = 32;
const maxCertificates = 16;

const digests: ReadonlyMap<string, string> = new Map([
  ['2.16.840.1.101.3.4.2.1', 'sha256'],
  ['2.16.840.1.101.3.4.2.2', 'sha384'],
  ['2.16.840.1.101.3.4.2.3', 'sha512'],
]);

/**
 * Reads a SignedData in DER or BER with exactly one signer. The bounded scan comes first, and certificates are the very bytes
 * of the message: re-encoding them by a schema might change the signed bytes. SHA-1 counts as not signed.
 * Throws for anything else.
 */
export function readSignedContent(bytes: Uint8Array): SignedContent {
  const budget = createBerBudget(maxDepth);
  const root = scanBer(bytes, budget);
  const info = AsnConvert.parse(definiteBytes(root), ContentInfo);
  if (info.contentType !== id_signedData) throw new TypeError('not CMS SignedData');
  const signed = AsnConvert.parse(info.content, SignedData);
  const content = signed.encapContentInfo.eContent?.single;
  const [signerInfo, ...others] = signed.signerInfos;
  if (content === undefined || signerInfo === undefined || others.length > 0) {
    throw new TypeError('not exactly one content and one signer');
  }

  const fields = sequenceOf(explicitContent(sequenceOf(root)[1]));
  // Behind version, identifier (which may have the same tag) and digest
  const attributes = tagged(sequenceOf(fields.at(-1)?.children[0]).slice(3), 0);
  const certificates = (tagged(fields, 0)?.children ?? [])
    .filter(({ tagClass, tag }) => tagClass === 0 && tag === universal.sequence)
    .slice(0, maxCertificates)
    .map((choice) => readCertificate(definiteBytes(choice), budget));
  const octets = new Uint8Array(content.buffer);
  const signer = certificates.find((one) => isNamed(one, signerInfo)) ?? null;
  return {
    contentType: signed.encapContentInfo.eContentType,
    signedAttributes: new Map(
      (signerInfo.signedAttrs ?? []).flatMap(({ attrType, attrValues: [value] }) =>
        value === undefined ? [] : [[attrType, new Uint8Array(value)] as const],
      ),
    ),
    content: octets,
    certificates,
    signer,
    isSigned:
      signer?.publicKey != null && verifies(signerInfo, attributes, octets, signer.publicKey),
  };
}

/** By issuer (RFC 5280, 7.1) and serial number; or by subject key identifier. */
function isNamed({ facts, raw }: ReadCertificate, { sid }: SignerInfo): boolean {
  if (sid.subjectKeyIdentifier !== undefined) {
    const wanted = Buffer.from(sid.subjectKeyIdentifier.buffer).toString('hex').toUpperCase();
    return facts.subjectKeyIdentifier === wanted;
  }
  if (sid.issuerAndSerialNumber === undefined) return false;
  const { issuer, serialNumber } = sid.issuerAndSerialNumber;
  const serial = BigInt(`0x${Buffer.from(serialNumber).toString('hex') || '0'}`).toString();
  return facts.serialNumber === serial && issuerKey(raw) === keyOfName(bytesOf(issuer));
}

const bytesOf = (value: object) => Buffer.from(AsnConvert.serialize(value));

function issuerKey(certificate: Uint8Array): string {
  const { issuer } = readTbsFields(certificate);
  return keyOfName(certificate.subarray(issuer.start, issuer.end));
}

const keyOfName = (der: Uint8Array) => nameKey(readName(scanBer(der, createBerBudget(maxDepth))));

const tagged = (nodes: readonly BerNode[], number: number) =>
  nodes.find(({ tagClass, tag }) => tagClass === 2 && tag === number);

function verifies(
  info: SignerInfo,
  attributes: BerNode | undefined,
  content: Uint8Array,
  key: KeyObject,
): boolean {
  const digest = digests.get(info.digestAlgorithm.algorithm);
  if (digest === undefined) return false;
  let covered = content;
  if (attributes !== undefined) {
    const said = messageDigest(info);
    const own = createHash(digest).update(content).digest();
    if (said?.length !== own.length || !timingSafeEqual(said, own)) return false;
    covered = asSet(definiteBytes(attributes));
  }
  try {
    return verify(digest, covered, key, new Uint8Array(info.signature.buffer));
  } catch {
    return false; // a key that cannot verify this kind of signature
  }
}

function messageDigest({ signedAttrs = [] }: SignerInfo): Buffer | undefined {
  const value = signedAttrs.find(({ attrType }) => attrType === id_messageDigest)?.attrValues[0];
  return value === undefined ? undefined : Buffer.from(AsnConvert.parse(value, OctetString).buffer);
}

/** Signed attributes are signed as a SET, not under the tag they travel with (RFC 5652, section 5.4). */
const asSet = (implicit: Uint8Array) => Buffer.concat([Uint8Array.of(0x31), implicit.subarray(1)]);
