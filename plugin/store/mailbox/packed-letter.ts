import type { WrittenLetter } from '../../domain/mailbox/sending/written-letter.ts';

/*
 * A written letter as one file: length of the words (4 bytes), the words as JSON with the length of each annex, then the annexes.
 */

type Words = Omit<WrittenLetter, 'annexes'> & {
  readonly annexes: readonly { readonly name: string; readonly length: number }[];
};

export function packLetter(letter: WrittenLetter): Uint8Array {
  const words: Words = {
    ...letter,
    annexes: letter.annexes.map(({ name, bytes }) => ({ name, length: bytes.length })),
  };
  const text = Buffer.from(JSON.stringify(words));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  return Buffer.concat([length, text, ...letter.annexes.map(({ bytes }) => bytes)]);
}

/** Of a file that its seal has shown to be the one that was packed. */
export function unpackLetter(packed: Uint8Array): WrittenLetter {
  const file = Buffer.from(packed.buffer, packed.byteOffset, packed.length);
  let at = 4 + file.readUInt32BE();
  const words = JSON.parse(file.toString('utf8', 4, at)) as Words;
  const annexes = words.annexes.map(({ name, length }) => {
    const bytes = file.subarray(at, at + length);
    at += length;
    return { name, bytes };
  });
  return { ...words, annexes };
}
