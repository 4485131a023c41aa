import { cipherOf, decryptContent, decryptKey, keyTransportOf } from './decryption.ts';
import type { Envelope } from './envelope.ts';
import { FatalSealError } from './problem.ts';
import type { SealError } from './problem.ts';
import type { DecryptionKey } from './verdict.ts';

export interface OpenedEnvelope<T> {
  readonly inner: T;
  /** Serial number of the key. */
  readonly openedBy: string;
  /** Overwrites what was decrypted; `inner` may be a view on it. */
  readonly wipe: () => void;
}

/** Keys of one serial number: one in practice. */
const maxAttempts = 4;

/**
 * Decrypts with each key that the envelope names by serial number, until `readInner` finds a signed message. Which step failed is not
 * said: wrong padding of the key or of the content, and decrypted octets that are no message, are one and the same answer.
 * Throws FatalSealError; algorithms that eHealth does not use are added to `errors`.
 */
export function openEnvelope<T>(
  { rsaRecipients, cipher, encrypted }: Envelope,
  keys: readonly DecryptionKey[],
  errors: SealError[],
  readInner: (bytes: Uint8Array) => T,
): OpenedEnvelope<T> {
  if (rsaRecipients.length === 0)
    throw new FatalSealError('ENVELOPED_DATA_CONTAINS_NO_KEYTRANSRECIPIENTINFOS');
  const attempts = rsaRecipients
    .flatMap((recipient) =>
      keys
        .filter(({ serialNumber }) => serialNumber === recipient.serialNumber)
        .map((key) => ({ recipient, key })),
    )
    .slice(0, maxAttempts);
  if (attempts.length === 0) throw new FatalSealError('DECRYPTION_PRIVATE_KEY_NOT_FOUND');

  const method = cipherOf(cipher);
  if (method?.isAllowed !== true) errors.push('DECRYPTION_SYMMETRIC_KEY_ALGORITHM_UNAUTHORIZED');
  const transports = attempts.map(({ recipient }) => keyTransportOf(recipient.algorithm));
  if (transports.some((transport) => transport?.isAllowed !== true))
    errors.push('DECRYPTION_ASYMMETRIC_KEY_ALGORITHM_UNAUTHORIZED');

  let failure = new FatalSealError('INNER_SIGNED_DATA_STRUCTURE_INCORRECT');
  for (const [index, { recipient, key }] of attempts.entries()) {
    const transport = transports[index] ?? null;
    if (method === null || transport === null)
      throw new FatalSealError('ENVELOPED_DATA_STRUCTURE_INCORRECT');
    const { keyLength } = method;
    const contentKey = decryptKey(recipient.encryptedKey, key.privateKey, keyLength, transport);
    const decrypted = decryptContent(method, contentKey, cipher, encrypted);
    contentKey.fill(0);
    if (decrypted === null) throw new FatalSealError('ENVELOPED_DATA_STRUCTURE_INCORRECT');
    const { plain, length, isPaddingRight } = decrypted;
    const wipe = () => void plain.fill(0);
    // Read in any case: its time must not depend on the padding
    const inner = attempt(() => readInner(plain.subarray(0, length)));
    if (isPaddingRight && inner.ok) return { inner: inner.value, openedBy: key.serialNumber, wipe };
    wipe();
    if (isPaddingRight && !inner.ok) failure = inner.error;
  }
  throw failure;
}

type Attempt<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: FatalSealError };

function attempt<T>(work: () => T): Attempt<T> {
  try {
    return { ok: true, value: work() };
  } catch (error) {
    if (error instanceof FatalSealError) return { ok: false, error };
    throw error;
  }
}
