import { createHash } from 'node:crypto';
import type { Signer } from '../../pki/signer.ts';
import { cardError, statusError } from '../card/card-error.ts';
import type { CardKey } from './card-session.ts';
import { verifyPinOnPad } from './pin-pad.ts';
import { pinBlock } from '../card/pin.ts';
import type { CallFeature, CardConnection, Transmit } from '../reader/reader-port.ts';

/*
 * The authentication key by commands straight to the card (eid.md 1.4): for cards that the installed middleware cannot sign
 * with, and for machines that have none.
 */

const authenticationKey = 0x82;

/** RSA: the card puts PKCS#1 v1.5 around what it gets, on every applet. EC: ECDSA over a SHA-256 hash that it gets. */
const algorithm = 0x01;

/** DigestInfo of SHA-256 up to the hash (RFC 8017 9.2, note 1). */
const digestInfoHead = Buffer.from('3031300d060960864801650304020105000420', 'hex');

const selectApplication = Uint8Array.of(0x00, 0xa4, 0x08, 0x0c, 0x04, 0x3f, 0x00, 0xdf, 0x00);
const setEnvironment = Uint8Array.of(
  ...[0x00, 0x22, 0x41, 0xb6, 0x05],
  ...[0x04, 0x80, algorithm, 0x84, authenticationKey],
);

/**
 * Presents the PIN once and gives the key, which works as long as the connection does; null: the reader's keypad asks it. Rejects
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

function presentPin(connection: CardConnection, pin: string | null): Promise<void> {
  return inTransaction(connection, async (transmit, callFeature) => {
    // First the key, then its PIN: with the other key chosen a right PIN would not unlock this one
    await chooseKey(transmit);
    if (pin === null) await verifyPinOnPad(callFeature);
    else await verifyPin(transmit, pin);
  });
}

/** A function of its own: closures of one function share its variables, and these live as long as the session. */
function cardKey(connection: CardConnection, keyType: Signer['keyType']): CardKey {
  return {
    sign: (data) =>
      inTransaction(connection, async (transmit) => {
        await chooseKey(transmit);
        return computeSignature(transmit, inputOf(keyType, data));
      }),
    // The connection's owner ends the PIN state on the card (logout.ts); there is nothing else here
    logOut: () => Promise.resolve(),
  };
}

async function chooseKey(transmit: Transmit): Promise<void> {
  await expectOk(transmit, selectApplication, 'SELECT');
  await expectOk(transmit, setEnvironment, 'MSE SET');
}

async function verifyPin(transmit: Transmit, pin: string): Promise<void> {
  const block = pinBlock(pin);
  const command = Uint8Array.of(0x00, 0x20, 0x00, 0x01, block.length, ...block);
  try {
    await expectOk(transmit, command, 'VERIFY');
  } finally {
    command.fill(0);
    block.fill(0);
  }
}

async function computeSignature(transmit: Transmit, input: Uint8Array): Promise<Uint8Array> {
  const command = Uint8Array.of(0x00, 0x2a, 0x9e, 0x9a, input.length, ...input);
  return expectOk(transmit, command, 'PSO');
}

function inputOf(keyType: Signer['keyType'], data: Uint8Array): Uint8Array {
  const hash = createHash('sha256').update(data).digest();
  return keyType === 'RSA' ? Buffer.concat([digestInfoHead, hash]) : hash;
}

async function expectOk(
  transmit: Transmit,
  command: Uint8Array,
  step: string,
): Promise<Uint8Array> {
  const { data, status } = await transmit(command);
  if (status !== 0x9000) throw statusError(status, step);
  return data;
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
