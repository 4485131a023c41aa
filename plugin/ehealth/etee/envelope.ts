import { algorithmOf, sequenceOf } from '../../pki/asn1/ber-value.ts';
import type { Algorithm } from '../../pki/asn1/ber-value.ts';
import { createBerBudget, octetsOf, scanBer, universal } from '../../pki/asn1/ber.ts';
import type { BerNode } from '../../pki/asn1/ber.ts';
import { MalformedError, TooLargeError } from '../../pki/asn1/malformed.ts';
import { octetStringOf } from '../../pki/asn1/ber-value.ts';
import { contentOf, maxDepth, readIssuerAndSerial, tagged } from './signed-layer.ts';

/** How a recipient gets the key: encrypted for an RSA key, agreed with an elliptic-curve key, or in a way that eHealth's mail does not use. */
export type RecipientKind = 'RSA' | 'EC' | 'other';

export interface SealedRecipient {
  readonly kind: RecipientKind;
  /** Of the encryption certificate, unsigned decimal, as in the aliases of a keystore; null where it is named in another way. */
  readonly serialNumber: string | null;
}

export interface RsaRecipient extends SealedRecipient {
  readonly algorithm: Algorithm;
  readonly encryptedKey: Uint8Array;
}

export interface Envelope {
  readonly recipients: readonly SealedRecipient[];
  readonly rsaRecipients: readonly RsaRecipient[];
  readonly cipher: Algorithm;
  readonly encrypted: Uint8Array;
}

export const envelopedDataType = '1.2.840.113549.1.7.3';
/** A letter that names more of them in clear is no letter. */
export const maxRecipients = 500;

/** Reads a CMS EnvelopedData (RFC 5652, section 6) in DER or BER. Throws MalformedError or TooLargeError. */
export function readEnvelope(bytes: Uint8Array): Envelope {
  const root = scanBer(bytes, createBerBudget(maxDepth));
  const [, ...fields] = sequenceOf(contentOf(root, envelopedDataType));
  const [set, content] = fields[0]?.tagClass === 2 ? fields.slice(1) : fields;
  if (set?.tagClass !== 0 || set.tag !== universal.set)
    throw new MalformedError('recipients are missing');
  if (set.children.length > maxRecipients) throw new TooLargeError('recipients', maxRecipients);
  const [, cipher, ...rest] = sequenceOf(content);
  const encrypted = tagged(rest, 0);
  if (encrypted === undefined) throw new MalformedError('encrypted content is missing');
  const recipients = set.children.flatMap(readRecipients);
  if (recipients.length > maxRecipients) throw new TooLargeError('recipients', maxRecipients);
  return {
    recipients: recipients.map(({ kind, serialNumber }) => ({ kind, serialNumber })),
    rsaRecipients: recipients.filter((one) => 'encryptedKey' in one),
    cipher: algorithmOf(cipher),
    encrypted: octetsOf(encrypted),
  };
}

function readRecipients(node: BerNode): readonly (SealedRecipient | RsaRecipient)[] {
  if (node.tagClass === 0) {
    const [, name, algorithm, encryptedKey] = sequenceOf(node);
    return [
      {
        kind: 'RSA',
        serialNumber: serialNumberOf(name),
        algorithm: algorithmOf(algorithm),
        encryptedKey: octetStringOf(encryptedKey),
      },
    ];
  }
  // KeyAgreeRecipientInfo (6.2.2): one for several recipients
  if (node.tag !== 1) return [{ kind: 'other', serialNumber: null }];
  return sequenceOf(node.children.at(-1)).map((one) => ({
    kind: 'EC',
    serialNumber: serialNumberOf(sequenceOf(one)[0]),
  }));
}

const serialNumberOf = (name: BerNode | undefined): string | null =>
  name?.tagClass === 0 ? readIssuerAndSerial(name).serialNumber : null;
