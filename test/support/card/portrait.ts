/*
 * A passport photo as cards have it: baseline JPEG, grey, 140x200. Of no real person: a disc for a head over a disc for
 * shoulders, one shade per block of 8x8, so that a page shows something and no picture of a person lies in the repository.
 */

const width = 140;
const height = 200;
/** Shades come in steps of eight: the quantiser of the first coefficient. */
const step = 64;

export function portrait(): Buffer {
  const bits: string[] = [];
  let last = 0;
  for (let row = 0; row < Math.ceil(height / 8); row += 1) {
    for (let column = 0; column < Math.ceil(width / 8); column += 1) {
      const level = Math.round(((shade(column * 8 + 4, row * 8 + 4) - 128) * 8) / step);
      bits.push(firstCoefficient(level - last), '0');
      last = level;
    }
  }
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xdb, [0, ...Array.from({ length: 64 }, () => step)]),
    segment(0xc0, [8, 0, height, 0, width, 1, 1, 0x11, 0]),
    // Twelve categories of four bits each; then a table whose only word ends the block
    segment(0xc4, [0x00, 0, 0, 0, 12, ...zeros(12), ...Array.from({ length: 12 }, (_, i) => i)]),
    segment(0xc4, [0x10, 1, ...zeros(15), 0]),
    segment(0xda, [1, 1, 0x00, 0, 63, 0]),
    entropyCoded(bits.join('')),
    Buffer.from([0xff, 0xd9]),
  ]);
}

function shade(x: number, y: number): number {
  const within = (centreX: number, centreY: number, radius: number) =>
    Math.hypot(x - centreX, y - centreY) < radius;
  if (within(70, 78, 38)) return 168;
  return within(70, 205, 72) ? 72 : 224;
}

/** Category in four bits, then the difference in as many bits as the category says (ITU T.81, F.1.2.1). */
function firstCoefficient(difference: number): string {
  const category = difference === 0 ? 0 : Math.floor(Math.log2(Math.abs(difference))) + 1;
  const value = difference < 0 ? difference + 2 ** category - 1 : difference;
  return binary(category, 4) + (category === 0 ? '' : binary(value, category));
}

const binary = (value: number, length: number): string => value.toString(2).padStart(length, '0');

const zeros = (count: number): number[] => Array.from({ length: count }, () => 0);

function segment(marker: number, body: readonly number[]): Buffer {
  const length = body.length + 2;
  return Buffer.from([0xff, marker, length >> 8, length & 0xff, ...body]);
}

function entropyCoded(bits: string): Buffer {
  const filled = bits.padEnd(8 * Math.ceil(bits.length / 8), '1');
  const bytes = Array.from({ length: filled.length / 8 }, (_, index) =>
    parseInt(filled.slice(8 * index, 8 * index + 8), 2),
  );
  return Buffer.from(bytes.flatMap((byte) => (byte === 0xff ? [0xff, 0x00] : [byte])));
}
