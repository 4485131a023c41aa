import type { CallFeature, CardConnection } from '../../../../plugin/eid/reader/reader-port.ts';
import { connectDirectly } from '../card-connection.ts';
import type { DirectConnection } from '../card-connection.ts';
import type { InsertableCard } from '../emulated-card.ts';
import type { PadAct } from './pin-pad-driver.ts';

/*
 * A reader with a keypad, as PC/SC part 10 (2.5.2) describes it: it knows nothing of the Belgian card, and fills the digits into
 * the command by the positions of the structure alone.
 */

const verifyPinDirect = 0x06;

export interface PadConnection extends CardConnection {
  readonly direct: DirectConnection;
  /** Structures that the reader was given, in order. */
  readonly asked: Uint8Array[];
  /** Commands that came to the card from outside the reader, in order. */
  readonly sent: Uint8Array[];
}

/** A connection to a card in such a reader. `act`: what its holder does when the reader asks; null: the reader has no such feature. */
export function connectWithPad(card: InsertableCard, act: PadAct | null): PadConnection {
  const direct = connectDirectly(card);
  const asked: Uint8Array[] = [];
  const sent: Uint8Array[] = [];
  return {
    direct,
    asked,
    sent,
    atr: direct.atr,
    disconnect: (then) => direct.disconnect(then),
    transaction: (work) =>
      direct.transaction((transmit) => {
        const callFeature: CallFeature = async (tag, structure) => {
          if (act === null || tag !== verifyPinDirect) return null;
          asked.push(structure);
          if (act === 'wait') return words(0x6400);
          if (act === 'cancel') return words(0x6401);
          const [longest = 0, shortest = 0] = [structure[5], structure[6]];
          const { digits } = act;
          if (digits.length < shortest || digits.length > longest) return words(0x6403);
          const { data, status } = await transmit(filledIn(structure, digits));
          return Buffer.concat([data, words(status)]);
        };
        return work((command) => {
          sent.push(Uint8Array.from(command));
          return transmit(command);
        }, callFeature);
      }),
  };
}

const words = (status: number) => Buffer.from([status >> 8, status & 0xff]);

const headerLength = 19;
const commandHeader = 5;

/** The command with the digits in it. Throws for a structure whose positions lead outside the command, or for digits not in BCD. */
export function filledIn(structure: Uint8Array, digits: string): Uint8Array {
  const [, , format = 0, block = 0, lengthFormat = 0] = structure;
  const length = Buffer.from(structure).readUInt32LE(15);
  const command = Buffer.from(structure.subarray(headerLength));
  if (command.length !== length) throw new RangeError('ulDataLength is not that of the command');
  if ((format & 0x03) !== 1 || (format & 0x04) !== 0) throw new RangeError('not BCD from the left');
  const data = command.subarray(commandHeader);
  const nibbles = Array.from(data.toString('hex'));
  const inBits = (position: number, bytes: boolean) => (bytes ? position * 8 : position);
  const put = (bit: number, digit: number) => {
    if (bit % 4 !== 0 || bit / 4 >= nibbles.length) throw new RangeError('outside the command');
    nibbles[bit / 4] = digit.toString(16);
  };
  const first = inBits((format >> 3) & 0x0f, (format & 0x80) !== 0);
  if (first + (block & 0x0f) * 8 > data.length * 8) throw new RangeError('the block is too long');
  Array.from(digits).forEach((digit, index) => put(first + index * 4, Number(digit)));
  if (block >> 4 === 4) {
    put(inBits(lengthFormat & 0x0f, (lengthFormat & 0x10) !== 0), digits.length);
  }
  return Buffer.concat([command.subarray(0, commandHeader), Buffer.from(nibbles.join(''), 'hex')]);
}
