/**
 * How many bytes the DER value that begins here has, header included: files of cards are padded with zeros. 0 for a file that
 * does not begin with a SEQUENCE, such as the zeros that some cards hold in place of a missing certificate.
 */
export function derLength(file: Uint8Array): number {
  const [tag, first = 0, second = 0, third = 0] = file;
  if (tag !== 0x30) return 0;
  if (first < 0x80) return 2 + first;
  if (first === 0x81) return 3 + second;
  return first === 0x82 ? 4 + second * 256 + third : 0;
}

/** The DER value itself; null where there is none, or less of it than it says. */
export function cutToDer(file: Uint8Array): Uint8Array | null {
  const length = derLength(file);
  return length === 0 || length > file.length ? null : file.subarray(0, length);
}
