import {
  constants,
  createCipheriv,
  createHash,
  publicEncrypt,
  randomBytes,
  sign,
  type KeyObject,
  type X509Certificate,
} from 'node:crypto';
import {
  context,
  integer,
  objectIdentifier,
  octetString,
  sequence,
  setOf,
  time,
} from '../../pki/der.ts';
import {
  algorithm,
  attribute,
  issuerAndSerial,
  writeEnvelopedData,
  writeSignedData,
  writeSignerInfo,
  type Writing,
} from './cms-encoding.ts';

/* The two kinds of layer of a sealed part: signed, and encrypted (mailbox.md 14). The simulator only writes them. */

export interface SealSigner {
  readonly privateKey: KeyObject;
  /** DER. */
  readonly certificate: Buffer;
}

export interface SignatureRules {
  readonly writing: Writing;
  readonly digest: 'sha256' | 'sha1';
  readonly algorithm: 'pss' | 'pkcs1';
  /** None, one, or more than one, which no reader takes. */
  readonly signedAt: readonly Date[];
  /** DER; what the layer carries. */
  readonly certificates: readonly Buffer[];
  /** The value does not verify. */
  readonly isSpoilt: boolean;
}

const digestOids = { sha256: '2.16.840.1.101.3.4.2.1', sha1: '1.3.14.3.2.26' } as const;
const pkcs1Oids = { sha256: '1.2.840.113549.1.1.11', sha1: '1.2.840.113549.1.1.5' } as const;

/** Signs a content with attributes: type, time, digest. */
export function signLayer(
  content: Buffer,
  signers: readonly SealSigner[],
  rules: SignatureRules,
): Buffer {
  const digest = algorithm(digestOids[rules.digest]);
  const attributes = setOf(
    attribute('1.2.840.113549.1.9.3', objectIdentifier('1.2.840.113549.1.7.1')),
    ...(rules.signedAt.length === 0
      ? []
      : [attribute('1.2.840.113549.1.9.5', ...rules.signedAt.map(time))]),
    attribute(
      '1.2.840.113549.1.9.4',
      octetString(createHash(rules.digest).update(content).digest()),
    ),
  );
  const infos = signers.map(({ privateKey, certificate }) => {
    const signature = signatureOver(attributes, privateKey, rules);
    return writeSignerInfo(
      { certificate, digest, attributes, signature, algorithm: signatureAlgorithm(rules) },
      rules.writing,
    );
  });
  return writeSignedData(
    { content, digests: setOf(digest), certificates: rules.certificates, signers: infos },
    rules.writing,
  );
}

function signatureOver(attributes: Buffer, key: KeyObject, rules: SignatureRules): Buffer {
  const padding =
    rules.algorithm === 'pss'
      ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 }
      : { padding: constants.RSA_PKCS1_PADDING };
  const signature = sign(rules.digest, attributes, { key, ...padding });
  if (rules.isSpoilt) signature.writeUInt8(signature.readUInt8(40) ^ 1, 40);
  return signature;
}

/** RSASSA-PSS with a salt of 32 bytes (RFC 4056), or RSA of PKCS#1 v1.5. */
function signatureAlgorithm({ algorithm: kind, digest }: SignatureRules): Buffer {
  if (kind === 'pkcs1') return algorithm(pkcs1Oids[digest]);
  const hash = algorithm(digestOids[digest]);
  return sequence(
    objectIdentifier('1.2.840.113549.1.1.10'),
    sequence(
      context(0, hash),
      context(1, sequence(objectIdentifier('1.2.840.113549.1.1.8'), hash)),
      context(2, integer(32)),
    ),
  );
}

export interface EncryptionRules {
  readonly writing: Writing;
  readonly keyBits: 128 | 256;
  readonly keyEncryption: 'pkcs1' | 'oaep';
  /** The padding of the encrypted key, or of the encrypted content, is none. */
  readonly spoilt: 'key' | 'content' | null;
  /** One recipient with an elliptic curve in place of all, as RFC 5753 has them; it opens with no key. */
  readonly isKeyAgreement: boolean;
}

const cipherOids = { 128: '2.16.840.1.101.3.4.1.2', 256: '2.16.840.1.101.3.4.1.42' } as const;

/** Encrypts a content for encryption certificates of RSA. */
export function encryptLayer(
  content: Buffer,
  recipients: readonly X509Certificate[],
  rules: EncryptionRules,
): Buffer {
  const key = randomBytes(rules.keyBits / 8);
  const iv = randomBytes(16);
  const cipher = createCipheriv(`aes-${String(rules.keyBits)}-cbc`, key, iv);
  const isSpoilt = rules.spoilt === 'content';
  if (isSpoilt) cipher.setAutoPadding(false);
  // A last block of nothing but 0xff is no padding
  const clear = isSpoilt ? padded(content) : content;
  return writeEnvelopedData(
    {
      version: rules.isKeyAgreement ? 2 : 0,
      recipients: rules.isKeyAgreement
        ? recipients.slice(0, 1).map(keyAgreement)
        : recipients.map((recipient) => keyTransport(key, recipient, rules)),
      algorithm: algorithm(cipherOids[rules.keyBits], octetString(iv)),
      encrypted: Buffer.concat([cipher.update(clear), cipher.final()]),
    },
    rules.writing,
  );
}

const padded = (content: Buffer): Buffer =>
  Buffer.concat([content, Buffer.alloc(32 - (content.length % 16), 0xff)]);

function keyTransport(
  key: Buffer,
  recipient: X509Certificate,
  { keyEncryption, spoilt }: EncryptionRules,
): Buffer {
  const isOaep = keyEncryption === 'oaep';
  const length = (recipient.publicKey.asymmetricKeyDetails?.modulusLength ?? 2048) / 8;
  const encrypted =
    spoilt === 'key'
      ? publicEncrypt(
          { key: recipient.publicKey, padding: constants.RSA_NO_PADDING },
          Buffer.concat([Buffer.from([0x00, 0x05]), randomBytes(length - 2)]),
        )
      : publicEncrypt(
          {
            key: recipient.publicKey,
            padding: isOaep ? constants.RSA_PKCS1_OAEP_PADDING : constants.RSA_PKCS1_PADDING,
          },
          key,
        );
  return sequence(
    integer(0),
    issuerAndSerial(recipient.raw),
    isOaep ? algorithm('1.2.840.113549.1.1.7', sequence()) : algorithm('1.2.840.113549.1.1.1'),
    octetString(encrypted),
  );
}

/** KeyAgreeRecipientInfo: ephemeral-static ECDH on P-384, AES-128 key wrap; key and wrap are random bytes. */
function keyAgreement(recipient: X509Certificate): Buffer {
  const wrap = algorithm('2.16.840.1.101.3.4.1.5', Buffer.alloc(0));
  const point = Buffer.concat([Buffer.from([0x00, 0x04]), randomBytes(96)]);
  const originator = sequence(
    algorithm('1.2.840.10045.2.1', objectIdentifier('1.3.132.0.34')),
    Buffer.concat([Buffer.from([0x03, point.length]), point]),
  );
  return context(
    1,
    integer(3),
    context(0, context(1, originator.subarray(2))),
    algorithm('1.3.132.1.11.1', wrap),
    sequence(sequence(issuerAndSerial(recipient.raw), octetString(randomBytes(24)))),
  );
}
