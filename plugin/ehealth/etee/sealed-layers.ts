import {
  constants,
  createCipheriv,
  createHash,
  createPublicKey,
  publicEncrypt,
  randomBytes,
  sign,
} from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { derElement, derInteger, derOid, derSetOf } from '../../pki/asn1/der-writer.ts';
import { readTbsFields } from '../../pki/x509/tbs-fields.ts';
import { aes128Cbc } from './decryption.ts';
import { envelopedDataType } from './envelope.ts';
import { oids, saltLength } from './layer-signature.ts';
import { signedDataType } from './signed-layer.ts';

/* The layers of a sealed message in DER, as eHealth's library writes them in BER (mailbox.md 14). */

const dataType = '1.2.840.113549.1.7.1';

const sequence = (...parts: readonly Uint8Array[]) => derElement(0x30, ...parts);
const octets = (bytes: Uint8Array) => derElement(0x04, bytes);
const tagged = (number: number, ...parts: readonly Uint8Array[]) =>
  derElement(0xa0 | number, ...parts);
const derNull = derElement(0x05);
const sha256 = sequence(derOid(oids.sha256), derNull);
const rsaEncryption = sequence(derOid(oids.rsaEncryption), derNull);
const rsaPss = sequence(
  derOid(oids.rsaPss),
  sequence(
    tagged(0, sha256),
    tagged(1, sequence(derOid(oids.mgf1), sha256)),
    tagged(2, derInteger(saltLength)),
  ),
);

export interface LayerKey {
  /** DER. */
  readonly certificate: Uint8Array;
  /** RSA. */
  readonly privateKey: KeyObject;
}

/** SignedData with one signer, RSASSA-PSS and SHA-256. `certificates` (DER): those that travel in it. */
export function writeSignedLayer(
  content: Uint8Array,
  { certificate, privateKey }: LayerKey,
  at: Date,
  certificates: readonly Uint8Array[],
): Buffer {
  const digest = createHash('sha256').update(content).digest();
  const attributes = derSetOf(
    attribute(oids.contentType, derOid(dataType)),
    attribute(oids.signingTime, derTime(at)),
    attribute(oids.messageDigest, octets(digest)),
  );
  const padding = constants.RSA_PKCS1_PSS_PADDING;
  const signature = sign('sha256', attributes, { key: privateKey, padding, saltLength });
  // The attributes are signed as a SET and travel under a tag of their own (RFC 5652, 5.4)
  const travelling = Buffer.concat([Uint8Array.of(0xa0), attributes.subarray(1)]);
  const signer = sequence(
    derInteger(1),
    issuerAndSerial(certificate),
    sha256,
    travelling,
    rsaPss,
    octets(signature),
  );
  return contentInfo(
    signedDataType,
    derInteger(1),
    derSetOf(sha256),
    sequence(derOid(dataType), tagged(0, octets(content))),
    ...(certificates.length === 0 ? [] : [tagged(0, ...inOrder(certificates))]),
    derSetOf(signer),
  );
}

/** EnvelopedData: AES-128-CBC, its key by PKCS #1 v1.5 for the RSA key of each encryption certificate (DER). */
export function writeEnvelope(content: Uint8Array, recipients: readonly Uint8Array[]): Buffer {
  const [key, vector] = [randomBytes(16), randomBytes(16)];
  try {
    const cipher = createCipheriv('aes-128-cbc', key, vector);
    const encrypted = Buffer.concat([cipher.update(content), cipher.final()]);
    return contentInfo(
      envelopedDataType,
      derInteger(0),
      derSetOf(...recipients.map((certificate) => recipientInfo(certificate, key))),
      sequence(
        derOid(dataType),
        sequence(derOid(aes128Cbc), octets(vector)),
        derElement(0x80, encrypted),
      ),
    );
  } finally {
    key.fill(0);
  }
}

function recipientInfo(certificate: Uint8Array, contentKey: Uint8Array): Buffer {
  const { start, end } = readTbsFields(certificate).publicKey;
  const spki = Buffer.from(certificate.subarray(start, end));
  const key = createPublicKey({ key: spki, format: 'der', type: 'spki' });
  const encrypted = publicEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, contentKey);
  return sequence(derInteger(0), issuerAndSerial(certificate), rsaEncryption, octets(encrypted));
}

const contentInfo = (type: string, ...fields: readonly Uint8Array[]): Buffer =>
  sequence(derOid(type), tagged(0, sequence(...fields)));

const attribute = (type: string, value: Uint8Array): Buffer =>
  sequence(derOid(type), derSetOf(value));

/** The very bytes of the certificate. */
function issuerAndSerial(certificate: Uint8Array): Buffer {
  const { issuer, serialNumber } = readTbsFields(certificate);
  return sequence(
    certificate.subarray(issuer.start, issuer.end),
    certificate.subarray(serialNumber.start, serialNumber.end),
  );
}

const inOrder = (elements: readonly Uint8Array[]): readonly Uint8Array[] =>
  [...elements].sort((one, other) => Buffer.compare(one, other));

/** UTCTime up to 2049, GeneralizedTime from 2050 (RFC 5652, 11.3). */
function derTime(at: Date): Buffer {
  const digits = at.toISOString().replace(/\.\d+|[-:T]/g, '');
  return at.getUTCFullYear() < 2050
    ? derElement(0x17, Buffer.from(digits.slice(2)))
    : derElement(0x18, Buffer.from(digits));
}
