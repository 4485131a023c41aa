import { PFX, AuthenticatedSafe } from '@peculiar/asn1-pfx';
import { EncryptedPrivateKeyInfo } from '@peculiar/asn1-pkcs8';
import { AsnConvert } from '@peculiar/asn1-schema';

import { definiteBytes, octetsOf, scanBer, universal } from '../asn1/ber.ts';
import type { BerBudget, BerNode } from '../asn1/ber.ts';
import {
  algorithmOf,
  explicitContent,
  integerOf,
  isOid,
  octetStringOf,
  oidOf,
  sequenceOf,
} from '../asn1/ber-value.ts';
import type { Algorithm } from '../asn1/ber-value.ts';
import { damaged, tooLarge } from './keystore-error.ts';

/*
 * The structures of PKCS#12 (RFC 7292) through the kept ASN.1 schemas. What the schemas cannot do is done around them:
 * bounding the work (ber.ts scans first), BER's indefinite lengths and split octet strings (made definite first), distinguishing an
 * absent MacData from an empty one and reading a safe although one of its bags is odd (both from the scan).
 */

type SchemaClass<T> = new () => T;

function parse<T>(node: BerNode, schema: SchemaClass<T>): T {
  try {
    return AsnConvert.parse(definiteBytes(node), schema);
  } catch (error) {
    if (isOverBound(error)) throw tooLarge('elements', schemaElements);
    throw damaged(`no ${schema.name}`, error);
  }
}

/** The schemas' parser counts elements too, and looks into octet strings while it does. */
const schemaElements = 10_000;

const isOverBound = (error: unknown) =>
  error instanceof Error && error.message.startsWith('Maximum ASN.1');

/** The outer structure: what is protected, and how. */
export interface PfxParts {
  readonly version: number;
  /** OID of the protected content: data, or signedData for public-key integrity. */
  readonly contentType: string;
  /** Value of the authenticated safe, as the MAC covers it; empty for other content types. */
  readonly content: Uint8Array;
  readonly macData: BerNode | null;
  readonly trailingBytes: boolean;
}

const dataOid = '1.2.840.113549.1.7.1';
const encryptedDataOid = '1.2.840.113549.1.7.6';

export function parsePfx(file: Uint8Array, budget: BerBudget): PfxParts {
  const root = scanBer(file, budget);
  const [versionNode, authSafeNode, macData] = sequenceOf(root);
  // Two members (RFC 5652, 3): one damaged length would otherwise draw MacData in here, and the file pass for one without
  if (sequenceOf(authSafeNode).length > 2)
    throw damaged('trailing elements in the authenticated safe');
  // The other way round: it would push MacData out, behind the file. Zeros alone are padding
  if (macData === undefined && file.subarray(root.end).some((octet) => octet !== 0))
    throw damaged('bytes behind a file without integrity check');
  const version = integerOf(versionNode);
  const { authSafe } = parse(root, PFX);
  const isData = authSafe.contentType === dataOid;
  return {
    version,
    contentType: authSafe.contentType,
    content: isData
      ? octetStringOf(scanBer(new Uint8Array(authSafe.content), budget))
      : new Uint8Array(0),
    macData: macData ?? null,
    trailingBytes: root.end < file.length,
  };
}

/** One part of the authenticated safe: plain bags, encrypted bags, or a protection that asks for a private key. */
export type Safe =
  | { readonly kind: 'plain'; readonly content: Uint8Array }
  | { readonly kind: 'encrypted'; readonly algorithm: Algorithm; readonly encrypted: Uint8Array }
  | { readonly kind: 'other'; readonly contentType: string };

export function parseAuthenticatedSafe(content: Uint8Array, budget: BerBudget): Safe[] {
  const infos = parse(scanBer(content, budget), AuthenticatedSafe);
  return Array.from(infos, ({ contentType, content: inner }): Safe => {
    if (contentType !== dataOid && contentType !== encryptedDataOid)
      return { kind: 'other', contentType };
    const node = scanBer(new Uint8Array(inner), budget);
    return contentType === dataOid
      ? { kind: 'plain', content: octetStringOf(node) }
      : encryptedSafe(node);
  });
}

