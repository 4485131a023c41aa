import type { CardResponse, Transmit } from './reader-port.ts';
import { ReaderError } from './reader-port.ts';

/* Commands to the card's file system (eid.md 1.4), and the small print of protocol T=0 (ISO 7816-3). */

/** More answers in pieces than any command of ours has: a card that goes on is broken. */
const maxPieces = 64;

/**
 * Makes a card's bare exchange of bytes into a {@link Transmit}: fetches an answer that waits (61xx), asks again with the length
 * that the card names (6Cxx). Throws ReaderError 'Failed' for an answer that is none.
 */
export function followT0(exchange: (command: Uint8Array) => Promise<Uint8Array>): Transmit {
  return async (command) => {
    const pieces: Uint8Array[] = [];
    let next = command;
    for (let count = 0; count < maxPieces; count += 1) {
      const answer = Buffer.from(await exchange(next));
      if (answer.length < 2) break;
      const status = answer.readUInt16BE(answer.length - 2);
      pieces.push(answer.subarray(0, -2));
      const low = status & 0xff;
      if (status >> 8 === 0x61) next = Uint8Array.of(0x00, 0xc0, 0x00, 0x00, low);
      else if (status >> 8 === 0x6c) next = withExpectedLength(next, low);
      else return { data: Buffer.concat(pieces), status } satisfies CardResponse;
    }
    throw new ReaderError('Failed');
  };
}

/** The same command with another Le, its last byte where it has one. */
function withExpectedLength(command: Uint8Array, length: number): Uint8Array {
  const dataEnd = command.length > 5 ? 5 + (command[4] ?? 0) : 4;
  return Uint8Array.of(...command.subarray(0, dataEnd), length);
}

export const selectApplication = (id: string): Uint8Array => {
  const bytes = Buffer.from(id, 'hex');
  return Uint8Array.of(0x00, 0xa4, 0x04, 0x0c, bytes.length, ...bytes);
};

/** `path` from the root, hex: "3F00DF014031". */
const selectFile = (path: string): Uint8Array => {
  const bytes = Buffer.from(path, 'hex');
  return Uint8Array.of(0x00, 0xa4, 0x08, 0x0c, bytes.length, ...bytes);
};

const readBinary = (offset: number, length: number): Uint8Array =>
  Uint8Array.of(0x00, 0xb0, offset >> 8, offset & 0xff, length & 0xff);

const fine = 0x9000;
const endOfFile = 0x6b00;
/** One READ BINARY brings no more. */
const chunk = 256;
/** Ten times the largest file of a card: one that has no end is broken. */
const maxFile = 0x7f00;

/** A file that did not come; `status` is the card's word for why. */
export interface FileProblem {
  readonly status: number;
}

/**
 * Reads a transparent file. `sizeOf` may say, from the first 256 bytes, how many are wanted at all: files are padded, and a card
 * takes 50 ms for each command.
 */
export async function readFile(
  transmit: Transmit,
  path: string,
  sizeOf: (head: Uint8Array) => number = () => maxFile,
): Promise<Uint8Array | FileProblem> {
  const selected = await transmit(selectFile(path));
  if (selected.status !== fine) return { status: selected.status };
  const pieces: Uint8Array[] = [];
  let read = 0;
  let wanted = maxFile;
  while (read < wanted) {
    const asked = Math.min(chunk, wanted - read);
    const { data, status } = await transmit(readBinary(read, asked));
    if (status === endOfFile) break;
    if (status !== fine) return { status };
    pieces.push(data);
    read += data.length;
    if (pieces.length === 1) wanted = Math.min(maxFile, sizeOf(data));
    if (data.length < asked) break;
  }
  return Buffer.concat(pieces).subarray(0, wanted);
}
