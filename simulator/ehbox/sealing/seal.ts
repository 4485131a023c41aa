import type { X509Certificate } from 'node:crypto';
import type { SealKind } from '../../control/letter-order.ts';
import {
  encryptLayer,
  signLayer,
  type EncryptionRules,
  type SealSigner,
  type SignatureRules,
} from './layers.ts';

/** Who signs by kind: `right`, and those that something is wrong with. */
export interface SealSigners {
  readonly right: SealSigner;
  /** Another holder with a right certificate. */
  readonly other: SealSigner;
  readonly expired: SealSigner;
  readonly revoked: SealSigner;
  readonly unknownAuthority: SealSigner;
  readonly withoutNonRepudiation: SealSigner;
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

/**
 * Seals one part as eHealth's library does (mailbox.md 14): signed, encrypted, signed again; or with what `kind` names instead.
 */
export function seal(clear: Buffer, kind: SealKind, deps: SealDeps): Buffer {
  if (kind === 'not-sealed') return clear;
  const outer = outerSigner(kind, deps.signers);
  const inner = kind === 'other-inner-signer' ? deps.signers.other : outer;
  const rules = signatureRules(kind, deps.at);
  const signed = signLayer(clear, [inner], {
    ...rules,
    certificates: kind === 'inner-certificates' ? [inner.certificate, ...deps.chain] : [],
    isSpoilt: kind === 'tampered-inner-signature',
  });
  const recipients = kind === 'other-recipient' ? [deps.stranger] : deps.recipients;
  const encrypted = encryptLayer(signed, recipients, encryptionRules(kind));
  if (kind === 'envelope-only') return encrypted;
  const sealed = signLayer(
    kind === 'signed-only' ? signed : encrypted,
    kind === 'two-outer-signers' ? [outer, deps.signers.other] : [outer],
    {
      ...rules,
      certificates: kind === 'no-outer-certificate' ? [] : [outer.certificate, ...deps.chain],
      isSpoilt: kind === 'tampered-outer-signature',
    },
  );
  return afterwards(sealed, kind, deps);
}

function outerSigner(kind: SealKind, signers: SealSigners): SealSigner {
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

function signatureRules(
  kind: SealKind,
  at: Date,
): Omit<SignatureRules, 'certificates' | 'isSpoilt'> {
  const times: Partial<Record<SealKind, readonly Date[]>> = {
    'no-signing-time': [],
    'two-signing-times': [at, new Date(at.getTime() + hour)],
    'signed-ahead': [new Date(Date.now() + 6 * hour)],
  };
  return {
    writing: kind === 'sealed-ber' ? 'ber' : 'der',
    digest: kind === 'sha-1' ? 'sha1' : 'sha256',
    algorithm: kind === 'rsa-pkcs1-signature' ? 'pkcs1' : 'pss',
    signedAt: times[kind] ?? [at],
  };
}

function encryptionRules(kind: SealKind): EncryptionRules {
  const spoilt = kind === 'bad-key-padding' ? 'key' : null;
  return {
    writing: kind === 'sealed-ber' ? 'ber' : 'der',
    keyBits: kind === 'aes-256' ? 256 : 128,
    keyEncryption: kind === 'oaep' ? 'oaep' : 'pkcs1',
    spoilt: kind === 'bad-content-padding' ? 'content' : spoilt,
    isKeyAgreement: kind === 'ec-recipient',
  };
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
      const own = recipients.at(-1);
      const serial = Buffer.from(own?.serialNumber ?? '', 'hex');
      const at = sealed.indexOf(serial);
      if (own === undefined || at === -1) throw new TypeError('the sender is no recipient');
      const tampered = Buffer.from(sealed);
      tampered.writeUInt8(tampered.readUInt8(at + serial.length - 1) ^ 1, at + serial.length - 1);
      return tampered;
    }
    default:
      return sealed;
  }
}
