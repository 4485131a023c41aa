import {
  constants,
  createCipheriv,
  publicEncrypt,
  randomBytes,
  X509Certificate,
} from 'node:crypto';
import { publicKeyIdentifier } from '../pki/certificate-profile.ts';
import {
  bitString,
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
} from '../pki/der.ts';
import {
  data,
  issuerAndSerial,
  pieces,
  signMessage,
  type MessageSigner,
  type SigningOptions,
} from './signed-message.ts';

const envelopedData = '1.2.840.113549.1.7.3';

const ciphers = {
  'aes-128-cbc': { oid: '2.16.840.1.101.3.4.1.2', keyLength: 16 },
  'aes-256-cbc': { oid: '2.16.840.1.101.3.4.1.42', keyLength: 32 },
} as const;

/** As eHealth encrypts, unless an option says otherwise (mailbox.md 14). */
export interface EncryptionOptions {
  readonly cipher?: keyof typeof ciphers;
  readonly transport?: 'pkcs1' | 'oaep';
  readonly namedBy?: 'issuerAndSerial' | 'subjectKey';
  readonly encoding?: 'der' | 'ber';
  /** Changes each encrypted key, or the encrypted content. */
  readonly alterKey?: (encrypted: Buffer) => Buffer;
  readonly alterContent?: (encrypted: Buffer) => Buffer;
  /** Recipients of other kinds, before the others, DER. */
  readonly others?: readonly Buffer[];
}

/** The middle: a CMS EnvelopedData for the holders of these encryption certificates (DER). */
export function encryptMessage(
  content: Buffer,
  recipients: readonly Buffer[],
  options: EncryptionOptions = {},
): Buffer {
  const { cipher = 'aes-128-cbc', encoding = 'der', others = [] } = options;
  const { oid, keyLength } = ciphers[cipher];
  const [key, vector] = [randomBytes(keyLength), randomBytes(16)];
  const encryption = createCipheriv(cipher, key, vector);
  const sealed = Buffer.concat([encryption.update(content), encryption.final()]);
  const encrypted = options.alterContent?.(sealed) ?? sealed;
  const infos = [...others, ...recipients.map((one) => recipientInfo(one, key, options))];
  const algorithm = sequence(objectIdentifier(oid), octetString(vector));
  if (encoding === 'der') {
    return sequence(
      objectIdentifier(envelopedData),
      context(
        0,
        sequence(
          integer(0),
          setOf(...infos),
          sequence(objectIdentifier(data), algorithm, contextPrimitive(0, encrypted)),
        ),
      ),
    );
  }
  return indefinite(
    0x30,
    objectIdentifier(envelopedData),
    indefinite(
      0xa0,
      indefinite(
        0x30,
        integer(0),
        tlv(0x31, ...infos),
        indefinite(0x30, objectIdentifier(data), algorithm, indefinite(0xa0, ...pieces(encrypted))),
      ),
    ),
  );
}

function recipientInfo(certificate: Buffer, key: Buffer, options: EncryptionOptions): Buffer {
  const { transport = 'pkcs1', namedBy = 'issuerAndSerial' } = options;
  const { publicKey } = new X509Certificate(certificate);
  const encrypted =
    transport === 'pkcs1'
      ? publicEncrypt({ key: publicKey, padding: constants.RSA_PKCS1_PADDING }, key)
      : publicEncrypt({ key: publicKey, oaepHash: 'sha1' }, key);
  return sequence(
    integer(namedBy === 'subjectKey' ? 2 : 0),
    namedBy === 'subjectKey'
      ? contextPrimitive(0, publicKeyIdentifier(publicKey))
      : issuerAndSerial(certificate),
    transport === 'pkcs1'
      ? sequence(objectIdentifier('1.2.840.113549.1.1.1'), nullValue())
      : sequence(objectIdentifier('1.2.840.113549.1.1.7'), sequence()),
    octetString(options.alterKey?.(encrypted) ?? encrypted),
  );
}

/** A recipient with an elliptic-curve key, in the form of RFC 5753. The key in it opens nothing: how eHealth agrees keys is not public. */
export function keyAgreementRecipient(certificate: Buffer): Buffer {
  return context(
    1,
    integer(3),
    context(
      0,
      context(1, sequence(objectIdentifier('1.2.840.10045.2.1')), bitString(Buffer.alloc(97, 4))),
    ),
    sequence(
      objectIdentifier('1.3.132.1.11.1'),
      sequence(objectIdentifier('2.16.840.1.101.3.4.1.5')),
    ),
    sequence(sequence(issuerAndSerial(certificate), octetString(randomBytes(24)))),
  );
}

/** A recipient with a secret key (KEKRecipientInfo). */
export const secretKeyRecipient = (): Buffer =>
  context(
    2,
    integer(4),
    sequence(octetString(randomBytes(16))),
    sequence(objectIdentifier('2.16.840.1.101.3.4.1.5')),
    octetString(randomBytes(24)),
  );

export interface SealedMessage {
  readonly content: Buffer;
  readonly signer: MessageSigner;
  /** DER of the authorities above the signer. */
  readonly chain: readonly Buffer[];
  /** DER of encryption certificates, the sender's own among them. */
  readonly recipients: readonly Buffer[];
  readonly at: Date;
  readonly inner?: SigningOptions;
  readonly envelope?: EncryptionOptions;
  readonly outer?: SigningOptions;
}

/** Signs, encrypts and signs: as eHealth's library seals, but for what the options change. */
export function sealMessage(message: SealedMessage): Buffer {
  const { content, signer, chain, recipients, at, inner, envelope, outer } = message;
  const signedAt = [at];
  const signed = signMessage(content, signer, { signedAt, ...inner });
  const encrypted = encryptMessage(signed, recipients, envelope);
  const certificates = [signer.certificate, ...chain];
  return signMessage(encrypted, signer, { signedAt, certificates, ...outer });
}