/** EncryptedData (RFC 5652, section 8), of which the kept schemas have all but the outer sequence. */
function encryptedSafe(node: BerNode): Safe {
  const [, contentInfo] = sequenceOf(node);
  const [contentType, algorithm, encrypted] = sequenceOf(contentInfo);
  if (oidOf(contentType) !== dataOid) throw damaged('encrypted content of an unknown type');
  if (encrypted?.tagClass !== 2 || encrypted.tag !== 0) throw damaged('no encrypted content');
  return {
    kind: 'encrypted',
    algorithm: algorithmOf(algorithm),
    encrypted: octetsOf(encrypted),
  };
}

/** One bag, with the two attributes that writers use. */
export interface Bag {
  readonly type: string;
  /** The explicit [0], unread: only bags of a type we know must make sense. */
  readonly value: BerNode | undefined;
  readonly friendlyName: string | null;
  /** Upper-case hex. */
  readonly localKeyId: string | null;
}

export function parseSafeContents(content: Uint8Array, budget: BerBudget): Bag[] {
  return bagsOf(scanBer(content, budget));
}

/** Bags are read without a schema: one odd attribute or unknown bag would make it refuse the whole safe. */
export function bagsOf(safeContents: BerNode): Bag[] {
  return sequenceOf(safeContents).map((bag) => {
    const [type, value, attributes] = sequenceOf(bag);
    const keyId = attributeOf(attributes, '1.2.840.113549.1.9.21');
    return {
      type: oidOf(type),
      value,
      friendlyName: textOf(attributeOf(attributes, '1.2.840.113549.1.9.20')),
      localKeyId:
        keyId?.tag === universal.octetString
          ? Buffer.from(octetsOf(keyId)).toString('hex').toUpperCase()
          : null,
    };
  });
}

/** First value of a bag's attribute (RFC 7292, 4.2). */
function attributeOf(attributes: BerNode | undefined, oid: string): BerNode | undefined {
  const found = attributes?.children.find(
    ({ children: [type] }) => isOid(type) && oidOf(type) === oid,
  );
  return found?.children[1]?.children[0];
}

/** CertBag: what kind of certificate it is, and the thing itself in an explicit [0]. */
export function typedValue(value: BerNode): { readonly type: string; readonly content: BerNode } {
  const [type, content] = sequenceOf(value);
  return { type: oidOf(type), content: explicitContent(content) };
}

export interface ShroudedKey {
  readonly algorithm: Algorithm;
  readonly encrypted: Uint8Array;
}

/** EncryptedPrivateKeyInfo (RFC 5208, section 6). */
export function parseShroudedKey(value: BerNode): ShroudedKey {
  const { encryptedData } = parse(value, EncryptedPrivateKeyInfo);
  return {
    algorithm: algorithmOf(sequenceOf(value)[0]),
    encrypted: new Uint8Array(encryptedData.buffer),
  };
}

/** A friendly name is a hint: one that is no text counts as missing. Some writers end it with a NUL, as C does. */
function textOf(node: BerNode | undefined): string | null {
  if (node === undefined || node.constructed) return null;
  const text = decoded(Buffer.from(octetsOf(node)), node.tag).replace(/^\0+|\0+$/g, '');
  return text === '' ? null : text;
}

/** BMPString by the standard; others by habit of some writers. */
function decoded(octets: Buffer, tag: number): string {
  if (tag !== universal.bmpString) return octets.toString('utf8');
  const whole = octets.length % 2 === 0 || octets.at(-1) !== 0 ? octets : octets.subarray(0, -1);
  return whole.length % 2 === 0 ? whole.swap16().toString('utf16le') : '';
}
