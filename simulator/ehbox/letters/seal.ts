import type { X509Certificate } from 'node:crypto';
import type { SealKind } from '../../control/letter-order.ts';
import {
  encryptMessage,
  keyAgreementRecipient,
  type EncryptionOptions,
} from '../../etee/sealed-message.ts';
import { signMessage, type MessageSigner, type SigningOptions } from '../../etee/signed-message.ts';

/** Who signs by kind: `right`, and those that something is wrong with. */
export interface SealSigners {
  readonly right: MessageSigner;
  /** Another holder with a right certificate. */
  readonly other: MessageSigner;
  readonly expired: MessageSigner;
  readonly revoked: MessageSigner;
  readonly unknownAuthority: MessageSigner;
  readonly withoutNonRepudiation: MessageSigner;
}

export interface SealDeps {
  readonly signers: SealSigners;
  /** DER of the authority above the signers; goes along as in eHealth's files. */
  readonly chain: readonly Buffer[];
  /** Encryption certificates of the recipients, the sender's own last. */
  readonly recipients: readonly X509Certificate[];
  /** An encryption certificate that no recipient has the key of. */
  readonly stranger: X509Certificate;
  readonly at: Date;
}

/** Seals one part as eHealth's library does (mailbox.md 14), or with what `kind` names instead. */
export function seal(clear: Buffer, kind: SealKind, deps: SealDeps): Buffer {
  if (kind === 'not-sealed') return clear;
  const outer = outerSigner(kind, deps.signers);
  const inner = kind === 'other-inner-signer' ? deps.signers.other : outer;
  const rules = signingOptions(kind, deps.at);
  const signed = signMessage(clear, inner, {
    ...rules,
    certificates: kind === 'inner-certificates' ? [inner.certificate, ...deps.chain] : [],
    alterSignature: kind === 'tampered-inner-signature',
  });
  const encrypted = encryptMessage(
    signed,
    recipientsOf(kind, deps).map(({ raw }) => raw),
    encryptionOptions(kind, deps),
  );
  if (kind === 'envelope-only') return encrypted;
  const sealed = signMessage(kind === 'signed-only' ? signed : encrypted, outer, {
    ...rules,
    certificates: kind === 'no-outer-certificate' ? [] : [outer.certificate, ...deps.chain],
    alterSignature: kind === 'tampered-outer-signature',
    signers: kind === 'two-outer-signers' ? 2 : 1,
  });
  return afterwards(sealed, kind, deps);
}

function outerSigner(kind: SealKind, signers: SealSigners): MessageSigner {
  switch (kind) {
    case 'expired-signer':
      return signers.expired;
    case 'revoked-signer':
      return signers.revoked;
    case 'unknown-authority':
      return signers.unknownAuthority;
    case 'no-non-repudiation':
      return signers.withoutNonRepudiation;
    case 'other-sender':
      return signers.other;
    default:
      return signers.right;
  }
}

const hour = 3_600_000;

function signingOptions(kind: SealKind, at: Date): SigningOptions {
  const times: Partial<Record<SealKind, readonly Date[]>> = {
    'no-signing-time': [],
    'two-signing-times': [at, new Date(at.getTime() + hour)],
    'signed-ahead': [new Date(Date.now() + 6 * hour)],
  };
  return {
    encoding: kind === 'sealed-ber' ? 'ber' : 'der',
    digest: kind === 'sha-1' ? 'sha1' : 'sha256',
    algorithm: kind === 'rsa-pkcs1-signature' ? 'sha256WithRsa' : 'pss',
    signedAt: times[kind] ?? [at],
  };
}

function recipientsOf(kind: SealKind, deps: SealDeps): readonly X509Certificate[] {
  if (kind === 'ec-recipient') return [];
  return kind === 'other-recipient' ? [deps.stranger] : deps.recipients;
}

function encryptionOptions(kind: SealKind, { stranger }: SealDeps): EncryptionOptions {
  return {
    encoding: kind === 'sealed-ber' ? 'ber' : 'der',
    cipher: kind === 'aes-256' ? 'aes-256-cbc' : 'aes-128-cbc',
    transport: kind === 'oaep' ? 'oaep' : 'pkcs1',
    // Decrypts to what begins with no padding, but by a chance of one in 65 536
    ...(kind === 'bad-key-padding' ? { alterKey: (key) => flipped(key, key.length - 1) } : {}),
    // The last byte of the last block but one: so the last byte of the padding is wrong
    ...(kind === 'bad-content-padding'
      ? { alterContent: (content) => flipped(content, content.length - 17) }
      : {}),
    ...(kind === 'ec-recipient' ? { others: [keyAgreementRecipient(stranger.raw)] } : {}),
  };
}

function flipped(bytes: Buffer, at: number): Buffer {
  const changed = Buffer.from(bytes);
  changed.writeUInt8(changed.readUInt8(at) ^ 0x80, at);
  return changed;
}

/** What befalls a part that was sealed right. */
function afterwards(sealed: Buffer, kind: SealKind, { recipients }: SealDeps): Buffer {
  switch (kind) {
    case 'truncated':
      return sealed.subarray(0, Math.floor(sealed.length * 0.6));
    case 'base64-twice':
      return Buffer.from(sealed.toString('base64'), 'latin1');
    case 'tampered-envelope': {
      // In the name of the sender's own recipient entry: the others still open it
      const serial = Buffer.from(recipients.at(-1)?.serialNumber ?? '', 'hex');
      const at = sealed.indexOf(serial);
      if (serial.length === 0 || at === -1) throw new TypeError('the sender is no recipient');
      return flipped(sealed, at + serial.length - 1);
    }
    default:
      return sealed;
  }
}
