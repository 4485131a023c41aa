import { PluginError } from '../../errors.ts';
import type { EcdsaHash, Signer } from '../../pki/signer.ts';
import type { CardKeyName } from '../card-service.ts';
import type { Transmit } from '../reader/reader-port.ts';
import { statusError } from './card-error.ts';

/* Which of a card's keys the next PIN and signature are for (eid.md 1.4, MSE SET). */

const references: Readonly<Record<CardKeyName, number>> = { authentication: 0x82, signature: 0x83 };

/** RSA: the card puts PKCS#1 v1.5 around what it gets, on every applet. EC: ECDSA over a hash of that kind that it gets. */
const algorithms: Readonly<Record<EcdsaHash, number>> = { sha256: 0x01, sha384: 0x02 };

const selectApplication = Uint8Array.of(0x00, 0xa4, 0x08, 0x0c, 0x04, 0x3f, 0x00, 0xdf, 0x00);

/** What a card says of a key that it has not, or that was never activated. */
const inactive: readonly number[] = [0x6985, 0x6a88];

const setEnvironment = (key: CardKeyName, hash: EcdsaHash): Uint8Array =>
  Uint8Array.of(0x00, 0x22, 0x41, 0xb6, 0x05, 0x04, 0x80, algorithms[hash], 0x84, references[key]);

/** `hash`: the kind that the card gets to sign; Costs no try. Rejects with ReaderError or ERR_CARD_…; ERR_CARD_SIGNATURE_INACTIVE where the signature key cannot be used. */
export async function chooseKey(
  transmit: Transmit,
  key: CardKeyName,
  hash: EcdsaHash = 'sha256',
): Promise<void> {
  const selected = await transmit(selectApplication);
  if (selected.status !== 0x9000) throw statusError(selected.status, 'SELECT');
  const { status } = await transmit(setEnvironment(key, hash));
  if (status === 0x9000) return;
  if (key === 'signature' && inactive.includes(status)) throw inactiveKey();
  throw statusError(status, 'MSE SET');
}

/**
 * Runs `work` with a key chosen, in a transaction. The card would remember the signature key: the next PIN, also of another program, would
 * then not unlock the authentication key. So the card is left with that one chosen.
 */
export async function withKeyChosen<Result>(
  transmit: Transmit,
  key: CardKeyName,
  work: () => Promise<Result>,
  hash: EcdsaHash = 'sha256',
): Promise<Result> {
  try {
    await chooseKey(transmit, key, hash);
    return await work();
  } finally {
    if (key !== 'authentication' || hash !== 'sha256')
      await transmit(setEnvironment('authentication', 'sha256')).catch(() => null);
  }
}

/** The hash that a key of this type signs with. */
export const hashFor = (keyType: Signer['keyType'], ecdsaHash: EcdsaHash = 'sha256'): EcdsaHash =>
  keyType === 'EC' ? ecdsaHash : 'sha256';

/** DigestInfo of SHA-256 up to the hash (RFC 8017 9.2, note 1). */
const digestInfoHead = Buffer.from('3031300d060960864801650304020105000420', 'hex');

/** What PKCS#1 v1.5 is put around, for a SHA-256 hash. */
export function digestInfoOf(hash: Uint8Array): Uint8Array {
  return Buffer.concat([digestInfoHead, hash]);
}

export function inactiveKey(): PluginError {
  return new PluginError('ERR_CARD_SIGNATURE_INACTIVE', 'the signature key was never activated');
}
