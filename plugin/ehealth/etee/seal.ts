import { createPublicKey } from 'node:crypto';
import { PluginError } from '../../errors.ts';
import type { ErrorParams, PluginErrorCode } from '../../errors.ts';
import type { EncryptionToken } from '../../pki/cms/etk.ts';
import { createBerBudget } from '../../pki/asn1/ber.ts';
import { readCertificate } from '../../pki/x509/certificate.ts';
import { commonName, parseEhealthName } from '../../pki/x509/ehealth-subject.ts';
import { maskNumbers } from '../../pki/x509/identifier.ts';
import { weaknessOf } from '../../pki/x509/public-key.ts';
import { writeEnvelope, writeSignedLayer } from './sealed-layers.ts';
import type { LayerKey } from './sealed-layers.ts';
import { maxDepth } from './signed-layer.ts';

/** Who seals: the key that signs, by its certificate. */
export interface SealSender extends LayerKey {
  /** DER of the authorities above the certificate, as the keystore has them; they travel in the message. */
  readonly chain: readonly Uint8Array[];
}

export interface SealOptions {
  readonly sender: SealSender;
  /** The sender's own encryption token: what is sent remains readable in the sent box. */
  readonly own: EncryptionToken;
  /** Validated by {@link readEtk}; one with flaws is refused. Several of one holder are all sealed for. */
  readonly recipients: readonly EncryptionToken[];
  readonly at: Date;
}

/** The mailbox takes 10 MB a letter, all parts and their seals together; its own answer is the exact limit. */
export const maxContentBytes = 10 * 1024 * 1024;
/** Each takes 445 octets in each part. */
export const maxTokens = 200;

/**
 * Seals content: signed, encrypted for every recipient and the sender, signed (mailbox.md 14). All or nothing: one recipient whose token is
 * not valid, or whose key is of a kind that eHealth has not published a way for, refuses the whole.
 *
 * Throws ERR_LETTER_RECIPIENTS, ERR_LETTER_RECIPIENT_KEY, ERR_LETTER_RECIPIENT_TOKEN, ERR_LETTER_SENDER_KEY,
 * ERR_LETTER_SENDER_CERTIFICATE, ERR_LETTER_TOO_LARGE. Revocation of the tokens is not looked up here.
 */
export function seal(content: Uint8Array, options: SealOptions): Buffer {
  const { sender, own, recipients, at } = options;
  if (content.length > maxContentBytes) {
    const params = { size: megabytes(content.length), limit: megabytes(maxContentBytes) };
    throw new PluginError('ERR_LETTER_TOO_LARGE', `${content.length} octets to seal`, { params });
  }
  requireSender(sender, at);
  const certificates = requireRecipients([own, ...recipients], recipients.length, at);
  const signed = writeSignedLayer(content, sender, at, []);
  const encrypted = writeEnvelope(signed, certificates);
  signed.fill(0);
  return writeSignedLayer(encrypted, sender, at, [sender.certificate, ...sender.chain]);
}

const megabytes = (octets: number) => Math.ceil(octets / (1024 * 1024));

/** Refuses what recipients would find wrong with the signature. */
function requireSender({ certificate, privateKey }: SealSender, at: Date): void {
  const { facts, publicKey } = readCertificate(certificate, createBerBudget(maxDepth));
  const { keyAlgorithm, notBefore, notAfter } = facts;
  if (keyAlgorithm.type !== 'RSA' || weaknessOf(keyAlgorithm) !== null)
    throw new PluginError(
      'ERR_LETTER_SENDER_KEY',
      `a key of kind ${keyAlgorithm.type} or too short`,
    );
  if (at.getTime() < Date.parse(notBefore) || Date.parse(notAfter) < at.getTime())
    throw new PluginError('ERR_LETTER_SENDER_CERTIFICATE', 'the certificate is not valid now');
  if (publicKey?.equals(createPublicKey(privateKey)) !== true)
    throw new TypeError('a certificate of another key');
}

/** DER of the encryption certificates, each once. */
function requireRecipients(
  tokens: readonly EncryptionToken[],
  recipients: number,
  at: Date,
): readonly Uint8Array[] {
  if (recipients === 0 || recipients > maxTokens) {
    const params = { count: recipients, limit: maxTokens };
    throw new PluginError('ERR_LETTER_RECIPIENTS', `${recipients} recipients`, { params });
  }
  refuse('ERR_LETTER_RECIPIENT_KEY', tokens.filter(isForOtherKeys));
  refuse(
    'ERR_LETTER_RECIPIENT_TOKEN',
    tokens.filter(({ flaws, certificate }) => flaws.length > 0 || !isValidAt(certificate, at)),
  );
  const byFingerprint = new Map(
    tokens.map(({ certificate }) => [certificate.fingerprint, certificate.der]),
  );
  return [...byFingerprint.values()].map((der) => Buffer.from(der, 'base64'));
}

/** How letters are sealed for an elliptic-curve key is not public. */
const isForOtherKeys = ({ certificate }: EncryptionToken) =>
  certificate.keyAlgorithm.type !== 'RSA';

const isValidAt = ({ notBefore, notAfter }: EncryptionToken['certificate'], at: Date) =>
  Date.parse(notBefore) <= at.getTime() && at.getTime() <= Date.parse(notAfter);

function refuse(code: PluginErrorCode, tokens: readonly EncryptionToken[]): void {
  if (tokens.length === 0) return;
  const names = [...new Set(tokens.map(nameOf))];
  const shown = names.slice(0, 5).join(', ');
  const params: ErrorParams = { names: names.length > 5 ? `${shown} …` : shown };
  const flaws = [...new Set(tokens.flatMap((token) => token.flaws))].join(', ');
  throw new PluginError(code, `tokens refused: ${tokens.length} (${flaws})`, { params });
}

/** The holder's name; the identifier, masked, where the certificate has none. */
function nameOf({ subject }: EncryptionToken): string {
  const name = parseEhealthName(subject)?.holder.name ?? '';
  return name === '' ? maskNumbers(commonName(subject) ?? '?') : name;
}
