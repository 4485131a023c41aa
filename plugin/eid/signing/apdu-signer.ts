import { createHash } from 'node:crypto';
import type { EcdsaHash, Signer } from '../../pki/signer.ts';
import type { CardKeyName } from '../card-service.ts';
import { cardError, statusError } from '../card/card-error.ts';
import {
  chooseKey,
  hashFor,
  digestInfoOf,
  inactiveKey,
  withKeyChosen,
} from '../card/key-choice.ts';
import { pinBlock } from '../card/pin.ts';
import type { CardKey } from './card-session.ts';
import { verifyPinOnPad } from './pin-pad.ts';
import type { CallFeature, CardConnection, Transmit } from '../reader/reader-port.ts';

/*
 * The keys of a card by commands straight to it (eid.md 1.4): for cards and keys that the installed middleware cannot sign with, and for
 * machines that have none.
 */

/** What a card may say of a key that was never activated, although it took the PIN. */
const notActivated = 0x6985;

/**
 * Presents the PIN once and gives the authentication key, which works as long as the connection does; null: the reader's keypad asks it. Rejects
 * with ERR_PIN_…, ERR_CARD_…, or ERR_MIDDLEWARE_MISSING for a keypad that works by a library only.
 */
export async function logInByApdu(
  connection: CardConnection,
  keyType: Signer['keyType'],
  pin: string | null,
): Promise<CardKey> {
  await presentPin(connection, pin);
  return cardKey(connection, keyType);
}

export interface OneMessage {
  readonly key: CardKeyName;
  readonly keyType: Signer['keyType'];
  readonly data: Uint8Array;
  readonly ecdsaHash?: EcdsaHash | undefined;
}

/**
 * Presents the PIN once and signs one message, in one transaction: the signature key wants its PIN directly before, and no other program
 * may sign with it in between. Rejects as {@link logInByApdu}, and with ERR_CARD_SIGNATURE_INACTIVE.
 */
export function signOnceByApdu(
  connection: CardConnection,
  { key, keyType, data, ecdsaHash }: OneMessage,
  pin: string | null,
): Promise<Uint8Array> {
  const hash = hashFor(keyType, ecdsaHash);
  const work = async (transmit: Transmit, callFeature: CallFeature | undefined) => {
    await takePin(transmit, callFeature, pin);
    return computeSignature(transmit, inputOf(keyType, data, hash), key);
  };
  return inTransaction(connection, (transmit, callFeature) =>
    withKeyChosen(transmit, key, () => work(transmit, callFeature), hash),
  );
}

function presentPin(connection: CardConnection, pin: string | null): Promise<void> {
  return inTransaction(connection, async (transmit, callFeature) => {
    // First the key, then its PIN: with the other key chosen a right PIN would not unlock this one
    await chooseKey(transmit, 'authentication');
    await takePin(transmit, callFeature, pin);
  });
}

async function takePin(
  transmit: Transmit,
  callFeature: CallFeature | undefined,
  pin: string | null,
): Promise<void> {
  if (pin === null) await verifyPinOnPad(callFeature);
  else await verifyPin(transmit, pin);
}

/** A function of its own: closures of one function share its variables, and these live as long as the session. */
function cardKey(connection: CardConnection, keyType: Signer['keyType']): CardKey {
  return {
    sign: (data) =>
      inTransaction(connection, async (transmit) => {
        await chooseKey(transmit, 'authentication');
        return computeSignature(transmit, inputOf(keyType, data), 'authentication');
      }),
    // The connection's owner ends the PIN state on the card (logout.ts); there is nothing else here
    logOut: () => Promise.resolve(),
  };
}

async function verifyPin(transmit: Transmit, pin: string): Promise<void> {
  const block = pinBlock(pin);
  const command = Uint8Array.of(0x00, 0x20, 0x00, 0x01, block.length, ...block);
  try {
    const { status } = await transmit(command);
    if (status !== 0x9000) throw statusError(status, 'VERIFY');
  } finally {
    command.fill(0);
    block.fill(0);
  }
}

async function computeSignature(
  transmit: Transmit,
  input: Uint8Array,
  key: CardKeyName,
): Promise<Uint8Array> {
  const command = Uint8Array.of(0x00, 0x2a, 0x9e, 0x9a, input.length, ...input);
  const { data, status } = await transmit(command);
  if (status === 0x9000) return data;
  if (status === notActivated && key === 'signature') throw inactiveKey();
  throw statusError(status, 'PSO');
}

function inputOf(
  keyType: Signer['keyType'],
  data: Uint8Array,
  hashName: EcdsaHash = 'sha256',
): Uint8Array {
  const hash = createHash(hashName).update(data).digest();
  return keyType === 'RSA' ? digestInfoOf(hash) : hash;
}

async function inTransaction<T>(
  connection: CardConnection,
  work: (transmit: Transmit, callFeature?: CallFeature) => Promise<T>,
): Promise<T> {
  try {
    return await connection.transaction(work);
  } catch (error) {
    throw cardError(error);
  }
}
