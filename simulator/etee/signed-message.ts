import { constants, createHash, createPublicKey, sign, type KeyObject } from 'node:crypto';
import { publicKeyIdentifier } from '../pki/certificate-profile.ts';
import { signedData } from '../pki/cms.ts';
import { members, readDer } from '../pki/der-reader.ts';
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
  time,
} from '../pki/der.ts';

/** Who signs a layer of a sealed message. */
export interface MessageSigner {
  /** DER. */
  readonly certificate: Buffer;
  readonly privateKey: KeyObject;
}

export type Digest = 'sha1' | 'sha224' | 'sha256' | 'sha384' | 'sha512';

/** As eHealth signs, unless an option says otherwise (mailbox.md 14). */
export interface SigningOptions {
  /** What the layer carries besides content and signature, DER; none by default, as in the inner layer. */
  readonly certificates?: readonly Buffer[];
  /** When it is signed; several write the attribute several times, none leaves it out. */
  readonly signedAt?: readonly Date[];
  readonly algorithm?: 'pss' | 'rsaEncryption' | 'sha256WithRsa' | 'ecdsa';
  readonly digest?: Digest;
  readonly saltLength?: number;
  /** false: the signature is over the content itself. */
  readonly withAttributes?: boolean;
  /** CMSAlgorithmProtection, as BouncyCastle writes it; `wrong`: of another digest. */
  readonly protection?: 'right' | 'wrong';
  readonly namedBy?: 'issuerAndSerial' | 'subjectKey';
  readonly encoding?: 'der' | 'ber';
  /** Changes what was signed, after signing. */
  readonly alter?: (content: Buffer) => Buffer;
  readonly alterSignature?: boolean;
  /** How many times the signer signs; 0 leaves the signers out. */
  readonly signers?: number;
  readonly withContent?: boolean;
}

const digestOids: Readonly<Record<Digest, string>> = {
  sha1: '1.3.14.3.2.26',
  sha224: '2.16.840.1.101.3.4.2.4',
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
  sha512: '2.16.840.1.101.3.4.2.3',
};

export const data = '1.2.840.113549.1.7.1';
const pieceLength = 1000;

/** One layer: a CMS SignedData over the content. */
export function signMessage(
  content: Buffer,
  signer: MessageSigner,
  options: SigningOptions = {},
): Buffer {
  const { certificates = [], encoding = 'der', signers = 1, withContent = true } = options;
  const digest = digestAlgorithm(options);
  const info = signerInfo(content, signer, options);
  const carried = options.alter?.(content) ?? content;
  const signed = setOf(...Array.from({ length: signers }, () => info));
  if (encoding === 'der') {
    const encapsulated = withContent ? [context(0, octetString(carried))] : [];
    return sequence(
      objectIdentifier(signedData),
      context(
        0,
        sequence(
          integer(1),
          setOf(digest),
          sequence(objectIdentifier(data), ...encapsulated),
          ...(certificates.length === 0 ? [] : [context(0, ...certificates)]),
          signed,
        ),
      ),
    );
  }
  return indefinite(
    0x30,
    objectIdentifier(signedData),
    indefinite(
      0xa0,
      indefinite(
        0x30,
        integer(1),
        setOf(digest),
        indefinite(
          0x30,
          objectIdentifier(data),
          indefinite(0xa0, indefinite(0x24, ...pieces(carried))),
        ),
        ...(certificates.length === 0 ? [] : [indefinite(0xa0, ...certificates)]),
        signed,
      ),
    ),
  );
}

/** Content as BouncyCastle cuts it. */
export function pieces(bytes: Buffer): readonly Buffer[] {
  return Array.from({ length: Math.ceil(bytes.length / pieceLength) }, (_, index) =>
    octetString(bytes.subarray(index * pieceLength, (index + 1) * pieceLength)),
  );
}

/** Issuer and serial number of a certificate, as CMS names it. */
export function issuerAndSerial(certificate: Buffer): Buffer {
  const [toBeSigned] = members(readDer(certificate));
  const [, serial, , issuer] = members(toBeSigned);
  if (serial === undefined || issuer === undefined) throw new TypeError('no X.509 v3 certificate');
  return sequence(issuer.encoded, serial.encoded);
}

const fieldsOf = (value: Buffer): Buffer[] => members(readDer(value)).map(({ encoded }) => encoded);

const digestAlgorithm = ({ digest = 'sha256' }: SigningOptions): Buffer =>
  sequence(objectIdentifier(digestOids[digest]), nullValue());

function signerInfo(content: Buffer, signer: MessageSigner, options: SigningOptions): Buffer {
  const { withAttributes = true, namedBy = 'issuerAndSerial', encoding = 'der' } = options;
  const attributes = withAttributes ? attributesOf(content, options) : null;
  const signature = signatureOver(attributes ?? content, signer, options);
  if (options.alterSignature === true) signature.writeUInt8(signature.readUInt8(20) ^ 1, 20);
  return sequence(
    integer(namedBy === 'subjectKey' ? 3 : 1),
    namedBy === 'subjectKey'
      ? contextPrimitive(0, publicKeyIdentifier(createPublicKey(signer.privateKey)))
      : issuerAndSerial(signer.certificate),
    digestAlgorithm(options),
    ...(attributes === null ? [] : [Buffer.concat([Buffer.of(0xa0), attributes.subarray(1)])]),
    signatureAlgorithm(options),
    octetString(signature),
    // The empty set of unsigned attributes that eHealth's library writes
    ...(encoding === 'ber' ? [context(1)] : []),
  );
}

const attribute = (oid: string, value: Buffer): Buffer =>
  sequence(objectIdentifier(oid), setOf(value));

function attributesOf(content: Buffer, options: SigningOptions): Buffer {
  const { signedAt = [], digest = 'sha256', protection } = options;
  const guarded =
    protection === 'wrong' ? digestAlgorithm({ digest: 'sha384' }) : digestAlgorithm(options);
  return setOf(
    attribute('1.2.840.113549.1.9.3', objectIdentifier(data)),
    ...signedAt.map((at) => attribute('1.2.840.113549.1.9.5', time(at))),
    attribute('1.2.840.113549.1.9.4', octetString(createHash(digest).update(content).digest())),
    ...(protection === undefined
      ? []
      : [
          attribute(
            '1.2.840.113549.1.9.52',
            sequence(guarded, context(1, ...fieldsOf(signatureAlgorithm(options)))),
          ),
        ]),
  );
}

function signatureAlgorithm(options: SigningOptions): Buffer {
  const { algorithm = 'pss', saltLength = 32 } = options;
  switch (algorithm) {
    case 'rsaEncryption':
      return sequence(objectIdentifier('1.2.840.113549.1.1.1'), nullValue());
    case 'sha256WithRsa':
      return sequence(objectIdentifier('1.2.840.113549.1.1.11'), nullValue());
    case 'ecdsa':
      return sequence(objectIdentifier('1.2.840.10045.4.3.2'));
    case 'pss':
      return sequence(
        objectIdentifier('1.2.840.113549.1.1.10'),
        sequence(
          context(0, digestAlgorithm(options)),
          context(1, sequence(objectIdentifier('1.2.840.113549.1.1.8'), digestAlgorithm(options))),
          context(2, integer(saltLength)),
        ),
      );
  }
}

function signatureOver(
  bytes: Buffer,
  { privateKey }: MessageSigner,
  options: SigningOptions,
): Buffer {
  const { algorithm = 'pss', digest = 'sha256', saltLength = 32 } = options;
  return algorithm === 'pss'
    ? sign(digest, bytes, { key: privateKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength })
    : sign(digest, bytes, privateKey);
}
