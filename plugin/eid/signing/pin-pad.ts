import { PluginError } from '../../errors.ts';
import { statusError } from '../card/card-error.ts';
import { pinFormat } from '../card/pin.ts';
import { readerFeature } from '../reader/features.ts';
import type { CallFeature } from '../reader/reader-port.ts';

/*
 * The PIN on the reader's own keypad, without middleware: PC/SC part 10, 2.5.2. The reader puts the digits into the command and
 * sends it; they never come to this machine. The values are those of public clients of the Belgian card.
 */

/** How long the holder may take before the first key, and between two keys, in seconds. */
const patienceSeconds = 30;

/** VERIFY with the block of eid.md 1.4, before the reader fills it in: `2` and the number of digits, then the digits. */
const verifyTemplate = Uint8Array.of(
  ...[0x00, 0x20, 0x00, 0x01, 0x08],
  ...[0x20, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
);

/** PIN_VERIFY_STRUCTURE. Numbers of more than one byte are little-endian. */
export function pinVerifyStructure(): Uint8Array {
  const [shortest, longest] = [4, 12];
  return Uint8Array.of(
    patienceSeconds,
    patienceSeconds,
    // bmFormatString: positions in bytes; the PIN begins at byte 1 of the data; left-justified; BCD
    0x80 | (1 << 3) | 0x01,
    // bmPINBlockString: four bits hold the number of digits; the PIN has seven bytes
    0x47,
    // bmPINLengthFormat: that number begins at bit 4
    0x04,
    ...[longest, shortest],
    // The holder ends with the green key
    0x02,
    // One message of the reader's own, in English
    ...[0x01, 0x09, 0x04, 0x00],
    // Of protocol T=1 only
    ...[0x00, 0x00, 0x00],
    ...[verifyTemplate.length, 0x00, 0x00, 0x00],
    ...verifyTemplate,
  );
}

/**
 * Has the reader ask the PIN and present it, once; resolves when the card took it. Rejects with ERR_PIN_TIMEOUT, ERR_PIN_CANCELLED,
 * ERR_PIN_FORMAT (a wrong number of digits, which the card never saw), ERR_PIN_WRONG, ERR_PIN_BLOCKED or ERR_CARD_FAULT, and with
 * ERR_MIDDLEWARE_MISSING where the keypad works by a library only.
 */
export async function verifyPinOnPad(callFeature: CallFeature | undefined): Promise<void> {
  const answer = await callFeature?.(readerFeature.verifyPinDirect, pinVerifyStructure());
  if (answer == null) {
    throw new PluginError('ERR_MIDDLEWARE_MISSING', 'this keypad works by a PKCS#11 library only');
  }
  const status = answer.length < 2 ? 0 : Buffer.from(answer).readUInt16BE(answer.length - 2);
  if (status !== 0x9000) throw padError(status);
}

/** Part 10, 2.5: the reader's own words; any other is the card's. */
function padError(status: number): PluginError {
  switch (status) {
    case 0x6400:
      return new PluginError('ERR_PIN_TIMEOUT', 'no PIN was typed on the reader in time');
    case 0x6401:
      return new PluginError('ERR_PIN_CANCELLED', 'the holder cancelled on the reader');
    case 0x6402:
    case 0x6403:
      return pinFormat();
    default:
      return statusError(status, 'VERIFY on the keypad');
  }
}
