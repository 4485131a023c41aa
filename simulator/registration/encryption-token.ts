import { sign } from 'node:crypto';
import { sha256Algorithm, signedData, signerInfo, type CmsSigner } from '../pki/cms.ts';
import {
  context,
  indefinite,
  integer,
  objectIdentifier,
  octetString,
  sequence,
  setOf,
} from '../pki/der.ts';

export interface TokenContent {
  /** DER. */
  readonly encryptionCertificate: Buffer;
  /** DER of the owner's authentication certificate and of the authorities above owner and registrar. */
  readonly certificates: readonly Buffer[];
}

const data = '1.2.840.113549.1.7.1';

/** BouncyCastle cuts contents into pieces of this many bytes. */
const pieceLength = 1000;

/**
 * Wraps an encryption certificate as eHealth does (registration.md 12): CMS SignedData v1, content id-data, one signer, SHA-256
 * with rsaEncryption over the content itself, no signed attributes. `encoding` ber: indefinite lengths and a content in pieces.
 */
export function writeEncryptionToken(
  content: TokenContent,
  registrar: CmsSigner,
  options: { readonly encoding: 'der' | 'ber'; readonly spoilt?: boolean },
): Buffer {
  const signature = sign('sha256', content.encryptionCertificate, registrar.privateKey);
  if (options.spoilt === true) signature.writeUInt8(signature.readUInt8(0) ^ 1, 0);
  const certificates = [registrar.certificate, ...content.certificates];
  const parts = {
    version: integer(1),
    digests: setOf(sha256Algorithm()),
    signers: setOf(signerInfo(registrar, signature)),
  };
  if (options.encoding === 'der') {
    return sequence(
      objectIdentifier(signedData),
      context(
        0,
        sequence(
          parts.version,
          parts.digests,
          sequence(objectIdentifier(data), context(0, octetString(content.encryptionCertificate))),
          context(0, ...inOrder(certificates)),
          parts.signers,
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
        parts.version,
        parts.digests,
        indefinite(
          0x30,
          objectIdentifier(data),
          indefinite(0xa0, indefinite(0x24, ...pieces(content.encryptionCertificate))),
        ),
        indefinite(0xa0, ...certificates),
        parts.signers,
      ),
    ),
  );
}

/** A SET OF in DER's order, for an IMPLICIT tag. */
const inOrder = (values: readonly Buffer[]): readonly Buffer[] =>
  [...values].sort((left, right) => Buffer.compare(left, right));

function pieces(bytes: Buffer): readonly Buffer[] {
  const count = Math.ceil(bytes.length / pieceLength);
  return Array.from({ length: count }, (_, index) =>
    octetString(bytes.subarray(index * pieceLength, (index + 1) * pieceLength)),
  );
}
