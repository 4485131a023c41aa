import { members, readDer, type DerValue } from '../../pki/der-reader.ts';
import {
  context,
  contextPrimitive,
  indefinite,
  integer,
  nullValue,
  objectIdentifier,
  octetString,
  sequence,
  setOf,
  tlv,
} from '../../pki/der.ts';

/*
 * The layers of a sealed part in two writings (mailbox.md 14): DER, as OpenSSL writes, and BER as the official library does, with
 * indefinite lengths, contents in pieces and an empty set of unsigned attributes.
 */

export type Writing = 'der' | 'ber';

const oids = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  envelopedData: '1.2.840.113549.1.7.3',
} as const;

const pieceLength = 1000;

const pieces = (bytes: Buffer): readonly Buffer[] =>
  Array.from({ length: Math.ceil(bytes.length / pieceLength) }, (_, index) =>
    octetString(bytes.subarray(index * pieceLength, (index + 1) * pieceLength)),
  );

const wrapped = (writing: Writing, tag: number, ...parts: readonly Buffer[]): Buffer =>
  writing === 'ber' ? indefinite(tag, ...parts) : tlv(tag, ...parts);

const contentInfo = (writing: Writing, type: string, content: Buffer): Buffer =>
  wrapped(writing, 0x30, objectIdentifier(type), wrapped(writing, 0xa0, content));

export interface SignedParts {
  readonly content: Buffer;
  readonly digests: Buffer;
  /** DER. */
  readonly certificates: readonly Buffer[];
  readonly signers: readonly Buffer[];
}

/** SignedData of version 1 (RFC 5652, 5.1) in its ContentInfo. */
export function writeSignedData(parts: SignedParts, writing: Writing): Buffer {
  const content =
    writing === 'ber' ? indefinite(0x24, ...pieces(parts.content)) : octetString(parts.content);
  const certificates = [...parts.certificates].sort((left, right) => Buffer.compare(left, right));
  return contentInfo(
    writing,
    oids.signedData,
    wrapped(
      writing,
      0x30,
      integer(1),
      parts.digests,
      wrapped(writing, 0x30, objectIdentifier(oids.data), wrapped(writing, 0xa0, content)),
      ...(certificates.length === 0 ? [] : [wrapped(writing, 0xa0, ...certificates)]),
      setOf(...parts.signers),
    ),
  );
}

/** EnvelopedData of version 0, or 2 with another kind of recipient (RFC 5652, 6.1), in its ContentInfo. */
export function writeEnvelopedData(
  parts: {
    readonly version: 0 | 2;
    readonly recipients: readonly Buffer[];
    readonly algorithm: Buffer;
    readonly encrypted: Buffer;
  },
  writing: Writing,
): Buffer {
  const encrypted =
    writing === 'ber'
      ? indefinite(0xa0, ...pieces(parts.encrypted))
      : contextPrimitive(0, parts.encrypted);
  return contentInfo(
    writing,
    oids.envelopedData,
    wrapped(
      writing,
      0x30,
      integer(parts.version),
      setOf(...parts.recipients),
      wrapped(writing, 0x30, objectIdentifier(oids.data), parts.algorithm, encrypted),
    ),
  );
}

export interface SignerParts {
  /** DER. */
  readonly certificate: Buffer;
  readonly digest: Buffer;
  readonly attributes: Buffer;
  readonly algorithm: Buffer;
  readonly signature: Buffer;
}

/** SignerInfo of version 1, by issuer and serial number. */
export const writeSignerInfo = (parts: SignerParts, writing: Writing): Buffer =>
  sequence(
    integer(1),
    issuerAndSerial(parts.certificate),
    parts.digest,
    // The same bytes are signed under the tag of a SET
    Buffer.concat([Buffer.from([0xa0]), parts.attributes.subarray(1)]),
    parts.algorithm,
    octetString(parts.signature),
    ...(writing === 'ber' ? [context(1)] : []),
  );

/** IssuerAndSerialNumber of a certificate. */
export function issuerAndSerial(certificate: Buffer): Buffer {
  const fields = tbsFields(certificate);
  const [serial, , issuer] = fields;
  if (serial === undefined || issuer === undefined) throw new TypeError('not a certificate');
  return sequence(issuer.encoded, serial.encoded);
}

/** The fields of a TBSCertificate from the serial number on. */
function tbsFields(certificate: Buffer): readonly DerValue[] {
  const [tbs] = members(readDer(certificate));
  const fields = members(tbs);
  return fields[0]?.tag === 0xa0 ? fields.slice(1) : fields;
}

export const algorithm = (oid: string, parameters: Buffer = nullValue()): Buffer =>
  sequence(objectIdentifier(oid), parameters);

export const attribute = (oid: string, ...values: readonly Buffer[]): Buffer =>
  sequence(objectIdentifier(oid), setOf(...values));
